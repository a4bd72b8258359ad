//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/ExpectedThrow.h"
#include "core/awaits/Fate.h"
#include "core/base/Check.h"
#include "core/model/Matchers.h"
#include "core/model/Names.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds tasks that nothing awaits: values thrown away where they are made,
/// and locals that nothing consumes.
class UnawaitedTaskCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"ReportEagerTasks", "true",
       "also report tasks that start at once, of which only the result and "
       "the exceptions are lost"},
      {"AllowedFunctions", "",
       "qualified names of functions whose task may be dropped, separated by "
       "semicolons"},
  };
  static constexpr CheckInfo Info = {"async-unawaited-task",
                                     "a task is dropped without being awaited",
                                     Level::Correctness, "0.1", Options};

  explicit UnawaitedTaskCheck(const CheckOptions &Options)
      : ReportEager(Options.flag("ReportEagerTasks")),
        Allowed(Options.list("AllowedFunctions")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    TranslationUnit &TU = F.unit();
    static constexpr TaskKind Kinds[] = {TaskKind::Task, TaskKind::Awaiter,
                                         TaskKind::Awaitable};
    // fetch(1);     ok ? fetch(1) : fetch(2);     for (;; tick()) {}
    // ^             ^                                     ^
    for (const Expr *E : F.select(callExpr(makes(&TU, Kinds))))
      if (discardOf(F, E) && mayReport(F, E, /*Named=*/nullptr))
        Out.push_back(discarded(F, E));
    // co_await outer();  where the result is a lazy task too. An eager one that
    // was awaited is often done: co_await when_any(...) gives such.
    // ^
    for (const Expr *E : F.awaits())
      if (E->isPRValue() && TU.task(E->getType()).Kind == TaskKind::Task &&
          TU.task(E->getType()).Start != TaskStart::Eager && discardOf(F, E) &&
          mayReport(F, E, /*Named=*/nullptr))
        Out.push_back(discarded(F, E));
    // auto t = fetch(1);
    //      ^
    for (const VarDecl *Var : F.locals())
      if (std::optional<Unconsumed> Lost = unconsumedLocal(F, Var))
        if (TU.task(Var->getType()).Kind != TaskKind::None &&
            ownsItsValue(Var) && mayReport(F, Lost->Made, Var))
          Out.push_back(unread(F, Var, *Lost));
  }

