//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/AwaitedBorrow.h"
#include "core/base/Compat.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Roles.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {
/// The await whose result an expression refers to.
struct Origin {
  const CoawaitExpr *Await = nullptr;
  const Expr *Through = nullptr;
  explicit operator bool() const { return Await; }
};
} // namespace

static Origin originOf(const Expr *E);

static Origin through(const Expr *E, const Expr *From) {
  Origin Result = originOf(From);
  if (Result)
    Result.Through = E;
  return Result;
}

/// std::move(x), std::get<0>(x), std::begin(x): the same, or a part of it.
static bool passesThrough(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  return Callee && Callee->isInStdNamespace() && Callee->getIdentifier() &&
         Call->getNumArgs() == 1 &&
         StringSwitch<bool>(Callee->getName())
             .Cases({"move", "forward", "as_const", "get", "addressof",
                     "move_if_noexcept", "get_if"},
                    true)
             .Cases({"begin", "end", "cbegin", "cend", "data"},
                    isStandardOwner(Call->getArg(0)->getType()))
             .Default(false);
}

static Origin originOfCall(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee)
    return {};
  if (const Expr *Object = objectOf(Call))
    return givesOwnPart(Call) ? through(Call, Object) : Origin();
  if (!Call->isGLValue() && !Call->getType()->isPointerType() &&
      !isView(Call->getType()))
    return {};
  if (passesThrough(Call))
    return through(Call, Call->getArg(0));
  for (unsigned I = 0; I < Callee->getNumParams() && I < Call->getNumArgs();
       ++I)
    if (Callee->getParamDecl(I)->hasAttr<LifetimeBoundAttr>())
      if (Origin Found = through(Call, Call->getArg(I)))
        return Found;
  return {};
}

/// string_view(s), span(v): a view of what owns its elements.
static Origin originOfView(const CXXConstructExpr *Construct) {
  if (!isView(Construct->getType()) || Construct->getNumArgs() == 0)
    return {};
  const Expr *From = Construct->getArg(0);
  // The copy of a view leads where the view does; a view that the await gives
  // is not a view of the await.
  if (Construct->getConstructor()->isCopyOrMoveConstructor())
    return From->isPRValue() || isa<MaterializeTemporaryExpr>(From)
               ? originOf(From)
               : Origin();
  return isStandardOwner(From->getType()) || From->getType()->isPointerType()
             ? through(Construct, From)
             : Origin();
}

/// What \p E refers to, when that is the result of an await or a part of it: an
/// lvalue there, a pointer to it, a view of it.
static Origin originOf(const Expr *E) {
  if (const auto *Await = dyn_cast<CoawaitExpr>(E)) {
    // A pointer or view that is the result itself leads elsewhere.
    bool IsValue = Await->isGLValue() || (Await->getType()->isRecordType() &&
                                          !isView(Await->getType()));
    return IsValue ? Origin{Await} : Origin();
  }
  if (const auto *Paren = dyn_cast<ParenExpr>(E))
    return originOf(Paren->getSubExpr());
  if (const auto *Full = dyn_cast<FullExpr>(E))
    return originOf(Full->getSubExpr());
  if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
    return originOf(Temporary->getSubExpr());
  if (const auto *Bind = dyn_cast<CXXBindTemporaryExpr>(E))
    return originOf(Bind->getSubExpr());
  if (const auto *Cast = dyn_cast<CastExpr>(E))
    return Cast->getCastKind() == CK_LValueToRValue ||
                   Cast->getCastKind() == CK_ToVoid
               ? Origin()
               : originOf(Cast->getSubExpr());
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl>(Member->getMemberDecl()) &&
                   !Member->getMemberDecl()->getType()->isReferenceType()
               ? originOf(Member->getBase())
               : Origin();
  if (const auto *Operator = dyn_cast<UnaryOperator>(E))
    return Operator->getOpcode() == UO_AddrOf ||
                   Operator->getOpcode() == UO_Deref
               ? originOf(Operator->getSubExpr())
               : Origin();
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return originOf(Element->getBase());
  if (const auto *Operator = dyn_cast<BinaryOperator>(E))
    return Operator->getOpcode() == BO_Comma ? originOf(Operator->getRHS())
                                             : Origin();
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    Origin First = originOf(Choice->getTrueExpr());
    return First ? First : originOf(Choice->getFalseExpr());
  }
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 1 &&
                   (List->isGLValue() || isView(List->getType()))
               ? originOf(List->getInit(0))
               : Origin();
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return originOfCall(Call);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return originOfView(Construct);
  return {};
}

/// A reference, pointer, view or iterator.
static bool isBorrowed(QualType T) {
  return T->isReferenceType() || T->isPointerType() || isView(T);
}

/// The result that \p Value refers to, when it is gone after this
/// full-expression.
static std::optional<AwaitedBorrow> dangling(const Expr *Value) {
  Origin From = originOf(Value);
  if (!From)
    return std::nullopt;
  std::optional<DyingResult> Why = whyResultDies(From.Await);
  // const std::string &name = co_await fetch();   prolongs the life of it
  if (!Why || (Why->Where == ResultIn::Temporary && !From.Through))
    return std::nullopt;
  return AwaitedBorrow{From.Await, *Why, nullptr, From.Through};
}

