//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/SpentTasks.h"
#include "core/base/Check.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/report/TaskWords.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds tasks that can be awaited only once and are awaited again.
class RepeatedAwaitCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-repeated-await",
      "a task that can be awaited once is awaited again, or after a move",
      Level::Correctness,
      "0.1",
      {}};

  explicit RepeatedAwaitCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // co_await std::move(t);  co_await std::move(t);
    //                                            ^
    for (const SpentTask &Spent : spentTasks(F))
      if (Spent.Awaited && (Spent.Why == SpentTask::MovedAway ||
                            Spent.Why == SpentTask::Consumed))
        Out.push_back(repeated(F, Spent));
  }

private:
  static std::string message(const SpentTask &Spent, const std::string &Task) {
    if (Spent.Why == SpentTask::MovedAway)
      return Task + " is awaited after it was moved away";
    return Task +
           (Spent.Loop ? " is awaited in every turn of this loop"
                       : " is awaited again") +
           ", and can be awaited only once";
  }

  /// What the first await or the move did.
  static std::string reason(const SpentTask &Spent) {
    if (Spent.Why == SpentTask::MovedAway)
      return "its task is moved away here";
    std::string Await = Spent.Loop ? "the first turn" : "this await";
    switch (*Spent.How) {
    case Spending::Taken:
      return Await + " takes its coroutine, and leaves nothing to await";
    case Spending::Ended:
      return Await + " runs its coroutine to the end; the next one resumes it "
                     "all the same, without asking whether it is done";
    case Spending::Destroyed:
      return Await + " destroys its coroutine";
    case Spending::MovedOut:
      return Await + " moves its result out, and leaves an empty one";
    }
    llvm_unreachable("unknown spending");
  }

  static std::string advice(const SpentTask &Spent) {
    if (Spent.Loop)
      return "make a new task in every turn, or await it before the loop";
    if (Spent.Why == SpentTask::MovedAway)
      return "await what it was moved to, or make a second task";
    return "keep the result of the first await, or make a second task";
  }

  static Finding repeated(const Function &F, const SpentTask &Spent) {
    std::string Name = "'" + Spent.Var->getNameAsString() + "'";
    Finding Result;
    Result.Loc = Spent.Used->getBeginLoc();
    Result.Range = Spent.Used->getSourceRange();
    Result.Message =
        message(Spent, noun(F.unit().task(Spent.Var->getType())).str() + Name);
    if (Spent.Loop)
      Result.Notes.push_back({Spent.Var->getLocation(),
                              Name + " gets its task outside of the loop",
                              {}});
    Result.Notes.push_back(
        {Spent.By->getBeginLoc(), reason(Spent), Spent.By->getSourceRange()});
    Result.Notes.push_back({Spent.Used->getBeginLoc(), advice(Spent), {}});
    if (Spent.Why == SpentTask::MovedAway)
      if (SmallVector<FixItHint, 1> Copy = dropMove(F, Spent); !Copy.empty()) {
        Result.Notes.back().Message = "drop the 'std::move': a copy of " +
                                      Name + " stands for the same work";
        Result.Notes.back().Fixes = std::move(Copy);
      }
    return Result;
  }

  /// use(std::move(t))    becomes    use(t)
  ///
  /// Nothing for a task that cannot be copied.
  static SmallVector<FixItHint, 1> dropMove(const Function &F,
                                            const SpentTask &Spent) {
    const CXXRecordDecl *R = Spent.Var->getType()->getAsCXXRecordDecl();
    bool IsCopyable = R && any_of(R->ctors(), [](const CXXConstructorDecl *C) {
                        return C->isCopyConstructor() && !C->isDeleted() &&
                               C->getAccess() == AS_public;
                      });
    const auto *Move =
        dyn_cast_or_null<CallExpr>(IsCopyable ? F.user(Spent.By) : nullptr);
    if (!Move || !Move->isCallToStdMove() || Move->getBeginLoc().isMacroID())
      return {};
    return {FixItHint::CreateReplacement(Move->getSourceRange(),
                                         Spent.Var->getName())};
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(RepeatedAwaitCheck)
