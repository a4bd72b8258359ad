//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/Finding.h"
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
    for (const Race &R : racesIn(F))
      if (R.Against != Rival::Spawner && Reported.insert(R.What.Root).second)
        report(F, R, Out);
  }

private:
  static void report(const Function &F, const Race &R,
                     std::vector<Finding> &Out) {
    const Access &First = R.Ours.Writes ? R.Ours : R.Theirs;
    const Access &Second = R.Ours.Writes ? R.Theirs : R.Ours;
    std::string Name = "'" + First.What.name() + "'";
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
    why(F, R, Result);
    if (R.Against == Rival::Turn)
      Result.Notes.push_back({R.Spawn->getBeginLoc(),
                              "each turn of the loop starts another task, and "
                              "does not wait for the one before",
                              {}});
    Result.Notes.push_back(
        {declarationOf(F, First.What),
         std::string(isScalar(First) ? "use std::atomic, guard " : "guard ") +
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

  /// Why the tasks run at the same time.
  static void why(const Function &F, const Race &R, Finding &Out) {
    SourceLocation Loc = R.Spawn->getBeginLoc();
    std::string Text = "'" + functionName(F.unit(), calleeOf(R.Spawn)) + "' ";
    if (!R.By)
      Text += "runs its tasks side by side";
    else if (R.By->Inferred || !R.By->Role.Model)
      Text += "runs it concurrently with its caller";
    else
      Text += R.By->Role.Model->Why;
    Out.Notes.push_back({Loc, std::move(Text), {}});
    if (!R.By)
      return;
    for (const SpawnHop &Hop : R.By->Path)
      Out.Notes.push_back({Hop.Loc, Hop.What, {}});
    const ExecutorFact &Executor = R.By->Executor;
    if (!Executor.Because.empty())
      Out.Notes.push_back(
          {Executor.BecauseLoc.isValid() ? Executor.BecauseLoc : Loc,
           Executor.Because,
           {}});
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(SharedMutationCheck)
