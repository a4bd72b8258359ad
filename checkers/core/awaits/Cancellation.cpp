//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Cancellation.h"
#include "core/base/Compat.h"
#include "core/model/ControlFlow.h"
#include "core/model/Exceptions.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// The exceptions that stand for being cancelled and that this unit declares.
static SmallVector<const CXXRecordDecl *, 2>
cancellations(TranslationUnit &TU) {
  SmallVector<const CXXRecordDecl *, 2> Result;
  for (const TypeModel &Model : TU.models().allTypes())
    if (Model.Role == TypeRole::Cancellation)
      if (const auto *R =
              dyn_cast_or_null<CXXRecordDecl>(TU.declared(Model.Name)))
        if (R->hasDefinition())
          Result.push_back(R->getDefinition());
  return Result;
}

/// `throw;` or std::current_exception(), in a function that a handler calls.
static bool passesOn(TranslationUnit &TU, const Stmt *S) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return isa<CXXThrowExpr>(S) ||
         (Callee && TU.qualifiedName(Callee) == "std::current_exception") ||
         any_of(S->children(),
                [&](const Stmt *Child) { return passesOn(TU, Child); });
}

/// What lets an exception go on: `throw;` or std::current_exception(), also in
/// a function that is called, and what may do so unseen: a function without
/// arguments has nothing to work on but the exception.
static bool mayPassOn(TranslationUnit &TU, const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee)
    return true;
  if (Callee->isNoReturn())
    return true;
  StringRef Name = TU.qualifiedName(Callee);
  if (Name.starts_with("std::"))
    return Name == "std::current_exception";
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = Callee->getBody(Definition);
  if (!Body)
    return Callee->getNumParams() == 0 && !Callee->isExternC();
  return passesOn(TU, Body);
}

/// Whether \p S, of a handler, passes the exception on, leaves, or notes for
/// later that something failed.
static bool leavesOrTells(TranslationUnit &TU, const Stmt *S) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (isa<CXXThrowExpr, CoreturnStmt, BreakStmt, GotoStmt>(S))
    return true;
  if (const auto *Assign = dyn_cast<BinaryOperator>(S);
      Assign && Assign->isAssignmentOp())
    return true;
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S);
      Call && Call->isAssignmentOp())
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(S); Call && mayPassOn(TU, Call))
    return true;
  return any_of(S->children(),
                [&](const Stmt *Child) { return leavesOrTells(TU, Child); });
}

/// Whether a call in \p S is given \p D: sleep(1s, abort)
static bool isGiven(const Stmt *S, const ValueDecl *D) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  return (Call && any_of(Call->arguments(),
                         [&](const Expr *E) { return names(E, D); })) ||
         any_of(S->children(),
                [&](const Stmt *Child) { return isGiven(Child, D); });
}

/// while (!abort.requested()) { try { co_await sleep(1s, abort); } ...
///         ^~~~~~~~~~~~~~~~~
/// Whether \p Condition, of a loop around \p Try, asks what an await in it is
/// given: the loop ends by the request that cancels that.
static bool asksForRequest(const Function &F, const Stmt *Condition,
                           const CXXTryStmt *Try) {
  if (!Condition)
    return false;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Condition)) {
    const Expr *Object =
        Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
    const ValueDecl *Asked = nullptr;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Object))
      Asked = Ref->getDecl();
    else if (const auto *Member = dyn_cast<MemberExpr>(Object))
      Asked = Member->getMemberDecl();
    if (Asked && any_of(F.awaits(), [&](const Expr *Await) {
          const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Await);
          return Suspend && isWithin(F, Await, Try->getTryBlock()) &&
                 isGiven(Suspend->getOperand(), Asked);
        }))
      return true;
  }
  return any_of(Condition->children(), [&](const Stmt *Child) {
    return asksForRequest(F, Child, Try);
  });
}

/// Whether the coroutine goes on after \p Try: in a loop, or with a statement.
static bool goesOn(const Function &F, const CXXTryStmt *Try) {
  const Stmt *S = Try;
  for (const Stmt *P = F.parent(S); P; S = P, P = F.parent(P)) {
    if (isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt>(P))
      return !asksForRequest(F, loopCondition(P), Try);
    // After the last statement of a block, what follows the block counts.
    const auto *Block = dyn_cast<CompoundStmt>(P);
    if (!Block || Block->body_back() == S)
      continue;
    auto Next = std::next(std::find(Block->body_begin(), Block->body_end(), S));
    return !isa<CoreturnStmt>(*Next);
  }
  return false;
}

static bool isEmpty(const CXXCatchStmt *Handler) {
  const auto *Block = dyn_cast<CompoundStmt>(Handler->getHandlerBlock());
  return Block && Block->body_empty();
}

std::optional<SwallowedCancellation> whySwallowed(const Function &F,
                                                  const CXXCatchStmt *Handler) {
  const auto *Try = dyn_cast_or_null<CXXTryStmt>(F.parent(Handler));
  if (!F.coroutine() || !Try || F.decl()->isDependentContext())
    return std::nullopt;
  if (Handler->getExceptionDecl()
          ? !isEmpty(Handler)
          : leavesOrTells(F.unit(), Handler->getHandlerBlock()))
    return std::nullopt;
  if (!goesOn(F, Try))
    return std::nullopt;
  for (const CXXRecordDecl *Exception : cancellations(F.unit())) {
    QualType T = typeOf(Exception);
    for (const Expr *Await : F.awaits())
      if (whoMayThrow(Await) && handlerFor(F, Await, T) == Handler)
        return SwallowedCancellation{Exception, Await};
  }
  return std::nullopt;
}

} // namespace async_tidy
