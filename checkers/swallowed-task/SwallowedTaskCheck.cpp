//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Callable.h"
#include "core/awaits/Fate.h"
#include "core/base/Check.h"
#include "core/model/Matchers.h"
#include "core/model/Names.h"
#include "core/report/Finding.h"

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
      : Arguments(Options.flag("CheckArguments")),
        Variables(Options.flag("CheckVariables")),
        Assignments(Options.flag("CheckAssignments")),
        Returns(Options.flag("CheckReturns")),
        Members(Options.flag("CheckMemberInitializers")),
        Callbacks(Options.flag("CheckCallbacks")),
        Conversions(Options.flag("CheckConversions")),
        ReportEager(Options.flag("ReportEagerTasks")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    TranslationUnit &TU = F.unit();
    for (const Expr *E : F.calls()) {
      // std::thread t(tick);     std::for_each(b, e, save);
      //               ^                              ^
      if (std::optional<FunctionFact> Role =
              roleOf(TU, E, FunctionRole::DropsResult)) {
        if (Callbacks && !resultKeepsTask(F, E))
          for (const Expr *Argument : droppedCallables(E, *Role))
            if (std::optional<TaskCallable> Made = taskCallable(TU, Argument))
              if (mayReport(F, Argument, *Made, isEventSource(E)))
                Out.push_back(swallowed(F, Argument, *Made, calledBy(F, E)));
        continue;
      }
      // handler = tick;     where handler is a std::function<void()>
      //           ^
      if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(E);
          Assign && Assign->getOperator() == OO_Equal) {
        if (Assignments)
          erased(F, Assign->getArg(1), Assign->getArg(0)->getType(),
                 /*EventSource=*/false, Out);
        continue;
      }
      const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      if (!Construct || argumentsOf(E).size() != 1)
        continue;
      // std::function<void()> handler = tick;     onClick(tick);
      //                                 ^                 ^
      if (std::optional<Place> Where = placeOf(F, Construct))
        erased(F, Construct->getArg(0), Construct->getType(),
               Where->EventSource, Out);
      // Result r = fetch();
      //            ^
      if (Conversions)
        converted(F, Construct, Out);
    }
  }

