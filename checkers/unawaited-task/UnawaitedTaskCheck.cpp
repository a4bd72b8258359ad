//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/ExpectedThrow.h"
#include "core/awaits/Fate.h"
#include "core/awaits/LostTasks.h"
#include "core/awaits/MustAwait.h"
#include "core/base/Check.h"
#include "core/model/Matchers.h"
#include "core/model/Names.h"
#include "core/report/PathNotes.h"

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
      {"ReportSomePaths", "true",
       "also report tasks that are awaited on some paths and not on others"},
      {"AllowedFunctions", "",
       "qualified names of functions whose task may be dropped, separated by "
       "semicolons"},
  };
  static constexpr CheckInfo Info = {"async-unawaited-task",
                                     "a task is dropped without being awaited",
                                     Level::Correctness, "0.1", Options};

  explicit UnawaitedTaskCheck(const CheckOptions &Options)
      : Policy{Options.flag("ReportEagerTasks"),
               Options.list("AllowedFunctions")},
        SomePaths(Options.flag("ReportSomePaths")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    TranslationUnit &TU = F.unit();
    static constexpr TaskKind Kinds[] = {TaskKind::Task, TaskKind::Awaiter,
                                         TaskKind::Awaitable, TaskKind::Sender};
    // fetch(1);     ok ? fetch(1) : fetch(2);     for (;; tick()) {}
    // ^             ^                                     ^
    // log(fetch(1));   where log() never uses its parameter
    //     ^
    for (const Expr *E : F.select(callExpr(makes(&TU, Kinds)))) {
      if (discardOf(F, E) && counts(F, E))
        Out.push_back(discarded(F, E));
      else if (std::optional<Swallowed> By = swallowedBy(F, E);
               By && counts(F, E))
        Out.push_back(swallowed(F, E, *By));
    }
    // co_await outer();  where the result is a lazy task too. An eager one that
    // was awaited is often done: co_await when_any(...) gives such.
    // ^
    for (const Expr *E : F.awaits())
      if (E->isPRValue() && TU.task(E->getType()).Kind == TaskKind::Task &&
          TU.task(E->getType()).Start != TaskStart::Eager && discardOf(F, E) &&
          counts(F, E))
        Out.push_back(discarded(F, E));
    // auto t = fetch(1);     std::vector<task> jobs;     auto [a, b] = both();
    //      ^                                   ^               ^
    for (const LostTask &Lost : lostTasks(F, [&](const Expr *Made) {
           return mustAwait(F, Made, Policy) != nullptr;
         }))
      if (mayReport(F, Lost))
        Out.push_back(lost(F, Lost));
  }

