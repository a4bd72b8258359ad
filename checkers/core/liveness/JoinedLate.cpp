//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/JoinedLate.h"
#include "core/base/Compat.h"
#include "core/liveness/Join.h"
#include "core/liveness/TaskWay.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// What may have the work of a spawn until it is waited for; nothing when the
/// handle goes where we do not follow.
struct Groups {
  SmallVector<const ValueDecl *, 2> All;
  bool ByHandle = false; ///< They keep what the spawn returns.

  void add(const ValueDecl *D) {
    if (D && !is_contained(All, D))
      All.push_back(D);
  }
};

} // namespace

/// auto handle = rt::spawn(pool, work());   and nobody asks for it.
static bool isForgotten(const Function &F, const VarDecl *Handle) {
  return F.references(Handle).empty() &&
         !joinsWhenDropped(F.unit(), Handle->getType());
}

static Groups groupsOf(const Function &F, const Spawn &S) {
  Groups Result;
  // threads.emplace_back(work)
  // ^~~~~~~
  if (roleOf(F.unit(), S.Call, FunctionRole::Emplaces)) {
    Result.ByHandle = true;
    Result.add(objectNamed(objectOf(S.Call)));
    return Result;
  }
  // handles.push_back(rt::spawn(pool, work()))
  // ^~~~~~~
  for (const TaskWay &Way : waysOf(F, S.Call))
    if (Way.Where == TaskWay::Kept) {
      if (isForgotten(F, Way.Holder))
        continue;
      // Who waits by a handle that is moved names its new place.
      Result.ByHandle = true;
      Result.All = {Way.Holder};
    } else if (Way.Where != TaskWay::Dropped) {
      return {};
    }
  if (Result.ByHandle)
    return Result;
  // scope.spawn(work())    rt::spawn_in(scope, work())    rt::post(pool, work)
  // ^~~~~                               ^~~~~                      ^~~~
  if (const Expr *Object = objectOf(S.Call))
    Result.add(objectNamed(Object));
  for (const Expr *Argument : argumentsOf(S.Call))
    if (roleOf(F.unit(), Argument->getType(), TypeRole::Scope))
      Result.add(objectNamed(Argument));
  Result.add(S.Executor.Local ? S.Executor.Local : S.Executor.Named);
  return Result;
}

/// The member function that \p Ref is the object of, or null.
static const CXXMemberCallExpr *calledOn(const Function &F, const Stmt *Ref) {
  const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(Ref));
  return Member ? dyn_cast_or_null<CXXMemberCallExpr>(F.parent(Member))
                : nullptr;
}

/// Whether \p Mention of a group leaves its work alone: it adds more, or is in
/// a call of a spawn, or only asks.
static bool leavesAlone(const Function &F, const Expr *Mention) {
  if (const CXXMemberCallExpr *Call = calledOn(F, Mention)) {
    if (insertsElement(Call))
      return true;
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (Method && Method->getIdentifier() &&
        is_contained(ArrayRef<StringRef>{"size", "empty", "capacity", "reserve",
                                         "get_executor"},
                     Method->getName()))
      return true;
  }
  // thread = std::jthread(work);
  const auto *Assign = dyn_cast_or_null<CXXOperatorCallExpr>(F.user(Mention));
  bool Replaced = Assign && Assign->getOperator() == OO_Equal &&
                  isWithin(F, Mention, Assign->getArg(0));
  return any_of(spawnsIn(F), [&](const Spawn &S) {
    return isWithin(F, Mention, S.Call) ||
           (Replaced && isWithin(F, S.Call, Assign->getArg(1)));
  });
}

/// The places in \p F that name \p Group, a variable or a member of `this`.
static std::vector<const Expr *> mentionsOf(const Function &F,
                                            const ValueDecl *Group) {
  std::vector<const Expr *> Result;
  if (isa<VarDecl>(Group))
    for (const DeclRefExpr *Ref : F.references(Group))
      Result.push_back(Ref);
  else
    for (const MemberExpr *Member : F.own<MemberExpr>())
      if (Member->getMemberDecl() == Group)
        Result.push_back(Member);
  return Result;
}

/// for (auto &thread : threads) thread.join();
static bool waitsForEach(const Function &F, const CXXForRangeStmt *Loop) {
  auto Waits = [&](const Expr *E) {
    return isWithin(F, E, Loop->getBody()) && names(E, Loop->getLoopVariable());
  };
  return any_of(F.awaits(), Waits) || any_of(F.calls(), [&](const Expr *E) {
           return waitsForOthers(F.unit(), E) && Waits(E);
         });
}

