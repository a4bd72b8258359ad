//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/LockedAcross.h"
#include "core/model/Locking.h"
#include "core/model/Roles.h"
#include "core/model/Suspension.h"
#include "core/model/TranslationUnit.h"
#include <map>

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

struct AllAcross {
  std::map<const Function *, std::vector<LockedAcross>> Of;
};

} // namespace

/// The type of the parameter that takes \p Argument of \p Call, or null.
static QualType takenAs(const Expr *Call, const Expr *Argument) {
  const FunctionDecl *Callee = calleeOf(Call);
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  for (unsigned I = 0;
       Callee && I < Arguments.size() && I < Callee->getNumParams(); ++I)
    if (Arguments[I] == Argument)
      return Callee->getParamDecl(I)->getType();
  return {};
}

/// Whether who takes it as a \p T cannot release it.
static bool onlyLooks(QualType T) {
  return T->isLValueReferenceType() && T->getPointeeType().isConstQualified();
}

/// co_await use(std::unique_lock(m));
///              ^~~~~~~~~~~~~~~~~~~
///
/// Whether the temporary guard that \p LockCall makes is given away.
static bool isGivenAway(const Function &F, const Expr *LockCall) {
  const Stmt *Part = LockCall;
  for (const Stmt *S = F.parent(Part); S; Part = S, S = F.parent(S)) {
    const auto *E = dyn_cast<Expr>(S);
    if (!E || isa<CoroutineSuspendExpr>(E))
      return false;
    if (isa<CallExpr, CXXConstructExpr>(E))
      if (QualType T = takenAs(E, cast<Expr>(Part)); !T.isNull())
        return !onlyLooks(T);
    if (isa<CXXMemberCallExpr, CXXOperatorCallExpr>(E))
      return false; // the object of m.lock()->f()
  }
  return false;
}

/// co_await changed.wait(lock);    co_await lock.wait(changed);
///                       ^~~~               ^~~~
/// co_await waiter(lock);
///                 ^~~~
///
/// Whether \p Point awaits a call that is given \p Lock, and may release it.
static bool isGivenTo(const Function &F, const HeldLock &Lock,
                      const CoroutineSuspendExpr *Point) {
  TranslationUnit &TU = F.unit();
  auto IsLock = [&](const Expr *E) {
    if (const Expr *Moved = movedBy(E))
      E = Moved;
    if (Lock.Guard && guardNamed(TU, E) == Lock.Guard)
      return true;
    return Lock.Mutex.isKnown() && lockPathOf(E) == Lock.Mutex;
  };
  SmallVector<const Stmt *> Work{Point->getOperand()};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    append_range(Work, S->children());
    const auto *Call =
        isa<CallExpr, CXXConstructExpr>(S) ? cast<Expr>(S) : nullptr;
    const FunctionDecl *Callee = Call ? calleeOf(Call) : nullptr;
    if (!Callee)
      continue;
    const IdentifierInfo *Name = Callee->getIdentifier();
    bool Waits = Name && Name->getName().contains_insensitive("wait");
    for (const Expr *Argument : argumentsOf(Call))
      if (QualType T = takenAs(Call, Argument);
          IsLock(Argument) && !T.isNull() &&
          (Waits || (Lock.Guard && guardNamed(TU, Argument) == Lock.Guard &&
                     !onlyLooks(T))))
        return true;
    // What a guard or mutex itself gives to await may be anything.
    if (const Expr *Object = objectOf(Call); Object && IsLock(Object))
      return true;
  }
  return false;
}

/// void await_suspend(std::coroutine_handle<> h) { ...; parent->m.unlock(); }
///
/// Whether the awaiter itself unlocks something once it has the handle.
static bool unlocksWhenSuspended(const Function &F,
                                 const CoroutineSuspendExpr *Point) {
  const FunctionDecl *Callee =
      stepCalled(Point->getSuspendExpr(), "await_suspend");
  const Function *Suspend = Callee ? F.unit().function(Callee) : nullptr;
  return Suspend && any_of(Suspend->calls(), [&](const Expr *Call) {
           return any_of(lockSteps(F.unit(), Call), [](const LockStep &Step) {
             return Step.What == LockStep::Unlock;
           });
         });
}

/// Whether its class or its maker names it so.
static bool isRecursive(const HeldLock &Lock) {
  const CXXRecordDecl *R =
      Lock.MutexType.isNull() ? nullptr : Lock.MutexType->getAsCXXRecordDecl();
  return R && R->getIdentifier() &&
         R->getName().contains_insensitive("recursive");
}

/// std::lock(a, b);  std::lock_guard g(a, std::adopt_lock);
///                                   ^
///
/// Whether another of the locks that are held stands for \p Lock.
static bool isAdopted(const HeldLock &Lock, ArrayRef<HeldLock> Held) {
  return !Lock.Guard && Lock.Mutex.isKnown() &&
         any_of(Held, [&](const HeldLock &Other) {
           return Other.Guard && Other.Mutex == Lock.Mutex;
         });
}

static std::vector<LockedAcross> find(const Function &F) {
  std::vector<LockedAcross> Result;
  if (!F.coroutine())
    return Result;
  for (const CoroutineSuspendExpr *Point : suspensionsOf(F)) {
    std::vector<HeldLock> Held = heldAt(F, Point);
    if (Held.empty() || unlocksWhenSuspended(F, Point))
      continue;
    for (const HeldLock &Lock : Held) {
      std::optional<ThreadLock> Why = whyOfThread(F.unit(), Lock);
      if (!Why || isAdopted(Lock, Held) || isGivenTo(F, Lock, Point) ||
          (!Lock.Guard && Lock.LockCall && isGivenAway(F, Lock.LockCall)))
        continue;
      auto Known = llvm::find_if(Result, [&](const LockedAcross &Other) {
        return Lock.Guard ? Other.Lock.Guard == Lock.Guard
                          : !Other.Lock.Guard && Other.Lock.Loc == Lock.Loc;
      });
      if (Known == Result.end()) {
        Result.push_back(
            {Lock, *Why, {Lock.Mutex}, Point, 0, isRecursive(Lock)});
        continue;
      }
      if (Known->Await == Point)
        Known->Mutexes.push_back(Lock.Mutex); // scoped_lock lock(a, b);
      else if (Known->Lock.Mutex == Lock.Mutex)
        ++Known->More;
    }
  }
  return Result;
}

const std::vector<LockedAcross> &lockedAcross(const Function &F) {
  auto &Of = F.unit().analysis<AllAcross>().Of;
  auto [Entry, New] = Of.try_emplace(&F);
  if (New)
    Entry->second = find(F);
  return Entry->second;
}

const LockedAcross *lockOf(const Function &F, const AliveAcross &Value) {
  auto Makes = [&](const Expr *LockCall) {
    for (const Stmt *S = LockCall; S; S = F.parent(S))
      if (S == Value.Made)
        return true;
    return false;
  };
  for (const LockedAcross &Each : lockedAcross(F))
    if (Value.Made ? !Each.Lock.Guard && Makes(Each.Lock.LockCall)
                   : Each.Lock.Guard && Each.Lock.Guard == Value.Value)
      return &Each;
  return nullptr;
}

} // namespace async_tidy
