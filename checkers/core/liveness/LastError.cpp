//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/LastError.h"
#include "core/liveness/Flow.h"
#include "core/model/Suspension.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whether \p S is the call that `errno` stands for ([cerrno.syn]): a macro, of
/// an lvalue that each thread has for itself.
static bool isLastError(const Function &F, const Stmt *S) {
  const auto *Call = dyn_cast_or_null<CallExpr>(S);
  return Call && Call->getNumArgs() == 0 && Call->getBeginLoc().isMacroID() &&
         Lexer::getImmediateMacroName(Call->getBeginLoc(),
                                      F.context().getSourceManager(),
                                      F.context().getLangOpts()) == "errno";
}

/// errno = 0;
static bool setsLastError(const Function &F, const Stmt *S) {
  const auto *Assign = dyn_cast<BinaryOperator>(S);
  if (!Assign || !Assign->isAssignmentOp())
    return false;
  const auto *Deref =
      dyn_cast<UnaryOperator>(Assign->getLHS()->IgnoreParenImpCasts());
  return Deref && isLastError(F, Deref->getSubExpr()->IgnoreParenImpCasts());
}

/// Whether evaluating \p S itself may run code that sets errno.
static bool mayFail(const Function &F, const Stmt *S) {
  if (isa<CXXNewExpr, CXXDeleteExpr, LambdaExpr>(S))
    return true;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(S))
    return !Construct->getConstructor()->isTrivial();
  const auto *Call = dyn_cast<CallExpr>(S);
  return Call && !isLastError(F, Call) && Call->getBuiltinCallee() == 0;
}

namespace {

class Finder {
public:
  explicit Finder(const Function &F) : F(F), Suspensions(suspensionsOf(F)) {}

  std::vector<LateError> all() {
    std::vector<LateError> Result;
    if (!F.coroutine() || Suspensions.empty())
      return Result;
    for (const Expr *E : F.calls())
      if (isLastError(F, E) && !isWritten(E))
        if (const CoroutineSuspendExpr *Point = suspensionBefore(E))
          if (const CallExpr *Failed = askedFor(E, Point))
            Result.push_back({Failed, cast<CallExpr>(E), Point});
    return Result;
  }

private:
  bool isWritten(const Expr *Call) const {
    const Stmt *Deref = F.user(Call);
    const Stmt *User = Deref ? F.user(cast<Expr>(Deref)) : nullptr;
    const auto *Assign = dyn_cast_or_null<BinaryOperator>(User);
    const auto *Unary = dyn_cast_or_null<UnaryOperator>(User);
    return (Assign && setsLastError(F, Assign) &&
            Assign->getLHS()->IgnoreParens() == Deref) ||
           (Unary && (Unary->getOpcode() == UO_AddrOf ||
                      Unary->isIncrementDecrementOp()));
  }

  /// The suspension that comes last before \p Read, on every path; of several
  /// the first that is written.
  const CoroutineSuspendExpr *suspensionBefore(const Expr *Read) {
    const CoroutineSuspendExpr *Result = nullptr;
    bool Always = flow().before(
        Read, [&](const CFGElement &Element) -> std::optional<bool> {
          std::optional<CFGStmt> At = Element.getAs<CFGStmt>();
          if (!At)
            return false;
          const Stmt *S = At->getStmt();
          if (const auto *Point = dyn_cast<CoroutineSuspendExpr>(S);
              Point && is_contained(Suspensions, Point)) {
            if (!Result ||
                F.isBefore(Point->getBeginLoc(), Result->getBeginLoc()))
              Result = Point;
            return true;
          }
          if (setsLastError(F, S) || mayFail(F, S))
            return std::nullopt;
          return false;
        });
    return Always ? Result : nullptr;
  }

  /// if (n < 0 && errno == EINTR)    if (::write(...) < 0) { ... errno ... }
  ///     ^                               ^~~~~~~
  ///
  /// The call for whose outcome the conditions around \p Read ask, when it is
  /// made before \p Point.
  const CallExpr *askedFor(const Expr *Read,
                           const CoroutineSuspendExpr *Point) {
    const Stmt *Part = Read;
    for (const Stmt *S = F.parent(Read); S; Part = S, S = F.parent(S)) {
      const Expr *Condition = nullptr;
      if (const auto *If = dyn_cast<IfStmt>(S))
        Condition = If->getCond();
      else if (const auto *Choice = dyn_cast<ConditionalOperator>(S))
        Condition = Choice->getCond();
      else if (const auto *Both = dyn_cast<BinaryOperator>(S);
               Both && Both->isLogicalOp())
        Condition = Both->getLHS();
      if (!Condition || Condition == Part)
        continue;
      if (const CallExpr *Call = outcomeIn(Condition);
          Call && flow().leads(Call, Point))
        return Call;
    }
    return nullptr;
  }

  const CallExpr *outcomeIn(const Stmt *S) const {
    if (!S || isa<LambdaExpr>(S))
      return nullptr;
    if (const CallExpr *Call = ofC(S))
      return Call;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
        return onlyValue(Var);
    for (const Stmt *Child : S->children())
      if (const CallExpr *Call = outcomeIn(Child))
        return Call;
    return nullptr;
  }

  /// A call of a C function, which leaves its error in errno.
  const CallExpr *ofC(const Stmt *S) const {
    const auto *E = dyn_cast_or_null<Expr>(S);
    const auto *Call = E ? dyn_cast<CallExpr>(E->IgnoreParenCasts()) : nullptr;
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee && Callee->isExternC() && !isLastError(F, Call) ? Call
                                                                  : nullptr;
  }

  /// The call whose outcome a local has, and nothing else ever.
  const CallExpr *onlyValue(const VarDecl *Var) const {
    if (!Var->hasLocalStorage() || isa<ParmVarDecl>(Var) ||
        !Var->getType()->isScalarType())
      return nullptr;
    const CallExpr *Result = ofC(Var->getInit());
    if (Var->getInit() && !Result)
      return nullptr;
    for (const DeclRefExpr *Ref : F.references(Var)) {
      const Stmt *User = F.parent(Ref);
      if (const auto *Assign = dyn_cast_or_null<BinaryOperator>(User);
          Assign && Assign->isAssignmentOp() && Assign->getLHS() == Ref) {
        if (Result || Assign->getOpcode() != BO_Assign)
          return nullptr;
        Result = ofC(Assign->getRHS());
        if (!Result)
          return nullptr;
      } else if (!isa_and_nonnull<ImplicitCastExpr>(User)) {
        return nullptr; // ++n    &n    read(n)
      }
    }
    return Result;
  }

  const Flow &flow() {
    if (!Order)
      Order.emplace(controlFlowOf(F));
    return *Order;
  }

  const Function &F;
  std::vector<const CoroutineSuspendExpr *> Suspensions;
  std::optional<Flow> Order;
};

} // namespace

std::vector<LateError> lateErrorsIn(const Function &F) {
  return Finder(F).all();
}

} // namespace async_tidy