/// co_await scope.join();    rt::block_on(rt::when_all(std::move(handles)));
/// ^~~~~~~~                  ^~~~~~~~~~~~
///
/// What waits for the work that a group has where \p Mention names it, or null.
static const Stmt *waitAt(const Function &F, const Expr *Mention,
                          bool ByHandle) {
  TranslationUnit &TU = F.unit();
  bool Waits = ByHandle;
  const Stmt *Last = Mention;
  for (const Stmt *S = Mention; S && !isa<CompoundStmt>(S);
       Last = S, S = F.parent(S)) {
    if (const auto *Loop = dyn_cast<CXXForRangeStmt>(S))
      return ByHandle && !isWithin(F, Last, Loop->getBody()) &&
                     waitsForEach(F, Loop)
                 ? Loop
                 : nullptr;
    if (Waits && isa<CoawaitExpr, DependentCoawaitExpr>(S))
      return S;
    const auto *E = dyn_cast<Expr>(S);
    if (!E || !waitsForOthers(TU, E))
      continue;
    Waits |= objectOf(E) && isWithin(F, Mention, objectOf(E));
    // scope.join();   alone makes a task, which does not wait.
    if (Waits && TU.task(E->getType()).Kind == TaskKind::None)
      return S;
  }
  return nullptr;
}

/// Of futures it is those of std::async that wait.
static bool joinsCertainly(const Function &F, const Spawn &S,
                           const ValueDecl *Group) {
  std::optional<MayWait> Why = joinsWhenDropped(F.unit(), Group->getType());
  return Why && Why->Certain &&
         (!roleOf(F.unit(), typeOf(Why->Class), TypeRole::JoinsWhenSpawned) ||
          (calleeOf(S.Call) && calleeOf(S.Call)->isInStdNamespace()));
}

static bool isOwnObject(const ValueDecl *Group) {
  const auto *Var = dyn_cast<VarDecl>(Group);
  return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType();
}

/// Whether what \p Scope does with \p Group after \p Spawn may be to wait.
static bool mayBeWaitedFor(const Function &F, const Expr *Spawn,
                           const ValueDecl *Group, const Stmt *Scope) {
  if (any_of(mentionsOf(F, Group), [&](const Expr *Mention) {
        return isWithin(F, Mention, Scope) && !leavesAlone(F, Mention);
      }))
    return true;
  // stop();   of the object that has the group
  return !isOwnObject(Group) &&
         any_of(F.own<CXXThisExpr>(), [&](const CXXThisExpr *This) {
           const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(This));
           return F.isBefore(Spawn->getEndLoc(), This->getBeginLoc()) &&
                  isWithin(F, This, Scope) &&
                  !(Member && isa<FieldDecl>(Member->getMemberDecl()));
         });
}

std::optional<JoinedLate> whyJoinedLate(const Function &F, const Spawn &S,
                                        const VarDecl *Var) {
  const Stmt *Scope = scopeOf(F, Var);
  if (!Scope || endlessLoopAfter(F, S.Call, Var) ||
      mayWaitAfter(F, S.Call, Scope))
    return std::nullopt;
  Groups Has = groupsOf(F, S);
  // Locals are destroyed in reverse order ([stmt.jump]/2).
  if (any_of(Has.All, [&](const ValueDecl *Group) {
        return Group == Var ||
               (isOwnObject(Group) &&
                F.isBefore(Var->getLocation(), Group->getLocation())) ||
               mayBeWaitedFor(F, S.Call, Group, Scope);
      }))
    return std::nullopt;
  // What it awaits in between may be that the work has ended.
  bool Awaits = any_of(F.awaits(), [&](const Expr *Await) {
    return isWithin(F, Await, Scope) && !isWithin(F, S.Call, Await) &&
           F.isBefore(S.Call->getBeginLoc(), Await->getBeginLoc());
  });
  for (const ValueDecl *Group : Has.All) {
    for (const Expr *Mention : mentionsOf(F, Group))
      if (!Awaits && F.isBefore(Scope->getEndLoc(), Mention->getBeginLoc()))
        if (const Stmt *Wait = waitAt(F, Mention, Has.ByHandle))
          return JoinedLate{Group, Wait};
    if (isOwnObject(Group) && joinsCertainly(F, S, Group))
      return JoinedLate{Group};
  }
  return std::nullopt;
}

bool returnsFirst(const Function &F, const Spawn &S) {
  if (S.Executor.Kind == Threads::Multi || S.Executor.Local)
    return true;
  // Of an inferred spawn it is the real one that says so.
  return roleOf(F.unit(), S.Call, FunctionRole::ReturnsFirst) ||
         (S.Role.Model &&
          any_of(F.unit().models().functions(S.Role.Model->Name),
                 [](const FunctionModel *Model) {
                   return Model->Role == FunctionRole::ReturnsFirst;
                 }));
}

} // namespace async_tidy
