//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Callable.h"
#include "core/awaits/Conversion.h"
#include "core/awaits/Fate.h"
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

/// Finds tasks that stand where their result is meant, and compile because the
/// class of the task converts to something.
class TaskAsValueCheck : public Check {
public:
  static constexpr CheckInfo Info = {"async-task-as-value",
                                     "a task is used as if it were its result",
                                     Level::Strict,
                                     "0.1",
                                     {}};

  explicit TaskAsValueCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    for (const Expr *E : F.calls()) {
      const auto *Call = dyn_cast<CallExpr>(E);
      if (!Call)
        continue;
      // if (ready())      total += price()      values[next()]
      //     ^                      ^                   ^
      if (std::optional<TaskValue> Value = taskAsValue(F, Call);
          Value && !byTemplate(F, Value->Task))
        Out.push_back(used(F, *Value));
      // std::any_of(b, e, isGood);
      //                   ^
      SmallVector<const Expr *> Arguments = argumentsOf(Call);
      for (unsigned I = 0; I < Arguments.size(); ++I)
        if (predicateParameter(Call, I) && !templateParameter(F, Arguments[I]))
          if (std::optional<TaskCallable> Made =
                  taskCallable(F.unit(), Arguments[I]))
            Out.push_back(predicate(F, Call, Arguments[I], *Made));
    }
  }

private:
  /// The caller of a template decides what it calls and is given.
  static bool byTemplate(const Function &F, const Expr *Task) {
    const auto *Call = dyn_cast<CallExpr>(Task);
    return templateParameter(F, Task) ||
           (Call && calleeIsTemplateArgument(F, Call));
  }

  static std::string quoted(StringRef Name) { return ("'" + Name + "'").str(); }

  static StringRef how(ValueUse Use) {
    switch (Use) {
    case ValueUse::Condition:
      return "used as a condition";
    case ValueUse::Comparison:
      return "compared";
    case ValueUse::Arithmetic:
      return "used in arithmetic";
    case ValueUse::Switch:
      return "switched on";
    case ValueUse::Index:
      return "used as an index";
    case ValueUse::Stream:
      return "written to a stream";
    }
    llvm_unreachable("unknown use");
  }

  static std::string nameOf(const Function &F, const Expr *Task) {
    if (const auto *Call = dyn_cast<CallExpr>(Task)) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (!Callee || isStandard(Callee))
        return "task";
      return "task returned by " + quotedName(F, Callee);
    }
    if (const auto *Ref = dyn_cast<DeclRefExpr>(Task))
      return "task " + quoted(Ref->getDecl()->getName());
    if (const auto *Member = dyn_cast<MemberExpr>(Task))
      return "task " + quoted(Member->getMemberDecl()->getName());
    return "task";
  }

  static Finding used(const Function &F, const TaskValue &Value) {
    const Expr *Made = Value.Task;
    Finding Result;
    Result.Loc = beginOf(Made);
    Result.Range = Made->getSourceRange();
    Result.Message =
        (nameOf(F, Made) + " is " + how(Value.Use) + " without being awaited")
            .str();
    const Task &T = F.unit().task(Made->getType());
    Result.Notes.push_back(
        {Value.By->getLocation(),
         "this conversion makes a " +
             quoted(typeName(F.context(), Value.By->getConversionType())) +
             " of the task itself",
         {}});
    Note Advice{Result.Loc,
                F.coroutine()
                    ? "write 'co_await' to use its result"
                    : F.describe() + " is not a coroutine: it cannot use the "
                                     "result here",
                {}};
    // A result of class type may not fit in here.
    if (isa<CallExpr>(Made) && !T.Result.isNull() &&
        T.Result.getNonReferenceType()->isScalarType())
      if (std::optional<FixItHint> Fix = awaitFix(F, Made))
        Advice.Fixes.push_back(*Fix);
    Result.Notes.push_back(std::move(Advice));
    return Result;
  }

  static Finding predicate(const Function &F, const CallExpr *Call,
                           const Expr *Argument, const TaskCallable &Made) {
    std::string By = quoted(calledName(F.unit(), Call));
    Finding Result;
    Result.Loc = Argument->getBeginLoc();
    Result.Range = Argument->getSourceRange();
    std::string Name = "this callable";
    if (Made.Callee) {
      Name = functionName(F.unit(), Made.Callee);
      if (Name != "this lambda")
        Name = quoted(Name);
    }
    Result.Message = "task returned by " + Name + " is taken for a 'bool' by " +
                     By + " without being awaited";
    Result.Notes.push_back(
        {Made.Callee ? Made.Callee->getLocation() : Result.Loc,
         Name + " returns " + quoted(typeName(F.context(), Made.Task)) +
             ", which converts to 'bool' whatever its result",
         {}});
    Result.Notes.push_back(
        {Result.Loc, "loop over the range and await each result", {}});
    return Result;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(TaskAsValueCheck)