private:
  bool counts(const Function &F, const Expr *Made) const {
    return mustAwait(F, Made, Policy) && !whoExpectsThrow(F, Made);
  }

  static const Task &taskOf(const Function &F, const LostTask &Lost) {
    return F.unit().task(Lost.What.Task);
  }

  bool mayReport(const Function &F, const LostTask &Lost) const {
    if (whoExpectsThrow(F, Lost.Made))
      return false;
    // A local keeps its handle until the end of its scope: that is a way to
    // bound the work.
    if (taskOf(F, Lost).MustKeep && !Lost.How.Replaced)
      return false;
    if (!Lost.OnSomePaths)
      return true;
    // A lazy task that an exception keeps from its turn is what the handler
    // is for.
    return SomePaths && (!Lost.How.OnlyByException ||
                         taskOf(F, Lost).Start == TaskStart::Eager);
  }

  static std::string madeBy(const Function &F, const Expr *E) {
    if (const auto *Call = dyn_cast<CallExpr>(E)) {
      if (const FunctionDecl *Callee = Call->getDirectCallee())
        return quoted(F, Callee);
      return "this call";
    }
    return "'co_await'";
  }

  static std::string quoted(const Function &F, const FunctionDecl *Callee) {
    std::string Name = functionName(F.unit(), Callee);
    return Name == "this lambda" ? Name : "'" + Name + "'";
  }

  static StringRef noun(const Task &T) {
    if (T.MustKeep)
      return "handle ";
    if (T.Kind == TaskKind::Sender)
      return "sender ";
    return T.Kind == TaskKind::Task ? "task " : "awaiter ";
  }

  static StringRef verb(const Task &T) {
    return T.Kind == TaskKind::Sender ? "started" : "awaited";
  }

  /// What the loss means, for whoever wrote the line.
  static std::string consequence(const Task &T, bool Maybe = false,
                                 bool Several = false) {
    StringRef Is = Maybe ? "may not be " : "is not ";
    if (T.MustKeep)
      return Maybe ? ", so the work may be given up"
                   : ", so the work is given up";
    if (T.ResultIsGuard) {
      if (T.Start == TaskStart::Eager)
        return (", so the lock " + Is + "held").str();
      return Maybe ? ", so the lock may not be taken"
                   : ", so the lock is never taken";
    }
    if (T.Kind == TaskKind::Sender)
      return Maybe ? ", so its work may never run" : ", so its work never runs";
    if (T.Kind != TaskKind::Task)
      return Maybe ? "" : ", so nothing waits";
    switch (T.Start) {
    case TaskStart::Lazy:
      if (Several)
        return ", so the coroutines never run";
      return Maybe ? ", so the coroutine may never run"
                   : ", so the coroutine never runs";
    case TaskStart::Eager:
      if (Several)
        return ", so their results and exceptions are lost";
      return Maybe ? ", so its result and exceptions may be lost"
                   : ", so its result and exceptions are lost";
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
    std::string Consequence = consequence(T);
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

  static Finding swallowed(const Function &F, const Expr *E,
                           const Swallowed &By) {
    const Task &T = F.unit().task(E->getType());
    Finding Result;
    Result.Loc = E->getBeginLoc();
    Result.Range = E->getSourceRange();
    Result.Message =
        (noun(T) + "returned by " + madeBy(F, E) + " is given to " +
         quoted(F, calleeOf(By.By)) + ", which never awaits it")
            .str();
    explainParameter(By.Parameter, Result);
    explain(F, E, T, Result);
    adviseToDrop(E, Result);
    return Result;
  }

  static void explainParameter(const ParmVarDecl *Parm, Finding &Out) {
    Out.Notes.push_back({Parm->getLocation(),
                         "parameter '" + Parm->getNameAsString() +
                             "' is neither awaited nor passed on",
                         {}});
  }

  /// What can be said where an edit would change more than one line.
  static void adviseToDrop(const Expr *E, Finding &Out) {
    Out.Notes.push_back(
        {E->getBeginLoc(),
         "await it there, or cast it to void to drop it on purpose",
         {}});
  }

  /// "task 't'", "the tasks in 'jobs'"
  static std::string subject(const Task &T, const LostTask &Lost) {
    std::string Name = "'" + Lost.name() + "'";
    switch (Lost.What.How) {
    case Holding::Itself:
      return noun(T).str() + Name;
    case Holding::One:
      return "the " + noun(T).str() + "in " + Name;
    case Holding::Many:
      return "the tasks in " + Name;
    }
    llvm_unreachable("unknown holding");
  }

  static Finding lost(const Function &F, const LostTask &Lost) {
    const Task &T = taskOf(F, Lost);
    bool Several = Lost.What.How == Holding::Many;
    std::string Subject = subject(T, Lost);
    Finding Result;
    Result.Loc = Lost.Holder->getLocation();
    // One of several values of a variable: the one that is lost.
    bool OfSeveral = Lost.PutBy && Lost.How.ScopeEnd.isValid();
    if (OfSeveral || (Lost.PutBy && Lost.How.Replaced))
      Result.Loc = Lost.Made->getBeginLoc();
    switch (Lost.Kind) {
    case LossKind::Never:
      Result.Message = Subject + (Several ? " are" : " is") + " never " +
                       verb(T).str() + consequence(T, false, Several);
      addLooks(Lost, Result);
      break;
    case LossKind::SomePaths:
      Result.Message = Subject + " is not " + verb(T).str() + " on every path" +
                       consequence(T, true);
      break;
    case LossKind::Overwritten:
      Result.Message = Subject + (Lost.OnSomePaths ? " may be" : " is") +
                       " overwritten before it is awaited" +
                       consequence(T, Lost.OnSomePaths);
      break;
    case LossKind::PassedOn:
      Result.Loc = Lost.PassedBy->getBeginLoc();
      Result.Range = Lost.PassedBy->getSourceRange();
      Result.Message = Subject + " is given to " +
                       quoted(F, calleeOf(Lost.PassedBy)) +
                       ", which never awaits it";
      explainParameter(Lost.IgnoredBy, Result);
      explain(F, Lost.Made, T, Result);
      adviseToDrop(Lost.PassedBy, Result);
      return Result;
    }
    if (Lost.Kind != LossKind::Never || OfSeveral)
      addPath(F, Lost.How, verb(T), Lost.name(), Result);
    explain(F, Lost.Made, T, Result);
    if (Lost.Kind == LossKind::SomePaths) {
      Result.Notes.push_back(
          {Lost.Made->getBeginLoc(),
           (T.Kind == TaskKind::Sender ? "start" : "await") +
               std::string(" it on that path too, or cast it to void "
                           "to drop it on purpose"),
           {}});
      return Result;
    }
    std::optional<FixItHint> Fix = awaitFix(F, Lost.Made);
    // The variable becomes one of the result: its type must be deduced, must
    // not be void, and nothing may ask it what only a task knows.
    const auto *Var = dyn_cast<VarDecl>(Lost.Holder);
    bool Fits =
        Lost.Kind == LossKind::Never && Lost.What.How == Holding::Itself &&
        !Lost.Member && Var && Var->getType()->getContainedAutoType() &&
        !Lost.PutBy && isa_and_nonnull<DeclStmt>(F.user(Lost.Made)) &&
        !T.Result.isNull() && !T.Result->isVoidType() && Lost.Looks.empty();
    if (!Fits)
      Fix.reset();
    if (Fix && T.ResultIsGuard)
      Result.Fixes.push_back(*Fix);
    advise(F, Lost.Made, T, Fix, Result);
    return Result;
  }

  static void addLooks(const LostTask &Lost, Finding &Out) {
    for (const DeclRefExpr *Look : Lost.Looks)
      Out.Notes.push_back(
          {Look->getBeginLoc(),
           "this use of '" + Lost.name() + "' does not await it",
           Look->getSourceRange()});
  }

  /// Where the type of the task comes from.
  static void explain(const Function &F, const Expr *E, const Task &T,
                      Finding &Out) {
    if (T.MustKeep)
      Out.Notes.push_back(
          {E->getBeginLoc(),
           "'" + typeName(F.context(), E->getType()) + "': " + T.MustKeep->Why,
           {}});
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee || T.Kind != TaskKind::Task)
      return;
    std::optional<Holds> Held = whatHolds(F.unit(), E->getType());
    bool Itself = Held && Held->How == Holding::Itself;
    StringRef How;
    if (T.Start == TaskStart::Lazy)
      How = Itself ? "', which starts only when it is awaited"
                   : "', whose tasks start only when they are awaited";
    else if (T.Start == TaskStart::Eager)
      How = Itself ? "', which starts at once and keeps its result for whoever "
                     "awaits it"
                   : "', whose tasks start at once and keep their results for "
                     "whoever awaits them";
    else
      How = Itself ? "', a task" : "', which holds tasks";
    std::string Name = functionName(F.unit(), Callee);
    Out.Notes.push_back(
        {Callee->getLocation(),
         ((Name == "this lambda" ? Name : "'" + Name + "'") + " returns '" +
          typeName(F.context(), E->getType()) + How)
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
    if (T.Kind == TaskKind::Sender)
      Advice.Message = "start it, await it, or cast it to void to drop it on "
                       "purpose";
    else if (T.MustKeep)
      Advice.Message = "keep it for as long as the work is wanted";
    else if (!F.coroutine() && T.Kind != TaskKind::Task)
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

  AwaitPolicy Policy;
  bool SomePaths;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(UnawaitedTaskCheck)
