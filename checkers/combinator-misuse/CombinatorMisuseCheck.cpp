//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Callable.h"
#include "core/awaits/Combination.h"
#include "core/base/Check.h"
#include "core/model/Matchers.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds combinators that have nothing left to combine.
class CombinatorMisuseCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-combinator-misuse",
      "a combinator is given work that is done already, or one task",
      Level::Strict,
      "0.1",
      {}};

  explicit CombinatorMisuseCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    for (const Expr *Call : F.calls()) {
      if (!roleOf(F.unit(), Call, FunctionRole::Combines))
        continue;
      // when_all(co_await a(), co_await b());
      // ^
      if (SequentialAwaits Awaits = awaitsBefore(F, Call); !Awaits.empty())
        Out.push_back(sequential(F, Call, Awaits));
      // when_all(a());
      // ^
      else if (const Expr *Only = onlyTask(F, Call))
        Out.push_back(alone(F, Call, Only));
    }
  }

private:
  static Finding at(const Expr *Call) {
    Finding Result;
    Result.Loc = Call->getBeginLoc();
    Result.Range = Call->getSourceRange();
    return Result;
  }

  static std::string nameOf(const Function &F, const Expr *Call) {
    return "'" + calledName(F.unit(), Call) + "'";
  }

  static Finding sequential(const Function &F, const Expr *Call,
                            const SequentialAwaits &Awaits) {
    Finding Result = at(Call);
    Result.Message = "arguments of " + nameOf(F, Call) +
                     " are awaited one after the other, before it is called";
    for (const CoawaitExpr *Await : Awaits)
      Result.Notes.push_back({Await->getBeginLoc(),
                              "an argument is awaited here",
                              Await->getSourceRange()});
    Note Advice{Result.Loc,
                "pass tasks without awaiting them, so that they run side by "
                "side",
                {}};
    // An await that is the whole argument gives way to its task.
    if (all_of(Awaits, [&](const CoawaitExpr *Await) {
          return F.user(Await) == Call &&
                 F.unit().task(Await->getOperand()->getType()).Kind ==
                     TaskKind::Task;
        }))
      for (const CoawaitExpr *Await : Awaits)
        Advice.Fixes.push_back(
            FixItHint::CreateRemoval(CharSourceRange::getCharRange(
                Await->getKeywordLoc(), Await->getOperand()->getBeginLoc())));
    Result.Notes.push_back(std::move(Advice));
    return Result;
  }

  static Finding alone(const Function &F, const Expr *Call, const Expr *Only) {
    Finding Result = at(Call);
    Result.Message = nameOf(F, Call) + " is given one task only";
    Result.Notes.push_back({Only->getBeginLoc(),
                            "await the task itself, or give it others to run "
                            "beside it",
                            Only->getSourceRange()});
    return Result;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(CombinatorMisuseCheck)
