//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/liveness/AliveAcross.h"
#include "core/liveness/Join.h"
#include "core/liveness/JoinedLate.h"
#include "core/liveness/LockedAcross.h"
#include "core/model/HeldLocks.h"
#include "core/model/Names.h"
#include "core/model/SpawnedCoroutines.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/report/ThreadWords.h"
#include "core/send/Origin.h"
#include "core/send/Races.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Finds what other threads get and must not: what work that runs there is
/// given, and what the frame of a coroutine that they resume keeps alive.
class ThreadUnsafeCaptureCheck : public Check {
public:
  static constexpr OptionInfo Options[] = {
      {"AssumeExecutor", "single",
       "what an executor of unknown kind is taken for: single or multi"},
      {"AllowedTypes", "",
       "qualified names of types that may be handed to another thread, "
       "separated by semicolons"},
  };
  static constexpr CheckInfo Info = {
      "async-thread-unsafe-capture",
      "work on another thread is given something that is not safe there",
      Level::Correctness, "0.1", Options};

  explicit ThreadUnsafeCaptureCheck(const CheckOptions &Options)
      : AssumeMulti(Options.text("AssumeExecutor") == "multi"),
        Allowed(Options.list("AllowedTypes")) {}

  void check(const Function &F, std::vector<Finding> &Out) override {
    // std::thread t([&] { ... });     rt::spawn_detached(pool, work(local));
    //               ^~~~~~~~~~~~                               ^~~~~~~~~~~
    for (const Spawn &S : spawnsIn(F))
      if (S.Executor.Kind == Threads::Multi ||
          (S.Executor.Kind == Threads::Unknown && AssumeMulti))
        for (const Given &Thing : givenTo(F, S))
          given(F, S, Thing, Out);
    // node_ptr page = cached();
    //          ^~~~
    // co_await save();
    if (std::optional<SpawnedAs> Spawned = whyMultiThreaded(F);
        Spawned && Spawned->migrates())
      for (const AliveAcross &Value : aliveAcross(F))
        kept(F, *Spawned, Value, Out);
    for (const Race &R : racesIn(F))
      if (R.Against == Rival::Spawner)
        raced(F, R, Out);
  }

private:
  void given(const Function &F, const Spawn &S, const Given &Thing,
             std::vector<Finding> &Out) const {
    switch (Thing.How) {
    case Passing::Copy:
      if (S.Role.Model && S.Role.Model->ReturnsCallable &&
          onlyLooksAt(F, S, Thing))
        return;
      return handed(F, S, Thing, Out);
    case Passing::Move:
      // What can be copied may be somebody's only one.
      if (!isCopyable(Thing.Type) && !isUnlocked(F, Thing))
        handed(F, S, Thing, Out);
      return;
    case Passing::Result:
      if (whyShared(F, Thing.Made))
        handed(F, S, Thing, Out);
      return;
    case Passing::ThreadLocal:
      if (whyNotJoined(F, S.Call, S.Executor))
        ofThread(F, S, Thing, Out);
      return;
    default:
      if (!allowed(F, Thing.Type))
        borrowed(F, S, Thing, Out);
    }
  }

  /// std::unique_lock lock(m, std::defer_lock);
  /// std::thread t([lock = std::move(lock)]() mutable { lock.lock(); });
  ///                                 ^~~~
  static bool isUnlocked(const Function &F, const Given &Thing) {
    return Thing.Var &&
           F.context().hasSameUnqualifiedType(Thing.Var->getType(),
                                              Thing.Type) &&
           isGuard(F.unit(), Thing.Type) &&
           none_of(mayBeHeldAt(F, Thing.Made), [&](const HeldLock &Held) {
             return Held.Guard == Thing.Var;
           });
  }