static const DeclRefExpr *firstUse(const Function &F, const VarDecl *Var,
                                   const Stmt *After) {
  SmallVector<const DeclRefExpr *> Uses(F.references(Var));
  if (const auto *Parts = dyn_cast<DecompositionDecl>(Var))
    for (const BindingDecl *Part : Parts->bindings())
      append_range(Uses, F.references(Part));
  const DeclRefExpr *First = nullptr;
  for (const DeclRefExpr *Use : Uses)
    if (F.isBefore(After->getEndLoc(), Use->getLocation()) &&
        (!First || F.isBefore(Use->getLocation(), First->getLocation())))
      First = Use;
  return First;
}

/// `view = co_await fetch();`: the variable, when this is an assignment.
static const DeclRefExpr *assigned(const Expr *E) {
  const Expr *Target = nullptr;
  if (const auto *Assign = dyn_cast<BinaryOperator>(E);
      Assign && Assign->getOpcode() == BO_Assign)
    Target = Assign->getLHS();
  if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(E);
      Assign && Assign->getOperator() == OO_Equal)
    Target = Assign->getArg(0);
  return Target ? dyn_cast<DeclRefExpr>(Target->IgnoreParenImpCasts())
                : nullptr;
}

/// How often \p Var gets another value. A reference cannot.
static unsigned assignments(const Function &F, const VarDecl *Var) {
  if (Var->getType()->isReferenceType())
    return 0;
  return count_if(F.references(Var), [&](const DeclRefExpr *Ref) {
    const auto *User = dyn_cast_or_null<Expr>(F.user(Ref));
    return User && assigned(User) == Ref;
  });
}

static void addInitialised(const Function &F, std::vector<AwaitedBorrow> &Out) {
  for (const VarDecl *Var : F.locals()) {
    if (!Var->getInit() || !isBorrowed(Var->getType()) ||
        assignments(F, Var) != 0)
      continue;
    std::optional<AwaitedBorrow> Found = dangling(Var->getInit());
    if (!Found)
      continue;
    Found->Var = Var;
    Found->Used = firstUse(F, Var, Var->getInit());
    if (Found->Used)
      Out.push_back(*Found);
  }
}

static void addAssigned(const Function &F, std::vector<AwaitedBorrow> &Out) {
  for (const Expr *E : F.own<Expr>()) {
    const DeclRefExpr *Target = assigned(E);
    const auto *Var = Target ? dyn_cast<VarDecl>(Target->getDecl()) : nullptr;
    if (!Var || !Var->hasLocalStorage() || Var->getType()->isReferenceType() ||
        !isBorrowed(Var->getType()) || assignments(F, Var) != 1)
      continue;
    const auto *Built = dyn_cast<BinaryOperator>(E);
    std::optional<AwaitedBorrow> Found = dangling(
        Built ? Built->getRHS() : cast<CXXOperatorCallExpr>(E)->getArg(1));
    if (!Found)
      continue;
    Found->Var = Var;
    Found->Used = firstUse(F, Var, E);
    if (Found->Used)
      Out.push_back(*Found);
  }
}

/// Temporaries of the range live as long as the loop from C++23 on.
static void addRanges(const Function &F, std::vector<AwaitedBorrow> &Out) {
  if (F.context().getLangOpts().CPlusPlus23)
    return;
  for (const auto *Loop : F.own<CXXForRangeStmt>())
    if (std::optional<AwaitedBorrow> Found = dangling(Loop->getRangeInit())) {
      Found->Used = Loop;
      Out.push_back(*Found);
    }
}

/// Whether \p S keeps the address of \p Parameter: `value_ = &value;`
static bool takesAddress(const Stmt *S, const ParmVarDecl *Parameter) {
  if (!S)
    return false;
  const Expr *Of = nullptr;
  if (const auto *Operator = dyn_cast<UnaryOperator>(S);
      Operator && Operator->getOpcode() == UO_AddrOf)
    Of = Operator->getSubExpr();
  if (const auto *Call = dyn_cast<CallExpr>(S);
      Call && Call->getNumArgs() == 1 && Call->getDirectCallee() &&
      Call->getDirectCallee()->isInStdNamespace() &&
      Call->getDirectCallee()->getNameInfo().getAsString() == "addressof")
    Of = Call->getArg(0);
  const auto *Ref =
      Of ? dyn_cast<DeclRefExpr>(Of->IgnoreParenImpCasts()) : nullptr;
  return (Ref && Ref->getDecl() == Parameter) ||
         any_of(S->children(), [&](const Stmt *Child) {
           return takesAddress(Child, Parameter);
         });
}

/// `co_return co_await make();` to a promise that keeps a pointer to it.
static void addReturned(const Function &F, std::vector<AwaitedBorrow> &Out) {
  if (!F.coroutine())
    return;
  for (const auto *Return : F.own<CoreturnStmt>()) {
    const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(
        Return->getPromiseCall() ? Return->getPromiseCall()->IgnoreImplicit()
                                 : nullptr);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const FunctionDecl *Definition = nullptr;
    if (!Callee || !Callee->getBody(Definition) ||
        Definition->getNumParams() != 1 ||
        !Definition->getParamDecl(0)->getType()->isLValueReferenceType() ||
        !takesAddress(Definition->getBody(), Definition->getParamDecl(0)))
      continue;
    if (std::optional<AwaitedBorrow> Found = dangling(Return->getOperand())) {
      Found->Used = Return;
      Out.push_back(*Found);
    }
  }
}

std::vector<AwaitedBorrow> danglingAwaitResults(const Function &F) {
  std::vector<AwaitedBorrow> Found;
  if (F.awaits().empty() || F.decl()->isDependentContext())
    return Found;
  addInitialised(F, Found);
  addAssigned(F, Found);
  addRanges(F, Found);
  addReturned(F, Found);
  return Found;
}

} // namespace async_tidy
