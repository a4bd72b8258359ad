//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/LockedAcross.h"
#include "core/model/Names.h"
#include "core/model/TranslationUnit.h"
#include "core/report/ThreadWords.h"
#include "core/report/UnlockEdits.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds locks that belong to a thread and are held while a coroutine is
/// suspended, when the thread does something else.
class LockAcrossSuspensionCheck : public Check {
public:
  static constexpr CheckInfo Info = {
      "async-lock-across-suspension",
      "a lock that blocks threads is held while the coroutine is suspended",
      Level::Correctness,
      "0.1",
      {}};

  explicit LockAcrossSuspensionCheck(const CheckOptions &) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // std::lock_guard lock(m);  co_await save();
    //                 ^~~~
    for (const LockedAcross &Lock : lockedAcross(F))
      Out.push_back(found(F, Lock));
  }

private:
  static Finding found(const Function &F, const LockedAcross &Lock) {
    // Where it is known that another thread may go on, that is the worst.
    std::optional<SpawnedAs> Spawned = whyMultiThreaded(F);
    if (Spawned && (!Spawned->migrates() ||
                    (Spawned->Until && F.isBefore(Spawned->Until->getBeginLoc(),
                                                  Lock.Await->getBeginLoc()))))
      Spawned.reset();
    Finding Result;
    Result.Loc = Lock.Lock.Loc;
    bool Several = Lock.Mutexes.size() > 1;
    Result.Message =
        held(Lock) + " while " + F.describe() + " is suspended, " +
        (Spawned ? Several ? "after which another thread may unlock them"
                           : "after which another thread may unlock it"
         : Lock.Recursive ? "which lets in all that runs on its thread"
         : Several        ? "which blocks any thread that locks one"
                          : "which blocks any thread that locks it");
    addSuspension(F, Lock, Spawned.has_value(), Result);
    if (Lock.Why.Inferred)
      Result.Notes.push_back({Lock.Why.By->getLocation(),
                              "'" + functionName(F.unit(), Lock.Why.By) +
                                  "' makes the thread wait",
                              {}});
    if (Spawned)
      addSpawned(F, *Spawned, Result);
    Result.Notes.push_back({Result.Loc,
                            "unlock before the suspension, or use a mutex that "
                            "coroutines can hold across one",
                            {},
                            unlockBefore(F, Lock)});
    return Result;
  }

  static std::string either(const LockedAcross &Lock) {
    return Lock.Mutexes.size() > 1 ? "one of them" : mutexes(Lock);
  }

  /// "'m'", "'a' and 'b'", or "it" where none has a name.
  static std::string mutexes(const LockedAcross &Lock) {
    std::string Result;
    for (const LockPath &Mutex : Lock.Mutexes)
      if (Mutex.isKnown())
        Result += (Result.empty() ? "'" : " and '") + Mutex.name() + "'";
    return Result.empty() ? "it" : Result;
  }

  static std::string held(const LockedAcross &Lock) {
    std::string Mutexes = mutexes(Lock);
    if (Lock.Lock.Guard)
      return "'" + Lock.Lock.Guard->getNameAsString() + "' " +
             (Mutexes == "it" ? "is held" : "holds " + Mutexes);
    if (Mutexes == "it")
      return "a lock is held";
    return Mutexes + (Lock.Mutexes.size() > 1 ? " are locked" : " is locked");
  }

  static void addSuspension(const Function &F, const LockedAcross &Lock,
                            bool MayMove, Finding &Out) {
    const VarDecl *Guard = Lock.Lock.Guard;
    const Expr *LockCall = Lock.Lock.LockCall;
    if (Guard && LockCall &&
        F.isBefore(Guard->getEndLoc(), LockCall->getBeginLoc()))
      Out.Notes.push_back({LockCall->getExprLoc(), "it is locked here", {}});
    std::string Mutexes = mutexes(Lock);
    std::string Here =
        isa<CoyieldExpr>(Lock.Await) ? "this 'co_yield'" : "this 'co_await'";
    std::string Text =
        MayMove ? F.describe() + " may go on in another thread after " + Here +
                      ", and unlocks " + Mutexes + " there"
                : F.describe() + " leaves its thread to others at " + Here +
                      (Lock.Recursive
                           ? "; what locks " + Mutexes + " there gets it, too"
                           : "; what locks " + either(Lock) +
                                 " there blocks it, perhaps for good");
    Out.Notes.push_back({Lock.Await->getKeywordLoc(), std::move(Text), {}});
    if (Lock.More > 0)
      Out.Notes.back().Message +=
          " (and at " + std::to_string(Lock.More) + " more)";
  }
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(LockAcrossSuspensionCheck)
