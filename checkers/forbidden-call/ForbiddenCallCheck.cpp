//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/effects/Blocking.h"
#include "core/effects/Effects.h"
#include "core/model/TranslationUnit.h"
#include "core/report/AwaitInstead.h"
#include "core/report/ChainNotes.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds calls that the user's own models forbid in coroutines.
class ForbiddenCallCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-forbidden-call",
      "a coroutine calls what your models forbid there",
      Level::Correctness,
      "0.1",
      {}};

  explicit ForbiddenCallCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    if (!F.coroutine())
      return;
    // acme::log::flush();     std::cout << line;     load(path);
    // ^                                 ^            ^
    const EffectQuery Query{{Effect::Forbidden}, {}};
    SmallPtrSet<const void *, 4> Said;
    for (const Site &S : sitesIn(F))
      if (std::optional<Chain> Way = whyAt(F, S, Query);
          Way && whyMustNotBlock(F, S.At) &&
          (Way->Hops.size() == 1 || Said.insert(S.subject()).second))
        Out.push_back(forbidden(F, S, *Way));
  }

private:
  static Finding forbidden(const Function &F, const Site &S, const Chain &Way) {
    Finding Result;
    Result.Loc = S.Loc;
    if (S.Call)
      Result.Range = S.Call->getSourceRange();
    Result.Message = Way.Hops.back().Name +
                     " is forbidden in coroutines, and " + F.describe() +
                     " calls it";
    if (Way.Hops.size() > 1)
      Result.Message += " through " + runs(Way.Hops[0]);
    else
      Result.Notes.push_back(
          {Result.Loc, Way.Hops[0].Name + " " + Way.Why, {}});
    addChainNotes(F, S, Way, Result);
    advise(F, S, Way, Result);
    return Result;
  }

  /// The last note: what the models name instead.
  static void advise(const Function &F, const Site &S, const Chain &Way,
                     Finding &Out) {
    TranslationUnit &TU = F.unit();
    std::string Instead;
    for (const FunctionModel *Model : TU.models().functions(Way.Name))
      if (Model->Role == FunctionRole::Forbidden)
        Instead = Model->Instead;
    for (const Replacement *Candidate : TU.models().replacements(Way.Name)) {
      if ((!Instead.empty() && Candidate->Use != Instead) ||
          !TU.declares(Candidate->Use))
        continue;
      if (Way.Hops.size() == 1 && S.Call)
        if (std::optional<FixItHint> Fix = awaitInstead(F, S.Call, *Candidate))
          Out.Fixes.push_back(*Fix);
      Out.Notes.push_back(
          {Out.Loc, "await '" + Candidate->Use + "' instead", {}});
      return;
    }
    Out.Notes.push_back({Out.Loc,
                         Instead.empty()
                             ? "call it outside of coroutines, or where "
                               "blocking is fine"
                             : "use '" + Instead + "' instead",
                         {}});
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ForbiddenCallCheck)
