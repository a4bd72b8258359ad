//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/base/Places.h"
#include "core/liveness/ReturnedTask.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/report/TaskWords.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds tasks that a plain function returns although what they need stays
/// behind: the handlers of a `try`, a lock, or a local that they borrow.
class ReturnTaskInTryCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-return-task-in-try",
      "a returned task outlives the try, the lock or the local it needs",
      Level::Correctness,
      "0.1",
      {}};

  explicit ReturnTaskInTryCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // try { return fetch(1); } catch (...) {}     return send(local);
    //              ^                                     ^
    for (const Expr *E : F.calls())
      if (const auto *Call = dyn_cast<CallExpr>(E))
        if (std::optional<TooLate> Why = whyTooLate(F, Call))
          Out.push_back(found(F, *Why));
  }

private:
  static Finding found(const Function &F, const TooLate &Why) {
    Finding Result;
    Result.Loc = beginOf(Why.Call);
    Result.Range = Why.Call->getSourceRange();
    bool Lazy = Why.Work.Start == TaskStart::Lazy;
    std::string Task = "task" + returnedBy(F, Why.Call);
    std::string Local = Why.Lost ? "'" + Why.Lost->Var->getNameAsString() + "'"
                        : Why.Guard ? "'" + Why.Guard->getNameAsString() + "'"
                                    : "";
    std::string Leaves = " when " + F.describe() + " returns";
    if (Why.Lost) {
      Result.Message = Task + " borrows " + Local + ", which is gone before " +
                       (Lazy ? "it runs" : "it ends");
      Result.Notes.push_back(
          {Why.Lost->Var->getLocation(), Local + " is destroyed" + Leaves, {}});
      borrow(*Why.Lost, Result);
    } else if (Why.Guard) {
      Result.Message = Task + (Lazy ? " runs" : " goes on") + " after " +
                       Local + " is released";
      Result.Notes.push_back(
          {Why.Guard->getLocation(), Local + " is released" + Leaves, {}});
    } else {
      Result.Message =
          Task + " leaves this 'try', which does not catch what it throws";
      Result.Notes.push_back({Why.Try->getHandler(0)->getBeginLoc(),
                              "this handler is gone" + Leaves,
                              {}});
    }
    start(F, Why, Result);
    advise(F, Why, Result);
    return Result;
  }

  static std::string returnedBy(const Function &F, const CallExpr *Call) {
    const FunctionDecl *Callee = calleeOf(Call);
    if (!Callee)
      return "";
    std::string Name = functionName(F.unit(), Callee);
    return Name == "this lambda" ? " returned by " + Name
                                 : " returned by '" + Name + "'";
  }

  /// Which argument holds the borrow.
  static void borrow(const Given &Lost, Finding &Out) {
    std::string Var = "'" + Lost.Var->getNameAsString() + "'";
    StringRef How =
        Lost.How == Passing::Object     ? "the task keeps a pointer to "
        : Lost.How == Passing::View     ? "the task keeps a view of "
        : Lost.How == Passing::Pointer  ? "the task keeps the address of "
        : Lost.How == Passing::Iterator ? "the task keeps an iterator into "
                                        : "the task keeps a reference to ";
    Out.Notes.push_back({Lost.Loc, How.str() + Var, {}});
  }

  /// Why the task runs later than the call.
  static void start(const Function &F, const TooLate &Why, Finding &Out) {
    const FunctionDecl *Callee = calleeOf(Why.Call);
    if (!Callee)
      return;
    std::string Name = quotedName(F, Callee);
    Out.Notes.push_back(
        {Callee->getLocation(),
         Why.Work.Start == TaskStart::Lazy
             ? Name + " returns '" +
                   typeName(F.context(), Why.Call->getType()) +
                   "', which starts only when it is awaited"
         : Why.Try ? Name + " is a coroutine: its task keeps what it throws"
                   : Name + " is a coroutine that goes on after its first "
                            "suspension",
         {}});
  }

  static void advise(const Function &F, const TooLate &Why, Finding &Out) {
    Note Advice{Why.Return->getBeginLoc(), "", {}};
    if (Why.Guard)
      Advice.Message = "take the lock in the coroutine that needs it, which "
                       "may hold it until it ends";
    else
      Advice.Message =
          "make " + F.describe() + " a coroutine: 'co_return co_await' " +
          (Why.Lost ? "keeps '" + Why.Lost->Var->getNameAsString() +
                          "' until the task has ended"
                    : "runs the task inside the 'try'");
    if (!Why.Guard)
      Advice.Fixes = awaitReturns(F);
    Out.Notes.push_back(std::move(Advice));
  }

  /// `co_return co_await` for every `return` of \p F; nothing unless each
  /// returns a task that a call makes, of the type that \p F returns, and
  /// stands where the language allows an await.
  static SmallVector<FixItHint, 1> awaitReturns(const Function &F) {
    QualType T = F.decl()->getReturnType();
    const FunctionDecl *D = F.decl();
    // The frame of a coroutine lambda does not keep the captures.
    if (D->isDependentContext() || D->isConstexpr() || D->isVariadic() ||
        D->getTemplateInstantiationPattern() ||
        D->getDeclaredReturnType()->getContainedAutoType() ||
        (F.lambda() && F.lambda()->capture_size() > 0))
      return {};
    SmallVector<FixItHint, 1> Fixes;
    for (const ReturnStmt *Return : F.own<ReturnStmt>()) {
      const Expr *Value = Return->getRetValue();
      if (!Value || F.enclosing<CXXCatchStmt>(Return))
        return {};
      Value = Value->IgnoreImplicit();
      const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Value);
      // `co_await a << b` would await only `a`.
      if (!isa<CallExpr>(Value) ||
          (Operator && Operator->getOperator() != OO_Call) ||
          !Value->isPRValue() ||
          !F.context().hasSameUnqualifiedType(Value->getType(), T))
        return {};
      Fixes.push_back(FixItHint::CreateReplacement(
          CharSourceRange::getTokenRange(Return->getReturnLoc(),
                                         Return->getReturnLoc()),
          "co_return co_await"));
    }
    return Fixes;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ReturnTaskInTryCheck)