  /// Whether \p Thing is captured by a lambda that does not copy it.
  static bool onlyLooksAt(const Function &F, const Spawn &S,
                          const Given &Thing) {
    return none_of(S.Work, [&](const Expr *E) {
      E = E->IgnoreUnlessSpelledInSource();
      const auto *Lambda = dyn_cast<LambdaExpr>(E);
      if (Lambda)
        return whereCopied(F.unit(), Lambda, Thing.Loc) != nullptr;
      // What stands beside the callable is moved into the call.
      const CXXRecordDecl *R = E->getType()->getAsCXXRecordDecl();
      return E->getBeginLoc() == Thing.Loc && !(R && R->isLambda());
    });
  }

  /// What the work is given must not change threads.
  void handed(const Function &F, const Spawn &S, const Given &Thing,
              std::vector<Finding> &Out) const {
    std::optional<NotSend> Why = whyNotSend(F.unit(), Thing.Type);
    if (!Why || allowed(F, Thing.Type) || allowed(F, Why->Culprit))
      return;
    Finding Result;
    Result.Loc = Thing.Loc;
    Result.Message = passedTo(Thing) + " work on another thread, but '" +
                     typeName(F.context(), Why->Culprit) +
                     (Thing.How == Passing::Copy ? "' is not safe to share"
                                                 : "' must stay on one thread");
    addSpawn(F, S, Result);
    addWhyNotSend(F, *Why, Thing.Loc, Result);
    Result.Notes.push_back(
        {Thing.Loc,
         isGuard(F.unit(), Why->Culprit) ? "let the work take the lock itself"
         : Thing.How == Passing::Copy
             ? "pass what it holds by value, move sole ownership, or use a "
               "type that synchronises"
             : "make it in the work itself, or use a type that may change "
               "threads",
         {}});
    Out.push_back(std::move(Result));
  }

  /// The work may outlive what it borrows.
  static void borrowed(const Function &F, const Spawn &S, const Given &Thing,
                       std::vector<Finding> &Out) {
    if (!whyOutlives(F, S.Call, S.Executor, Thing.Var))
      return;
    std::string Var = "'" + Thing.Var->getNameAsString() + "'";
    Finding Result;
    Result.Loc = Thing.Loc;
    Result.Message =
        passedTo(Thing) + " work on another thread, which may outlive " + Var;
    addSpawn(F, S, Result);
    Result.Notes.push_back(
        {Thing.Var->getLocation(),
         Var + " is destroyed at the end of its scope in " + F.describe(),
         {}});
    Result.Notes.push_back(
        {Thing.Loc,
         "pass a copy, or wait for the work before " + Var + " is gone",
         {}});
    Out.push_back(std::move(Result));
  }

  /// int n = 0;  std::jthread other([&] { ++n; });  ++n;
  ///                                 ^
  static void raced(const Function &F, const Race &R,
                    std::vector<Finding> &Out) {
    Finding Result;
    Result.Loc = R.Spawn->getBeginLoc();
    for (const Given &Thing : givenTo(F, *R.By))
      if (Thing.Var && Thing.Var == R.What.Root) {
        Result.Loc = Thing.Loc;
        break;
      }
    // That it may be gone by then says enough.
    if (any_of(Out,
               [&](const Finding &Said) { return Said.Loc == Result.Loc; }) ||
        (R.What.Root && whyJoinedLate(F, *R.By, R.What.Root)))
      return;
    std::string Name = "'" + R.What.name() + "'";
    Result.Message =
        Name + (R.Ours.Writes ? " is changed" : " is read") +
        " by work on another thread " +
        (R.Ours.Writes && R.Theirs.Writes
             ? "and by " + F.describe() + " at the same time"
             : "while " + F.describe() +
                   (R.Theirs.Writes ? " changes it" : " reads it"));
    Result.Notes.push_back(
        {R.Ours.At->getExprLoc(), "the work " + did(R.Ours) + " it here", {}});
    Result.Notes.push_back({R.Theirs.At->getExprLoc(),
                            F.describe() + " " + did(R.Theirs) +
                                " it here, without waiting for the work",
                            {}});
    addSpawn(F, *R.By, Result);
    Result.Notes.push_back({Result.Loc,
                            "wait for the work first, guard " + Name +
                                " with a mutex, or pass a copy",
                            {}});
    Out.push_back(std::move(Result));
  }

