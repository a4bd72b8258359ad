//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/EmptyTasks.h"
#include "core/awaits/SpentTasks.h"
#include "core/base/Check.h"
#include "core/model/Names.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds tasks that have nothing in them where they are awaited or returned.
class EmptyTaskCheck : public Check {
public:
  static constexpr CheckInfo Info = {"async-empty-task",
                                     "an empty task is awaited or returned",
                                     Level::Strict,
                                     "0.1",
                                     {}};

  explicit EmptyTaskCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // return {};
    //        ^
    for (const EmptyValue &Empty : emptyValues(F))
      Out.push_back(empty(F, Empty));
    // rt::task<> t;  co_await std::move(t);
    //                                   ^
    // What was awaited or moved, and is awaited then, is a repeated await.
    for (const SpentTask &Empty : spentTasks(F))
      if (!hadTask(Empty) || !Empty.Awaited)
        Out.push_back(empty(Empty));
  }

private:
  static Finding empty(const Function &F, const EmptyValue &Empty) {
    const Expr *Value = Empty.Value;
    Finding Result;
    Result.Loc = Value->getBeginLoc();
    Result.Range = Value->getSourceRange();
    std::string Type = typeName(F.context(), Value->getType());
    Result.Message = Empty.Awaited ? "an empty '" + Type + "' is awaited here"
                                   : F.describe() + " returns an empty '" +
                                         Type + "', which nobody can await";
    Result.Notes.push_back(
        {Value->getBeginLoc(),
         Empty.Awaited
             ? "await only where there is a task"
             : "make it a coroutine: one that only has a 'co_return' gives a "
               "task that is done",
         {}});
    return Result;
  }

  static std::string reason(const SpentTask &Empty, const std::string &Name) {
    switch (Empty.Why) {
    case SpentTask::Declared:
      return Name + " is declared without a task, and gets none";
    case SpentTask::Emptied:
      return Name + " is emptied here";
    case SpentTask::MovedAway:
    case SpentTask::Consumed:
      return "its task is moved away here";
    }
    llvm_unreachable("unknown reason");
  }

  static Finding empty(const SpentTask &Empty) {
    std::string Name = "'" + Empty.Var->getNameAsString() + "'";
    Finding Result;
    Result.Loc = Empty.Used->getBeginLoc();
    Result.Range = Empty.Used->getSourceRange();
    Result.Message = "task " + Name + " is empty where it is " +
                     (Empty.Awaited ? "awaited" : "returned");
    Note Why{Empty.Var->getLocation(), reason(Empty, Name), {}};
    if (Empty.By) {
      Why.Loc = Empty.By->getBeginLoc();
      Why.Range = Empty.By->getSourceRange();
    }
    Result.Notes.push_back(std::move(Why));
    Result.Notes.push_back(
        {Empty.Used->getBeginLoc(),
         hadTask(Empty) ? "use what it was moved to, or make a second task"
                        : "put a task into " + Name + " first",
         {}});
    return Result;
  }

  static bool hadTask(const SpentTask &Empty) {
    return Empty.Why == SpentTask::MovedAway ||
           Empty.Why == SpentTask::Consumed;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(EmptyTaskCheck)
