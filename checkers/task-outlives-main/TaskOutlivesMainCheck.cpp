//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/LostAtEnd.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds tasks that are spawned in `main`, or in a test, and that nothing runs
/// or waits for before it is over.
class TaskOutlivesMainCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-task-outlives-main",
      "main or a test ends without waiting for a task that it spawned",
      Level::Strict,
      "0.1",
      {}};

  explicit TaskOutlivesMainCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // int main() { rt::current_thread loop; rt::spawn_detached(loop, f()); }
    //                                       ^
    for (const Expr *Call : F.calls())
      if (std::optional<FunctionFact> Role =
              roleOf(F.unit(), Call, FunctionRole::Spawn))
        if (std::optional<LostAtEnd> Why = whyLostAtEnd(F, Call, *Role))
          Out.push_back(lost(F, Call, *Why));
  }

private:
  static Finding lost(const Function &F, const Expr *Call,
                      const LostAtEnd &Why) {
    Finding Result;
    Result.Loc = Call->getBeginLoc();
    Result.Range = Call->getSourceRange();
    Result.Message =
        "task is spawned, but " + Why.Frame + " ends without waiting for it";
    std::string Loop = Why.Loop ? "'" + Why.Loop->getNameAsString() + "'" : "";
    if (Why.Loop)
      Result.Notes.push_back({Why.Loop->getLocation(),
                              "nothing runs " + Loop + " or waits for it",
                              {}});
    Result.Notes.push_back(
        {Why.End, Why.Frame + " ends here, and what has not run is lost", {}});
    Result.Notes.push_back(
        {Result.Loc,
         Why.Loop ? "run " + Loop + " to its end, or wait for the task"
                  : std::string("keep its handle and wait for the task"),
         {}});
    return Result;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(TaskOutlivesMainCheck)
