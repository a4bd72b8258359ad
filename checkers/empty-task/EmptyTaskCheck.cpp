//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/EmptyTasks.h"
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
  static constexpr CheckInfo Info = {
      "async-empty-task", "an empty task is awaited or returned", Level::Strict,
      "0.1", {}};

  explicit EmptyTaskCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // return {};
    //        ^
    for (const Expr *Value : emptyReturns(F)) {
      Finding Result;
      Result.Loc = Value->getBeginLoc();
      Result.Range = Value->getSourceRange();
      Result.Message = F.describe() + " returns an empty '" +
                       typeName(F.context(), F.decl()->getReturnType()) +
                       "', which nobody can await";
      Result.Notes.push_back(
          {Value->getBeginLoc(),
           "make it a coroutine and write 'co_return' for a task that is done",
           {}});
      Out.push_back(std::move(Result));
    }
    // rt::task<> t;  co_await std::move(t);
    //                                   ^
    for (const EmptyTask &Empty : emptyTasks(F))
      Out.push_back(empty(Empty));
  }

private:
  static Finding empty(const EmptyTask &Empty) {
    std::string Name = "'" + Empty.Var->getNameAsString() + "'";
    Finding Result;
    Result.Loc = Empty.Used->getBeginLoc();
    Result.Range = Empty.Used->getSourceRange();
    Result.Message = "task " + Name + " is empty here";
    if (Empty.MovedAt)
      Result.Notes.push_back({Empty.MovedAt->getBeginLoc(),
                              "its work was moved away here",
                              Empty.MovedAt->getSourceRange()});
    else
      Result.Notes.push_back({Empty.Var->getLocation(),
                              Name + " is declared without work, and gets none",
                              {}});
    Result.Notes.push_back({Empty.Used->getBeginLoc(),
                            "put a task into " + Name + " first",
                            {}});
    return Result;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(EmptyTaskCheck)
