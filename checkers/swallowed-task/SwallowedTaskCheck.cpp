//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Fate.h"
#include "core/awaits/GivenAway.h"
#include "core/base/Check.h"
#include "core/base/Places.h"
#include "core/model/Names.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/report/TaskWords.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds tasks that disappear inside somebody else: a coroutine given where a
/// callable is expected whose result nobody looks at, and conversions that
/// take a task and leave it.
class SwallowedTaskCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"CheckArguments", "true",
       "report coroutines passed where a callable returning void is expected"},
      {"CheckVariables", "true",
       "report variables of a callable type returning void made from a "
       "coroutine"},
      {"CheckAssignments", "true",
       "report coroutines assigned to a callable returning void"},
      {"CheckReturns", "true",
       "report coroutines returned as a callable returning void"},
      {"CheckMemberInitializers", "true",
       "report members of a callable type returning void made from a "
       "coroutine"},
      {"CheckCallbacks", "true",
       "report coroutines passed to functions that models say drop what their "
       "callable returns"},
      {"CheckConversions", "true",
       "report implicit conversions of a task by a constructor that ignores "
       "it"},
      {"ReportEagerTasks", "true",
       "also report callables whose task starts at once, of which only the "
       "result and the exceptions are lost"},
  };
  static constexpr CheckInfo Info = {
      "async-swallowed-task",
      "a task is returned to somebody who drops what it is given",
      Level::Correctness, "0.1", Options};

  explicit SwallowedTaskCheck(const CheckOptions &Options)
      : Enabled{Options.flag("CheckArguments"),
                Options.flag("CheckVariables"),
                Options.flag("CheckAssignments"),
                Options.flag("CheckReturns"),
                Options.flag("CheckMemberInitializers"),
                Options.flag("CheckCallbacks"),
                Options.flag("CheckConversions")},
        ReportEager(Options.flag("ReportEagerTasks")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // std::function<void()> handler = tick;     std::thread t(save, 1);
    //                                 ^                       ^
    for (const Expr *Call : F.calls())
      for (const GivenAway &Found : givenAway(F, Call))
        if (Enabled[Found.Where] && mayReport(F, Found))
          Out.push_back(Found.Where == GivenAway::Conversion
                            ? converted(F, Found)
                            : dropped(F, Found));
  }

private:
  bool mayReport(const Function &F, const GivenAway &Found) const {
    const Task &T = F.unit().task(Found.Task);
    if (T.MayDrop || (Found.Callee && hasAnnotation(Found.Callee, "may_drop")))
      return false;
    return T.Start != TaskStart::Eager || (ReportEager && !Found.EventSource);
  }

  static std::string quoted(StringRef Name) { return ("'" + Name + "'").str(); }

  static std::string consequence(const Task &T) {
    switch (T.Start) {
    case TaskStart::Lazy:
      return ", so the coroutine never runs";
    case TaskStart::Eager:
      return ", so its result and exceptions are lost";
    case TaskStart::Unknown:
      return ", so nothing awaits it";
    }
    llvm_unreachable("unknown start");
  }

  static Finding at(const Expr *E) {
    Finding Result;
    Result.Loc = beginOf(E);
    Result.Range = E->getSourceRange();
    return Result;
  }

  static Finding converted(const Function &F, const GivenAway &Found) {
    Finding Result = at(Found.Given);
    std::string Type = quoted(typeName(F.context(), Found.Into));
    Result.Message = "task is swallowed by the conversion to " + Type +
                     consequence(F.unit().task(Found.Task));
    Result.Notes.push_back(
        {Found.Ignores->getLocation(),
         "this constructor of " + Type + " does nothing with the task",
         {}});
    Note Advice{Result.Loc, "await the task and convert its result", {}};
    if (std::optional<FixItHint> Fix = awaitFix(F, Found.Given))
      Advice.Fixes.push_back(*Fix);
    Result.Notes.push_back(std::move(Advice));
    return Result;
  }

  /// What returns the task: what a library wraps a coroutine in has no name of
  /// its own.
  static std::string nameOf(const Function &F, const GivenAway &Found) {
    const SourceManager &SM = F.context().getSourceManager();
    if (!Found.Callee || SM.isInSystemHeader(Found.Callee->getLocation()))
      return "this callable";
    return quotedName(F, Found.Callee);
  }

  static Finding dropped(const Function &F, const GivenAway &Found) {
    const Task &T = F.unit().task(Found.Task);
    Finding Result = at(Found.Given);
    std::string Name = nameOf(F, Found);
    std::string By = quoted(Found.By ? calledName(F.unit(), Found.By)
                                     : typeName(F.context(), Found.Into));
    Result.Message =
        "task returned by " + Name + " is dropped by " + By + consequence(T);
    StringRef How = T.Start == TaskStart::Lazy
                        ? ", which starts only when it is awaited"
                    : T.Start == TaskStart::Eager
                        ? ", which starts at once and keeps its result for "
                          "whoever awaits it"
                        : ", a task";
    Result.Notes.push_back(
        {Name == "this callable" ? Result.Loc : Found.Callee->getLocation(),
         Name + " returns " + quoted(typeName(F.context(), Found.Task)) +
             How.str(),
         {}});
    Result.Notes.push_back(
        {Result.Loc,
         Found.By
             ? By + " calls it and drops what it returns"
             : "the signature " +
                   quoted(typeName(F.context(), QualType(Found.Signature, 0))) +
                   " drops what the callable returns",
         {}});
    Result.Notes.push_back({Result.Loc,
                            "pass a callable that returns nothing and spawns "
                            "the task",
                            {}});
    return Result;
  }

  /// By GivenAway::Place.
  bool Enabled[GivenAway::Conversion + 1];
  bool ReportEager;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(SwallowedTaskCheck)
