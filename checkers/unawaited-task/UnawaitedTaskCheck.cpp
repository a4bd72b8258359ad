//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/ExpectedThrow.h"
#include "core/awaits/Fate.h"
#include "core/awaits/LostTasks.h"
#include "core/awaits/MustAwait.h"
#include "core/base/Check.h"
#include "core/base/Places.h"
#include "core/model/Matchers.h"
#include "core/report/PathNotes.h"
#include "core/report/TaskWords.h"

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
    // auto wait = register(); if (ready()) co_return; co_await wait;
    const Task &T = taskOf(F, Lost);
    if (T.Kind == TaskKind::Awaiter && T.Destructor != Cleanup::None &&
        !T.ResultIsGuard)
      return false;
    // A lazy task that an exception keeps from its turn is what the handler
    // is for.
    return SomePaths &&
           (!Lost.How.OnlyByException || T.Start == TaskStart::Eager);
  }

  static Finding discarded(const Function &F, const Expr *E) {
    const Task &T = F.unit().task(E->getType());
    Finding Result;
    Result.Loc = beginOf(E);
    Result.Range = E->getSourceRange();
    std::string Consequence = consequence(T);
    Result.Message =
        (noun(T) + "returned by " + makerName(F, E) + " is discarded" +
         (Consequence.empty() ? " without being awaited" : Consequence))
            .str();
    addOrigin(F, E, T, Result);
    std::optional<FixItHint> Fix = awaitFix(F, E);
    // Not done by --fix: a guard awaited as a statement unlocks at the
    // semicolon, an eager task has run already, and a task that gives a task
    // wants a second 'co_await'.
    if (Fix && !T.ResultIsGuard && T.Start != TaskStart::Eager &&
        F.unit().task(T.Result).Kind != TaskKind::Task)
      Result.Fixes.push_back(*Fix);
    addAdvice(F, E, T, Fix, Result);
    return Result;
  }

  static Finding swallowed(const Function &F, const Expr *E,
                           const Swallowed &By) {
    const Task &T = F.unit().task(E->getType());
    Finding Result;
    Result.Loc = beginOf(E);
    Result.Range = E->getSourceRange();
    Result.Message =
        (noun(T) + "returned by " + makerName(F, E) + " is given to " +
         quotedName(F, calleeOf(By.By)) + ", which never awaits it")
            .str();
    explainParameter(By.Parameter, Result);
    addOrigin(F, E, T, Result);
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
        {beginOf(E),
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
      Result.Loc = beginOf(Lost.Made);
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
      Result.Loc = beginOf(Lost.PassedBy);
      Result.Range = Lost.PassedBy->getSourceRange();
      Result.Message = Subject + " is given to " +
                       quotedName(F, calleeOf(Lost.PassedBy)) +
                       ", which never awaits it";
      explainParameter(Lost.IgnoredBy, Result);
      addOrigin(F, Lost.Made, T, Result);
      adviseToDrop(Lost.PassedBy, Result);
      return Result;
    }
    if (Lost.Kind != LossKind::Never || OfSeveral)
      addPath(F, Lost.How, verb(T), Lost.name(), Result);
    addOrigin(F, Lost.Made, T, Result);
    if (Lost.Kind == LossKind::SomePaths) {
      Result.Notes.push_back(
          {beginOf(Lost.Made),
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
    addAdvice(F, Lost.Made, T, Fix, Result);
    return Result;
  }

  static void addLooks(const LostTask &Lost, Finding &Out) {
    for (const DeclRefExpr *Look : Lost.Looks)
      Out.Notes.push_back(
          {Look->getBeginLoc(),
           "this use of '" + Lost.name() + "' does not await it",
           Look->getSourceRange()});
  }

  AwaitPolicy Policy;
  bool SomePaths;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(UnawaitedTaskCheck)
