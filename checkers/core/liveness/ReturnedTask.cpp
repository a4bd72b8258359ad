//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/ReturnedTask.h"
#include "core/liveness/LateUse.h"
#include "core/model/Exceptions.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// `return E;`, also through an arm of `?:` and moves of the value, or null.
static const ReturnStmt *returnOf(const Function &F, const Expr *E) {
  const Stmt *S = E;
  for (const Stmt *P = F.parent(S); P; S = P, P = F.parent(P)) {
    if (const auto *Return = dyn_cast<ReturnStmt>(P))
      return Return;
    if (const auto *Choice = dyn_cast<ConditionalOperator>(P)) {
      if (Choice->getCond() == S)
        return nullptr;
      continue;
    }
    if (const auto *Move = dyn_cast<CXXConstructExpr>(P)) {
      if (!Move->getConstructor()->isCopyOrMoveConstructor())
        return nullptr;
      continue;
    }
    if (!isa<ParenExpr, ImplicitCastExpr, FullExpr, MaterializeTemporaryExpr,
             CXXBindTemporaryExpr>(P))
      return nullptr;
  }
  return nullptr;
}

/// The same for `auto t = f(); return t;` where nothing else uses `t`.
static const ReturnStmt *returnOfResult(const Function &F,
                                        const CallExpr *Call) {
  if (const ReturnStmt *Return = returnOf(F, Call))
    return Return;
  const auto *Declares = dyn_cast_or_null<DeclStmt>(F.user(Call));
  if (!Declares || !Declares->isSingleDecl())
    return nullptr;
  const auto *Var = dyn_cast<VarDecl>(Declares->getSingleDecl());
  if (!Var || F.references(Var).size() != 1)
    return nullptr;
  return returnOf(F, F.references(Var).front());
}

//===--- What the task borrows --------------------------------------------===//

/// Whether the task uses \p Thing after the function has returned.
static bool usesLater(const Function &F, const Given &Thing) {
  TranslationUnit &TU = F.unit();
  if (!Thing.Maker || !isBorrow(Thing.How))
    return false;
  // By-reference captures that the closure of this very coroutine has.
  if (Thing.How == Passing::Object || !Thing.Parameter)
    return whyObjectUsedLate(TU, Thing.Maker).has_value();
  return whyUsedLate(TU, Thing.Maker, Thing.Parameter).has_value();
}

//===--- What it should run under -----------------------------------------===//

/// Whether \p Var holds its lock from its declaration to the end of its scope.
static bool isHeldThroughout(const Function &F, const VarDecl *Var) {
  if (Var->isInitCapture() || !isGuard(F.unit(), Var->getType()) ||
      !F.references(Var).empty() || Var->getType()->isReferenceType())
    return false;
  const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(
      Var->getInit() ? Var->getInit()->IgnoreImplicit() : nullptr);
  // std::unique_lock lock(m, std::defer_lock): the tag says what it does.
  return Construct && Construct->getNumArgs() > 0 &&
         none_of(Construct->arguments(), [](const Expr *Argument) {
           const CXXRecordDecl *R =
               Argument->getType().getNonReferenceType()->getAsCXXRecordDecl();
           return R && R->hasDefinition() && R->isEmpty();
         });
}

/// Whether making the task reads what the lock may protect: a member or a
/// variable of namespace scope, by value, or by a call.
static bool readsSharedState(const Stmt *S) {
  if (!S)
    return false;
  if (isa<CallExpr>(S))
    return true;
  if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
      Cast && Cast->getCastKind() == CK_LValueToRValue) {
    const Expr *Of = Cast->getSubExpr()->IgnoreParens();
    const auto *Ref = dyn_cast<DeclRefExpr>(Of);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || !Var->hasLocalStorage())
      return true;
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(S);
      Construct && Construct->getNumArgs() > 0 &&
      Construct->getConstructor()->isCopyOrMoveConstructor() &&
      isa<MemberExpr>(Construct->getArg(0)->IgnoreParenImpCasts()))
    return true;
  return any_of(S->children(), readsSharedState);
}

/// A lock that \p Return releases, and that is there for the task alone: only
/// locks stand between its declaration and the `return`.
static const VarDecl *guardOver(const Function &F, const ReturnStmt *Return,
                                const CallExpr *Call) {
  const auto *Block = dyn_cast_or_null<CompoundStmt>(F.parent(Return));
  if (!Block || Block->body_back() != Return ||
      any_of(Call->arguments(), readsSharedState))
    return nullptr;
  const VarDecl *Found = nullptr;
  for (const Stmt *S : reverse(Block->body())) {
    if (S == Return)
      continue;
    const auto *Declares = dyn_cast<DeclStmt>(S);
    const auto *Var = Declares && Declares->isSingleDecl()
                          ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                          : nullptr;
    if (!Var || !isHeldThroughout(F, Var))
      break;
    Found = Var;
  }
  return Found;
}

static bool onlyRethrows(const CXXCatchStmt *Handler) {
  const auto *Block = dyn_cast<CompoundStmt>(Handler->getHandlerBlock());
  if (!Block || Block->size() != 1)
    return false;
  const Stmt *Only = Block->body_front();
  if (const auto *E = dyn_cast<Expr>(Only))
    Only = E->IgnoreImplicit();
  const auto *Throw = dyn_cast<CXXThrowExpr>(Only);
  return Throw && !Throw->getSubExpr();
}

/// The `try` around \p Return whose handlers can only be meant for the task:
/// nothing else in it may throw.
static const CXXTryStmt *tryOver(const Function &F, const ReturnStmt *Return,
                                 const CallExpr *Call) {
  const CXXTryStmt *Try = tryAround(F, Return);
  if (!Try)
    return nullptr;
  for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
    if (onlyRethrows(Try->getHandler(I)))
      return nullptr;
  for (const Expr *Other : F.calls()) {
    const auto *Construct = dyn_cast<CXXConstructExpr>(Other);
    // What makes an argument of the call converts or copies.
    if (Other == Call || tryAround(F, Other) != Try || !whoMayThrow(Other) ||
        (Construct && Construct->getNumArgs() <= 1) ||
        whyDeferred(F.unit(), Other))
      continue;
    return nullptr;
  }
  for (const CXXThrowExpr *Throw : F.own<CXXThrowExpr>())
    if (tryAround(F, Throw) == Try)
      return nullptr;
  return Try;
}

std::optional<TooLate> whyTooLate(const Function &F, const CallExpr *Call) {
  if (F.coroutine() ||
      F.unit().task(F.decl()->getReturnType()).Kind != TaskKind::Task)
    return std::nullopt;
  const ReturnStmt *Return = returnOfResult(F, Call);
  if (!Return)
    return std::nullopt;
  std::optional<Deferred> Work = whyDeferred(F.unit(), Call);
  if (!Work)
    return std::nullopt;
  TooLate Result{Call, Return, *Work, std::nullopt};
  for (Given &Thing : heldBy(F, Call))
    if (usesLater(F, Thing)) {
      Result.Lost = std::move(Thing);
      return Result;
    }
  // An eager coroutine holds the lock up to its first await.
  bool GoesOn =
      Work->Start == TaskStart::Lazy || (Work->Coroutine && firstAwait(*Work));
  if (GoesOn && (Result.Guard = guardOver(F, Return, Call)))
    return Result;
  if ((Result.Try = tryOver(F, Return, Call)))
    return Result;
  return std::nullopt;
}

} // namespace async_tidy
