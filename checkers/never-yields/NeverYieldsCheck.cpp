//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/effects/Yielding.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/report/PathNotes.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds loops that keep the executor's thread to themselves.
class NeverYieldsCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-never-yields",
      "a loop may run forever without suspending its coroutine",
      Level::Strict,
      "0.1",
      {}};

  explicit NeverYieldsCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // while (!stop) { if (auto job = jobs.try_take()) co_await run(*job); }
    // ^
    for (const EndlessLoop &Loop : loopsWithoutYield(F)) {
      Finding &Result = Out.emplace_back();
      Result.Loc = Loop.Loop->getBeginLoc();
      Result.Message =
          "this loop may run forever without suspending " + F.describe();
      addTurn(F, Loop, Result);
      Result.Notes.push_back({Result.Loc, advice(F), {}});
    }
  }

private:
  /// The part of a qualified name before the first "::".
  static StringRef root(StringRef Name) { return Name.split("::").first; }

  /// What the library of this coroutine offers, or what any has.
  static std::string advice(const Function &F) {
    TranslationUnit &TU = F.unit();
    const auto *Own = F.decl()->getReturnType()->getAsCXXRecordDecl();
    StringRef Library = Own ? root(TU.qualifiedName(Own)) : "";
    for (const FunctionModel &Model : TU.models().allFunctions())
      if (Model.Role == FunctionRole::Yields && root(Model.Name) == Library &&
          TU.declares(Model.Name))
        return "await what it waits for, or '" + Model.Name +
               "' in each turn, so that others can run";
    return "await what it waits for in each turn, so that others can run";
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(NeverYieldsCheck)
