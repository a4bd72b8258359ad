//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Cancellation.h"
#include "core/base/Check.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds handlers that take a cancellation for a failure like any other, so
/// that a coroutine which was cancelled goes on.
class SwallowedCancellationCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-swallowed-cancellation",
      "a handler swallows the exception that cancels the coroutine",
      Level::Strict,
      "0.1",
      {}};

  explicit SwallowedCancellationCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    if (!F.coroutine() || !F.hasTry())
      return;
    // for (;;) try { co_await step(); } catch (...) { log("failed"); }
    //                                   ^
    for (const CXXCatchStmt *Handler : F.own<CXXCatchStmt>())
      if (std::optional<SwallowedCancellation> Why = whySwallowed(F, Handler))
        Out.push_back(swallowed(F, Handler, *Why));
  }

private:
  static Finding swallowed(const Function &F, const CXXCatchStmt *Handler,
                           const SwallowedCancellation &Why) {
    std::string Exception = F.unit().qualifiedName(Why.Exception).str();
    Finding Result;
    Result.Loc = Handler->getCatchLoc();
    Result.Message = "handler swallows '" + Exception + "', so " +
                     F.describe() + " goes on when it is cancelled";
    Result.Notes.push_back(
        {Why.Await->getBeginLoc(),
         "this await throws '" + Exception + "' when it is cancelled",
         {}});
    Note Advice{Result.Loc, "", {}};
    if (Handler->getExceptionDecl()) {
      Advice.Message = "rethrow it, or leave with 'co_return'";
    } else {
      Advice.Message = "catch '" + Exception + "' before it, and rethrow it";
      Advice.Fixes.push_back(FixItHint::CreateInsertion(
          Result.Loc, "catch (const " + Exception + " &) { throw; } "));
    }
    Result.Notes.push_back(std::move(Advice));
    return Result;
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(SwallowedCancellationCheck)