private:
  /// Where a callable is stored, when that place is to be reported.
  struct Place {
    bool EventSource; ///< It is the slot of a signal.
  };

  /// Whoever takes the closure over and runs its coroutine says so.
  static bool takesOver(TranslationUnit &TU, const Expr *Call) {
    static constexpr FunctionRole Roles[] = {
        FunctionRole::Spawn, FunctionRole::Sink, FunctionRole::OwnsCallable,
        FunctionRole::Offload};
    return any_of(Roles, [&](FunctionRole Role) {
      return roleOf(TU, Call, Role).has_value();
    });
  }

  /// Signals and event loops call slots for what they do: with a task that
  /// starts at once the idiom is sound. The standard library has none.
  static bool isEventSource(const Expr *Call) {
    return !isStandard(calleeOf(Call));
  }

  std::optional<Place> placeOf(const Function &F,
                               const CXXConstructExpr *Construct) const {
    const Stmt *User = F.user(Construct);
    // Past std::function<void()>(tick), copies and the braces of an array.
    for (; User; User = F.user(User)) {
      const auto *Copy = dyn_cast<CXXConstructExpr>(User);
      const auto *List = dyn_cast<InitListExpr>(User);
      if (!isa<ExplicitCastExpr>(User) &&
          !(Copy && Copy->getConstructor()->isCopyOrMoveConstructor()) &&
          !(List && !List->getType()->isRecordType()))
        break;
    }
    auto When = [](bool Enabled) {
      return Enabled ? std::optional(Place{false}) : std::nullopt;
    };
    if (!User || isa<InitListExpr>(User))
      return When(Members);
    if (isa<ReturnStmt, CoreturnStmt>(User))
      return When(Returns);
    const auto *Assign = dyn_cast<CXXOperatorCallExpr>(User);
    if (Assign && Assign->getOperator() == OO_Equal)
      return When(Assignments);
    const auto *Call = dyn_cast<Expr>(User);
    if (!Call || !isa<CallExpr, CXXConstructExpr>(User))
      return When(Variables);
    if (calleeOf(Call)) {
      if (roleOf(F.unit(), Call, FunctionRole::DropsResult))
        return Callbacks ? std::optional(Place{isEventSource(Call)})
                         : std::nullopt;
      if (takesOver(F.unit(), Call))
        return std::nullopt;
    }
    return When(Arguments);
  }

  bool mayReport(const Function &F, const Expr *Argument,
                 const TaskCallable &Made, bool EventSource) const {
    const Task &T = F.unit().task(Made.Task);
    if (T.MayDrop || (Made.Callee && hasAnnotation(Made.Callee, "may_drop")) ||
        templateParameter(F, Argument))
      return false;
    return T.Start != TaskStart::Eager || (ReportEager && !EventSource);
  }

  /// std::async(fetch) hands the task on in what it returns: somebody may get
  /// it from there, unless that is dropped too.
  static bool resultKeepsTask(const Function &F, const Expr *Call) {
    const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        Call->getType()->getAsCXXRecordDecl());
    return isa<CallExpr>(Call) && Class &&
           any_of(Class->getTemplateArgs().asArray(),
                  [&](const TemplateArgument &Argument) {
                    return Argument.getKind() == TemplateArgument::Type &&
                           F.unit().task(Argument.getAsType()).Kind ==
                               TaskKind::Task;
                  }) &&
           !discardOf(F, Call);
  }

  void erased(const Function &F, const Expr *Argument, QualType Erased,
              bool EventSource, std::vector<Finding> &Out) const {
    const FunctionProtoType *Signature = voidSignature(Erased);
    if (!Signature)
      return;
    std::optional<TaskCallable> Made = taskCallable(F.unit(), Argument);
    if (Made && mayReport(F, Argument, *Made, EventSource))
      Out.push_back(swallowed(
          F, Argument, *Made,
          {"'" + typeName(F.context(), Erased.getCanonicalType()) + "'",
           "the signature '" + typeName(F.context(), QualType(Signature, 0)) +
               "' drops what the callable returns"}));
  }

  void converted(const Function &F, const CXXConstructExpr *Construct,
                 std::vector<Finding> &Out) const {
    const Expr *Made = Construct->getArg(0)->IgnoreImplicit();
    const Task &T = F.unit().task(Made->getType());
    const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(F.parent(Construct));
    if (!isa<CallExpr>(Made) || !Made->isPRValue() ||
        T.Kind != TaskKind::Task || T.MayDrop ||
        (T.Start == TaskStart::Eager && !ReportEager) || !Cast ||
        Cast->getCastKind() != CK_ConstructorConversion)
      return;
    const CXXConstructorDecl *Ignores = ignoresArgument(Construct);
    if (!Ignores || roleOf(F.unit(), Construct->getType(), TypeRole::MayDrop))
      return;
    std::string Type = "'" + typeName(F.context(), Construct->getType()) + "'";
    Finding Result;
    Result.Loc = Made->getBeginLoc();
    Result.Range = Made->getSourceRange();
    Result.Message =
        "task is swallowed by the conversion to " + Type + consequence(T).str();
    Result.Notes.push_back(
        {Ignores->getLocation(),
         "this constructor of " + Type + " does nothing with the task",
         {}});
    Note Advice{Result.Loc, "await the task and convert its result", {}};
    if (std::optional<FixItHint> Fix = awaitFix(F, Made))
      Advice.Fixes.push_back(*Fix);
    Result.Notes.push_back(std::move(Advice));
    Out.push_back(std::move(Result));
  }

  static StringRef consequence(const Task &T) {
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

  /// Who drops the task: its name, and how.
  struct Swallower {
    std::string Name;
    std::string How;
  };

  static Swallower calledBy(const Function &F, const Expr *Call) {
    std::string Name = "'" + calledName(F.unit(), Call) + "'";
    return {Name, Name + " calls it and drops what it returns"};
  }

  /// What returns the task, as diagnostics name it: what a library wraps a
  /// coroutine in has no name of its own.
  static std::string nameOf(const Function &F, const TaskCallable &Made) {
    const SourceManager &SM = F.context().getSourceManager();
    if (!Made.Callee || SM.isInSystemHeader(Made.Callee->getLocation()))
      return "this callable";
    std::string Name = functionName(F.unit(), Made.Callee);
    return Name == "this lambda" ? Name : "'" + Name + "'";
  }

  static Finding swallowed(const Function &F, const Expr *Argument,
                           const TaskCallable &Made, const Swallower &By) {
    const Task &T = F.unit().task(Made.Task);
    Finding Result;
    Result.Loc = Argument->getBeginLoc();
    Result.Range = Argument->getSourceRange();
    std::string Name = nameOf(F, Made);
    Result.Message = "task returned by " + Name + " is dropped by " + By.Name +
                     consequence(T).str();
    StringRef How = T.Start == TaskStart::Lazy
                        ? "', which starts only when it is awaited"
                    : T.Start == TaskStart::Eager
                        ? "', which starts at once and keeps its result for "
                          "whoever awaits it"
                        : "', a task";
    Result.Notes.push_back(
        {Name == "this callable" ? Result.Loc : Made.Callee->getLocation(),
         (Name + " returns '" + typeName(F.context(), Made.Task) + How).str(),
         {}});
    Result.Notes.push_back({Result.Loc, By.How, {}});
    Result.Notes.push_back({Result.Loc,
                            "pass a callable that returns nothing and spawns "
                            "the task",
                            {}});
    return Result;
  }

  bool Arguments, Variables, Assignments, Returns, Members, Callbacks,
      Conversions, ReportEager;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(SwallowedTaskCheck)