  static std::string did(const Access &A) {
    return A.Writes ? "changes" : "reads";
  }

  /// Each thread has an object of its own, which ends with the thread.
  static void ofThread(const Function &F, const Spawn &S, const Given &Thing,
                       std::vector<Finding> &Out) {
    Finding Result;
    Result.Loc = Thing.Loc;
    Result.Message =
        passedTo(Thing) + " work on another thread, which may outlive this one";
    addSpawn(F, S, Result);
    Result.Notes.push_back({Thing.Var->getLocation(),
                            "'" + Thing.Name +
                                "' is thread_local: each thread has one of its "
                                "own, which is gone when the thread ends",
                            {}});
    Result.Notes.push_back(
        {Thing.Loc, "pass a copy, or name it in the work itself", {}});
    Out.push_back(std::move(Result));
  }

  /// What the frame keeps across a suspension must not change threads.
  void kept(const Function &F, const SpawnedAs &Spawned,
            const AliveAcross &Value, std::vector<Finding> &Out) const {
    if (!Value.Await ||
        (Spawned.Until &&
         F.isBefore(Spawned.Until->getBeginLoc(), Value.Await->getBeginLoc())))
      return;
    std::optional<NotSend> Why = whyNotSend(F.unit(), Value.Type);
    // A lock that is surely held is a hazard wherever the coroutine runs, which
    // has a check of its own.
    if (!Why || allowed(F, Value.Type) || allowed(F, Why->Culprit) ||
        !isOwn(F, Spawned, Value, *Why) || lockOf(F, Value))
      return;
    const auto *Var = dyn_cast_or_null<VarDecl>(Value.Value);
    Finding Result;
    Result.Loc = Var ? Var->getLocation() : Value.Made->getBeginLoc();
    std::string Name = Var ? "'" + Var->getNameAsString() + "'" : "a temporary";
    Result.Message = Name +
                     " is alive across a suspension that may change threads, "
                     "but '" +
                     typeName(F.context(), Why->Culprit) + "' must stay on one";
    addSuspension(F, Value, Name, Result);
    addWhyNotSend(F, *Why, Result.Loc, Result);
    addSpawned(F, Spawned, Result);
    Result.Notes.push_back(
        {Result.Loc,
         isGuard(F.unit(), Why->Culprit)
             ? "unlock before the suspension, or use a mutex that coroutines "
               "can hold across one"
             : "end its scope before the suspension, or use a type that may "
               "change threads",
         {}});
    Out.push_back(std::move(Result));
  }

  /// Whether it is for this frame to say: what it was given is said of where
  /// that comes from, and what nobody else has a copy of does no harm.
  static bool isOwn(const Function &F, const SpawnedAs &Spawned,
                    const AliveAcross &Value, const NotSend &Why) {
    switch (Value.What) {
    case AliveAcross::Local:
      return !isCopyable(Why.Culprit) ||
             whyShared(F, cast<VarDecl>(Value.Value)).has_value();
    case AliveAcross::Parameter:
      return !isCopyable(Why.Culprit) && Spawned.isAwaited();
    case AliveAcross::Temporary:
      return !isCopyable(Why.Culprit);
    case AliveAcross::Capture:
    case AliveAcross::This:
      return false;
    }
    llvm_unreachable("unknown kind");
  }

  bool allowed(const Function &F, QualType T) const {
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    return R && is_contained(Allowed, F.unit().qualifiedName(R));
  }

  bool AssumeMulti;
  std::vector<std::string> Allowed;
};

} // namespace
} // namespace async_tidy

ASYNC_TIDY_CHECK(ThreadUnsafeCaptureCheck)
