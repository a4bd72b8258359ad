//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/HandedAway.h"
#include "core/liveness/HandleStates.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds coroutine handles that are used when their coroutine is not there, and
/// awaiters that are.
class HandleMisuseCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-handle-misuse",
      "a coroutine handle, or an awaiter, is used when its coroutine is gone",
      Level::Strict,
      "0.1",
      {}};

  explicit HandleMisuseCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // h.destroy();  h.resume();
    //               ^
    for (const MisusedHandle &Misuse : misusedHandles(F))
      Out.push_back(misused(Misuse));
    // std::thread([h] { h.resume(); }).detach();  started_ = true;
    //                                             ^
    if (std::optional<HandedAway> Why = whyUsedTooLate(F))
      Out.push_back(tooLate(*Why));
  }

private:
  static Finding misused(const MisusedHandle &Misuse) {
    std::string Name = "'" + Misuse.Handle->getNameAsString() + "'";
    Finding Result;
    Result.Loc = Misuse.Call->getBeginLoc();
    Result.Range = Misuse.Call->getSourceRange();
    Result.Message = "coroutine handle " + Name + " is " + Misuse.Action.str();
    std::string Why, Advice;
    switch (Misuse.State) {
    case HandleState::Null:
      Result.Message += ", and refers to no coroutine";
      Why = Misuse.ByTest ? Name + " is null when this says so"
                          : Name + " gets no coroutine here";
      Advice = "do this only when " + Name + " refers to a coroutine";
      break;
    case HandleState::Destroyed:
      Result.Message +=
          Misuse.Action == "destroyed" ? " twice" : " after it was destroyed";
      Why = "its coroutine is destroyed here";
      Advice = "set " + Name +
               " to nullptr when its coroutine is destroyed, and ask before "
               "it is used";
      break;
    case HandleState::Done:
      Result.Message += " after its coroutine is done";
      Why = Misuse.ByTest ? "its coroutine is done when this says so"
                          : "its coroutine is done here";
      Advice = "a coroutine at its end can only be destroyed";
      break;
    }
    Result.Notes.push_back({Misuse.Since.getBegin(), Why, Misuse.Since});
    Result.Notes.push_back({Misuse.Call->getBeginLoc(), Advice, {}});
    return Result;
  }

  static StringRef handed(HandedAway::How What) {
    switch (What) {
    case HandedAway::Resumed:
      return "the coroutine goes on here, and ends the awaiter";
    case HandedAway::Destroyed:
      return "the coroutine is destroyed here, and the awaiter with it";
    case HandedAway::Thread:
      return "from here on another thread may resume the coroutine, which ends "
             "the awaiter";
    }
    llvm_unreachable("unknown handover");
  }

  static Finding tooLate(const HandedAway &Why) {
    std::string Name =
        Why.Member ? "'" + Why.Member->getNameAsString() + "'" : "'this'";
    Finding Result;
    Result.Loc = Why.Used->getBeginLoc();
    Result.Range = Why.Used->getSourceRange();
    Result.Message =
        "the awaiter " +
        std::string(isa_and_nonnull<CXXMethodDecl>(Why.Member) ? "calls "
                                                               : "uses ") +
        Name + " when it " +
        (Why.What == HandedAway::Destroyed ? "is" : "may be") +
        " gone: its coroutine was " +
        (Why.What == HandedAway::Resumed     ? "resumed"
         : Why.What == HandedAway::Destroyed ? "destroyed"
                                             : "handed to another thread");
    Result.Notes.push_back({Why.Handed->getBeginLoc(), handed(Why.What).str(),
                            Why.Handed->getSourceRange()});
    Result.Notes.push_back(
        {Why.Used->getBeginLoc(),
         "do this before, or with a copy in a local variable",
         {}});
    return Result;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(HandleMisuseCheck)
