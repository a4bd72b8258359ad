//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Origin.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static const VarDecl *localNamed(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() ? Var : nullptr;
}

namespace {

class Search {
public:
  std::optional<SharedElsewhere> value(const Function &F, const Expr *E,
                                       unsigned Calls) {
    E = E->IgnoreImplicit()->IgnoreParenImpCasts();
    // node_ptr(new node)
    while (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
      E = Cast->getSubExpr()->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      const CXXConstructorDecl *Constructor = Construct->getConstructor();
      if (!Constructor->isCopyOrMoveConstructor())
        return std::nullopt;
      E = Construct->getArg(0)->IgnoreParenImpCasts();
      if (!E->isGLValue() || isa<MaterializeTemporaryExpr>(E))
        return value(F, E, Calls);
    }
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      if (Call->isCallToStdMove())
        return value(F, Call->getArg(0), Calls);
      return result(F, Call, Calls);
    }
    if (const VarDecl *Var = localNamed(E))
      return local(F, Var, Calls);
    if (isa<InitListExpr, CXXNewExpr, CXXNullPtrLiteralExpr>(E))
      return std::nullopt;
    return SharedElsewhere{E};
  }

  std::optional<SharedElsewhere> local(const Function &F, const VarDecl *Var,
                                       unsigned Calls) {
    if (!Seen.insert(Var).second || isa<ParmVarDecl>(Var) ||
        !is_contained(F.locals(), Var))
      return std::nullopt;
    if (const Expr *Init = Var->getInit())
      if (std::optional<SharedElsewhere> Why = value(F, Init, Calls))
        return Why;
    for (const DeclRefExpr *Ref : F.references(Var))
      if (std::optional<SharedElsewhere> Why = use(F, Ref, Calls))
        return Why;
    return std::nullopt;
  }

private:
  /// make()    std::make_unique<node>()    cache.find(key)
  std::optional<SharedElsewhere> result(const Function &F, const CallExpr *Call,
                                        unsigned Calls) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (roleOf(F.unit(), Call, FunctionRole::Constructs))
      return std::nullopt;
    const Function *Body = Callee ? F.unit().function(Callee) : nullptr;
    // What the value of its promise is nobody can tell.
    if (!Body || Body->coroutine() || Calls == 0)
      return SharedElsewhere{Call};
    for (const ReturnStmt *Return : Body->own<ReturnStmt>())
      if (const Expr *Value = Return->getRetValue())
        if (value(*Body, Value, Calls - 1))
          return SharedElsewhere{Call};
    return std::nullopt;
  }

  /// page_ = page    pages.push_back(page)    page = cached()
  ///         ^~~~                    ^~~~     ^~~~
  std::optional<SharedElsewhere> use(const Function &F, const DeclRefExpr *Ref,
                                     unsigned Calls) {
    const Expr *Given = Ref;
    const Stmt *User = F.user(Ref);
    if (const auto *Copy = dyn_cast_or_null<CXXConstructExpr>(User)) {
      // `auto other = page;` stays in this frame.
      if (!Copy->getConstructor()->isCopyConstructor())
        return std::nullopt;
      const auto *Declares = dyn_cast_or_null<DeclStmt>(F.user(Copy));
      if (const auto *Other = Declares && Declares->isSingleDecl()
                                  ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                                  : nullptr)
        return local(F, Other, Calls);
      Given = Copy;
      User = F.user(Copy);
    }
    const auto *Call = dyn_cast_or_null<CallExpr>(User);
    if (!Call)
      return std::nullopt;
    if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(Call)) {
      if (Assign->getOperator() != OO_Equal)
        return std::nullopt;
      const Expr *To = Assign->getArg(0)->IgnoreParenImpCasts();
      if (To == Ref)
        return value(F, Assign->getArg(1), Calls);
      if (!localNamed(To))
        return SharedElsewhere{Assign};
      return std::nullopt;
    }
    // What is given by reference to a function that changes another object.
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    if (!Member || !Member->getMethodDecl() ||
        Member->getMethodDecl()->isConst() ||
        none_of(Member->arguments(),
                [&](const Expr *Argument) {
                  return Argument->IgnoreParenImpCasts() == Given ||
                         Argument->IgnoreImplicit() == Given;
                }) ||
        localNamed(Member->getImplicitObjectArgument()))
      return std::nullopt;
    return SharedElsewhere{Call};
  }

  SmallPtrSet<const VarDecl *, 8> Seen;
};

} // namespace

/// How many calls deep the origin of a result is looked for.
static constexpr unsigned CallDepth = 3;

std::optional<SharedElsewhere> whyShared(const Function &F, const Expr *E) {
  return Search().value(F, E, CallDepth);
}

std::optional<SharedElsewhere> whyShared(const Function &F,
                                         const VarDecl *Var) {
  return Search().local(F, Var, CallDepth);
}

const Expr *whereCopied(TranslationUnit &TU, const LambdaExpr *Work,
                        SourceLocation Capture) {
  const Function *Body = TU.function(Work->getCallOperator());
  if (!Body)
    return nullptr;
  for (const LambdaCapture &Captured : Work->captures())
    if (Captured.capturesVariable() && Captured.getLocation() == Capture)
      for (const DeclRefExpr *Ref : Body->references(Captured.getCapturedVar()))
        if (const auto *Copy =
                dyn_cast_or_null<CXXConstructExpr>(Body->user(Ref));
            Copy && Copy->getConstructor()->isCopyConstructor())
          return Copy;
  return nullptr;
}

bool isCopyable(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return !R || !R->hasDefinition() || R->needsImplicitCopyConstructor() ||
         any_of(R->ctors(), [](const CXXConstructorDecl *C) {
           return C->isCopyConstructor() && !C->isDeleted();
         });
}

} // namespace async_tidy