private:
  /// A value, or a reference that keeps a temporary alive.
  static bool ownsItsValue(const VarDecl *Var) {
    return Var->getName() != "_" && Var->getInit() &&
           (!Var->getType()->isReferenceType() ||
            Var->getInit()->IgnoreImplicit()->isPRValue());
  }

  /// Who may be silent: what the author lets drop, types awaitable by shape
  /// alone whose destructor may do the work, templates' arguments, and tests
  /// that expect the call to throw.
  bool mayReport(const Function &F, const Expr *Made, const VarDecl *Named) {
    TranslationUnit &TU = F.unit();
    const Task &T = TU.task(Made->getType());
    if (T.MayDrop || T.Kind == TaskKind::None ||
        T.Kind == TaskKind::Generator || T.Kind == TaskKind::Detached)
      return false;
    if (T.Start == TaskStart::Eager && !ReportEager)
      return false;
    if (T.Kind == TaskKind::Awaitable && !T.ResultIsGuard)
      return false;
    if (T.Kind == TaskKind::Awaiter && !T.ResultIsGuard &&
        (T.DestructorWorks || isStandardAwaiter(Made->getType())))
      return false;
    if (!Named && whoExpectsThrow(F, Made))
      return false;
    const auto *Call = dyn_cast<CallExpr>(Made);
    if (!Call)
      return true;
    if (roleOf(TU, Call, FunctionRole::MayDrop) ||
        calleeIsTemplateArgument(F, Call))
      return false;
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return true;
    // Who calls operator co_await drives the awaiter by hand.
    if (Callee->getOverloadedOperator() == OO_Coawait)
      return false;
    // std::exchange(t, {}) and the like only pass on a task.
    return !Callee->isInStdNamespace() &&
           !is_contained(Allowed, TU.qualifiedName(Callee));
  }

  /// std::suspend_always and suspend_never wait for nobody in particular.
  static bool isStandardAwaiter(QualType T) {
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    return R && R->isInStdNamespace();
  }

  static std::string madeBy(const Function &F, const Expr *E) {
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      if (const FunctionDecl *Callee = Call->getDirectCallee())
        return functionName(F.unit(), Callee) == "this lambda"
                   ? "this lambda"
                   : "'" + functionName(F.unit(), Callee) + "'";
      return "this call";
    }
    return "'co_await'";
  }

  static StringRef noun(const Task &T) {
    return T.Kind == TaskKind::Task ? "task " : "awaiter ";
  }

  /// What the loss means, for whoever wrote the line.
  static StringRef consequence(const Task &T) {
    if (T.ResultIsGuard)
      return T.Start == TaskStart::Eager ? ", so the lock is not held"
                                         : ", so the lock is never taken";
    if (T.Kind != TaskKind::Task)
      return ", so nothing waits";
    switch (T.Start) {
    case TaskStart::Lazy:
      return ", so the coroutine never runs";
    case TaskStart::Eager:
      return ", so its result and exceptions are lost";
    case TaskStart::Unknown:
      return "";
    }
    llvm_unreachable("unknown start");
  }

  static Finding discarded(const Function &F, const Expr *E) {
    const Task &T = F.unit().task(E->getType());
    Finding Result;
    Result.Loc = E->getBeginLoc();
    Result.Range = E->getSourceRange();
    StringRef Consequence = consequence(T);
    Result.Message =
        (noun(T) + "returned by " + madeBy(F, E) + " is discarded" +
         (Consequence.empty() ? " without being awaited" : Consequence))
            .str();
    explain(F, E, T, Result);
    std::optional<FixItHint> Fix = awaitFix(F, E);
    // Not done by --fix: a guard awaited as a statement unlocks at the
    // semicolon, an eager task has run already, and a task that gives a task
    // wants a second 'co_await'.
    if (Fix && !T.ResultIsGuard && T.Start != TaskStart::Eager &&
        F.unit().task(T.Result).Kind != TaskKind::Task)
      Result.Fixes.push_back(*Fix);
    advise(F, E, T, Fix, Result);
    return Result;
  }

  static Finding unread(const Function &F, const VarDecl *Var,
                        const Unconsumed &Lost) {
    const Task &T = F.unit().task(Var->getType());
    Finding Result;
    Result.Loc = Var->getLocation();
    std::string Name = "'" + Var->getNameAsString() + "'";
    Result.Message =
        (noun(T) + Name + " is never awaited" + consequence(T)).str();
    for (const DeclRefExpr *Look : Lost.Looks)
      Result.Notes.push_back({Look->getBeginLoc(),
                              "this use of " + Name + " does not await it",
                              Look->getSourceRange()});
    explain(F, Lost.Made, T, Result);
    std::optional<FixItHint> Fix = awaitFix(F, Lost.Made);
    // The variable becomes one of the result: its type must be deduced, must
    // not be void, and nothing may ask it what only a task knows.
    bool Fits = Var->getType()->getContainedAutoType() && !T.Result.isNull() &&
                !T.Result->isVoidType() && Lost.Looks.empty();
    if (!Fits)
      Fix.reset();
    if (Fix && T.ResultIsGuard)
      Result.Fixes.push_back(*Fix);
    advise(F, Lost.Made, T, Fix, Result);
    return Result;
  }

  /// Where the type of the task comes from.
  static void explain(const Function &F, const Expr *E, const Task &T,
                      Finding &Out) {
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || T.Kind != TaskKind::Task)
      return;
    std::string Type = typeName(F.context(), E->getType());
    StringRef How = T.Start == TaskStart::Lazy
                        ? "', which starts only when it is awaited"
                    : T.Start == TaskStart::Eager
                        ? "', which starts at once and keeps its result for "
                          "whoever awaits it"
                        : "', a task";
    std::string Name = functionName(F.unit(), Callee);
    Out.Notes.push_back({Callee->getLocation(),
                         ((Name == "this lambda" ? Name : "'" + Name + "'") +
                          " returns '" + Type + How)
                             .str(),
                         {}});
  }

  static bool mayReturnTask(const Function &F) {
    return !F.decl()->isMain() &&
           !isa<CXXConstructorDecl, CXXDestructorDecl>(F.decl());
  }

  /// The last note says what to do.
  static void advise(const Function &F, const Expr *E, const Task &T,
                     const std::optional<FixItHint> &Fix, Finding &Out) {
    Note Advice{E->getBeginLoc(), "", {}};
    if (!F.coroutine() && T.Kind != TaskKind::Task)
      Advice.Message =
          F.describe() + " is not a coroutine: only a coroutine can wait here";
    else if (!F.coroutine())
      Advice.Message =
          F.describe() + " is not a coroutine: " +
          (mayReturnTask(F) ? "return the task, spawn it, or block on it"
                            : "spawn the task, or block on it");
    else if (F.enclosing<CXXCatchStmt>(E))
      Advice.Message = "a handler cannot 'co_await': leave it first";
    else if (T.ResultIsGuard)
      Advice.Message = "write 'co_await' and keep the result for as long as "
                       "the lock is needed";
    else
      Advice.Message =
          (T.Kind != TaskKind::Task ? "write 'co_await' to wait here"
           : T.Start == TaskStart::Eager
               ? "write 'co_await' to get its result here"
               : "write 'co_await' to run it here") +
          std::string(", or cast it to void to drop it on purpose");
    if (Fix && Out.Fixes.empty())
      Advice.Fixes.push_back(*Fix);
    Out.Notes.push_back(std::move(Advice));
  }

  bool ReportEager;
  std::vector<std::string> Allowed;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(UnawaitedTaskCheck)
