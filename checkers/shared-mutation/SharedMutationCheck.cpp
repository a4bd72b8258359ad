//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/model/Names.h"
#include "core/model/SpawnedCoroutines.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
#include "core/report/ThreadWords.h"
#include "core/send/Races.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds objects that two tasks, which one function started, use at the same
/// time without anything that keeps their changes apart.
class SharedMutationCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-shared-mutation",
      "the same unsynchronised object is changed by two tasks that run at the "
      "same time",
      Level::Preview,
      "0.1",
      {}};

  explicit SharedMutationCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    SmallPtrSet<const VarDecl *, 4> Reported;
    // std::thread a([&] { ++total; });
    //                       ^~~~~
    // std::thread b([&] { ++total; });
    //
    // co_await when_all(add(total), add(total))    on a pool
    //                       ^~~~~
    std::optional<SpawnedAs> Parent = spawnedOnSeveral(F);
    for (const Race &R : racesIn(F, Parent.has_value()))
      if (R.Against != Rival::Spawner && Reported.insert(R.What.Root).second)
        report(F, R, Parent, Out);
  }

private:
  /// The spawn after which \p F may go on, after a suspension, on another
  /// thread than its siblings.
  static std::optional<SpawnedAs> spawnedOnSeveral(const Function &F) {
    if (!F.coroutine() || F.decl()->isDependentContext())
      return std::nullopt;
    std::optional<SpawnedAs> Why = whyMultiThreaded(F);
    if (!Why || Why->Until || !Why->By->Executor.Migrates)
      return std::nullopt;
    return Why;
  }

  static void report(const Function &F, const Race &R,
                     const std::optional<SpawnedAs> &Parent,
                     std::vector<Finding> &Out) {
    const Access &First = R.Ours.Writes ? R.Ours : R.Theirs;
    const Access &Second = R.Ours.Writes ? R.Theirs : R.Ours;
    std::string Name = "'" + R.What.name() + "'";
    Finding Result;
    // From here on there are two of them.
    Result.Loc = R.OtherSpawn->getBeginLoc();
    Result.Message =
        Second.Writes ? Name + " is changed by two tasks at the same time"
                      : Name + " is changed by one task while another reads it";
    if (R.Against == Rival::Turn && First.At == Second.At) {
      Result.Notes.push_back(
          {First.At->getExprLoc(), "each of them changes it here", {}});
    } else {
      Result.Notes.push_back(
          {First.At->getExprLoc(), "one of them changes it here", {}});
      Result.Notes.push_back(
          {Second.At->getExprLoc(),
           "the other " + std::string(Second.Writes ? "changes" : "reads") +
               " it here",
           {}});
    }
    if (R.By) {
      addSpawn(F, *R.By, Result);
    } else {
      Result.Notes.push_back({R.Spawn->getBeginLoc(),
                              "'" + functionName(F.unit(), calleeOf(R.Spawn)) +
                                  "' runs its tasks side by side, and " +
                                  F.describe() + " runs on several threads",
                              {}});
      addSpawn(*Parent->Spawner, *Parent->By, Result);
    }
    if (R.Against == Rival::Turn)
      Result.Notes.push_back({R.Spawn->getBeginLoc(),
                              "each turn of the loop starts another task, and "
                              "does not wait for the one before",
                              {}});
    Result.Notes.push_back(
        {declarationOf(F, R.What),
         std::string(R.What == First.What && isScalar(First)
                         ? "use std::atomic, guard "
                         : "guard ") +
             Name +
             " with a mutex, or give each task its own and combine the "
             "results",
         {}});
    Out.push_back(std::move(Result));
  }

  static SourceLocation declarationOf(const Function &F, const Place &What) {
    for (const PlaceStep &Step : reverse(What.Path))
      if (Step.Member)
        return Step.Member->getLocation();
    return What.Root ? What.Root->getLocation() : F.decl()->getLocation();
  }

  static bool isScalar(const Access &A) {
    QualType T = A.At->getType().getNonReferenceType();
    return T->isArithmeticType() || T->isEnumeralType();
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(SharedMutationCheck)
