//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Races.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/send/Guarded.h"
#include "core/send/Order.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// One thing that a spawn runs: a body, and what that is given.
struct Work {
  const Function *Body;
  SmallVector<const Expr *, 4> Arguments = {};
  std::optional<Place> Object = std::nullopt;
};

/// std::move(job), and copies and conversions around it
///           ^~~
const Expr *withoutPassing(const Expr *E) {
  for (;;) {
    E = E->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *Made = dyn_cast<CXXConstructExpr>(E);
        Made && Made->getNumArgs() == 1 &&
        Made->getConstructor()->isCopyOrMoveConstructor()) {
      E = Made->getArg(0);
      continue;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && Callee->isInStdNamespace() && Callee->getIdentifier() &&
        (Callee->getName() == "move" || Callee->getName() == "forward") &&
        Call->getNumArgs() == 1) {
      E = Call->getArg(0);
      continue;
    }
    return E;
  }
}

/// What a local was initialised with, when it holds a closure or a task.
const Expr *heldBy(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && !isa<ParmVarDecl>(Var) && Var->hasLocalStorage() &&
                 Var->getInit()
             ? withoutPassing(Var->getInit())
             : E;
}

/// std::thread stores a copy of what it is given, but not of what that refers
/// to: std::ref(total), &total.
bool refers(const Expr *Argument) {
  const Expr *E = Argument->IgnoreImplicit()->IgnoreParenImpCasts();
  if (isPointerLike(E->getType()))
    return true;
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && Callee->isInStdNamespace() && Callee->getIdentifier() &&
         (Callee->getName() == "ref" || Callee->getName() == "cref");
}

class WorkSearch {
public:
  explicit WorkSearch(const Function &F) : TU(F.unit()) {}

  std::vector<Work> of(const Spawn &S) {
    ArrayRef<const Expr *> Left = S.Work;
    if (!Left.empty() && function(Left.front(), Left.drop_front()))
      return std::move(Result);
    for (const Expr *Argument : Left)
      one(Argument);
    return std::move(Result);
  }

  /// The tasks that \p Combinator is given.
  std::vector<Work> tasksOf(const Expr *Combinator) {
    for (const Expr *Argument : argumentsOf(Combinator)) {
      const Expr *E = heldBy(withoutPassing(Argument));
      if (const auto *Call = dyn_cast<CallExpr>(E))
        task(Call);
    }
    return std::move(Result);
  }

private:
  void one(const Expr *Argument) {
    const Expr *E = heldBy(withoutPassing(Argument));
    // std::thread([&] { ++total; })
    //             ^~~~~~~~~~~~~~~~
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
      if (const Function *Body = TU.function(Lambda->getCallOperator()))
        Result.push_back({Body});
      return;
    }
    // rt::spawn(pool, add(total))
    //                 ^~~~~~~~~~
    if (const auto *Call = dyn_cast<CallExpr>(E))
      task(Call);
  }

  void task(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    // An eager task has begun, on the thread that made it.
    if (!Callee || TU.task(Call->getType()).Start != TaskStart::Lazy)
      return;
    const Function *Body = TU.function(Callee);
    if (!Body || !Body->coroutine() ||
        (isa<CXXMethodDecl>(Callee) &&
         cast<CXXMethodDecl>(Callee)->isVirtual()))
      return;
    Work Made{Body, {}, {}};
    Made.Arguments = argumentsOf(Call);
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      Made.Object = addressOf(Member->getImplicitObjectArgument());
    Result.push_back(std::move(Made));
  }

  /// std::thread(run, std::ref(total))    std::thread(&Server::run, this)
  ///             ^~~                                  ^~~~~~~~~~~~
  bool function(const Expr *First, ArrayRef<const Expr *> Rest) {
    const Expr *E = First->IgnoreImplicit()->IgnoreParenImpCasts();
    if (const auto *Address = dyn_cast<UnaryOperator>(E);
        Address && Address->getOpcode() == UO_AddrOf)
      E = Address->getSubExpr()->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Callee = Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
    if (!Callee)
      return false;
    const Function *Body = TU.function(Callee);
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if (!Body || (Method && Method->isVirtual()))
      return true;
    Work Runs{Body, {}, {}};
    if (Method && Method->isInstance()) {
      if (Rest.empty() || !refers(Rest.front()))
        return true;
      Runs.Object = addressOf(Rest.front());
      Rest = Rest.drop_front();
    }
    for (const Expr *Argument : Rest)
      Runs.Arguments.push_back(refers(Argument) ? Argument : nullptr);
    Result.push_back(std::move(Runs));
    return true;
  }

  std::optional<Place> addressOf(const Expr *Object) {
    std::optional<Place> At = placeOf(TU, Object);
    if (!At || At->Address)
      return At;
    // A pointer that is kept somewhere is not the address of one object.
    if (isPointerLike(Object->getType()))
      return At->pointee();
    At->Address = true;
    return At;
  }

  TranslationUnit &TU;
  std::vector<Work> Result;
};

struct Spawned {
  const Expr *Call;
  const Spawn *By;
  std::vector<Access> Accesses; ///< In terms of the spawner, early ones only.
};

class RaceSearch {
public:
  explicit RaceSearch(const Function &F) : F(F), TU(F.unit()) {}

  std::vector<Race> run(bool RunsOnSeveral) {
    findSpawns();
    for (const Spawned &S : All) {
      SmallPtrSet<const VarDecl *, 4> Roots;
      for (const Access &A : S.Accesses)
        if (Roots.insert(A.What.Root).second)
          judge(S, A.What.Root);
    }
    if (RunsOnSeveral && F.coroutine())
      for (const Expr *Call : F.calls())
        if (roleOf(TU, Call, FunctionRole::Combines))
          siblings(Call);
    return std::move(Result);
  }

private:
  void findSpawns() {
    for (const Spawn &Known : spawnsIn(F)) {
      Spawned S{Known.Call, &Known, {}};
      // std::async(f);    waits at once, in the destructor of what it returns
      if (Known.Executor.Kind != Threads::Multi || endsAtOnce(S.Call))
        continue;
      for (const Work &W : WorkSearch(F).of(Known))
        for (Access &A : accessesThrough(*W.Body, W.Arguments, W.Object))
          if (!A.AfterWait)
            S.Accesses.push_back(std::move(A));
      if (!S.Accesses.empty())
        All.push_back(std::move(S));
    }
  }

  bool endsAtOnce(const Expr *Call) const {
    const Stmt *User = F.user(Call);
    // start(work).get()    submit(work).then(...)    but not .detach()
    if (const auto *Asked = dyn_cast_or_null<MemberExpr>(User);
        Asked && Asked->getMemberDecl()->getNameAsString() != "detach")
      return true;
    return joinsWhenDropped(TU, Call->getType()) &&
           (!User || isa<CompoundStmt, MemberExpr, IfStmt, ForStmt, WhileStmt,
                         CXXForRangeStmt>(User));
  }

  void judge(const Spawned &S, const VarDecl *Root) {
    Unordered After(F, S.Call, Root);
    for (const Access &Ours : S.Accesses) {
      if (Ours.What.Root != Root)
        continue;
      // What the spawn itself evaluates happens before the work does.
      for (const Access &Theirs : accessesIn(F))
        if (!Theirs.AfterWait && After.contains(Theirs.Here) &&
            !isWithin(F, Theirs.Here, S.Call))
          add(S, Ours, Theirs, Rival::Spawner, nullptr);
      for (const Spawned &Other : All)
        if (After.contains(Other.Call))
          for (const Access &Theirs : Other.Accesses)
            add(S, Ours, Theirs,
                Other.Call == S.Call ? Rival::Turn : Rival::Work, Other.Call);
    }
  }

  void siblings(const Expr *Combinator) {
    std::vector<Work> Tasks = WorkSearch(F).tasksOf(Combinator);
    std::vector<std::vector<Access>> Late;
    for (const Work &W : Tasks) {
      // Up to its first suspension each runs before the next is started.
      Unordered Behind = Unordered::afterFirstAwait(*W.Body);
      std::vector<Access> Accesses;
      for (const Access &A : accessesIn(*W.Body))
        if (!A.AfterWait && Behind.contains(A.Here))
          for (Access &Seen : accessesThrough(*W.Body, W.Arguments, W.Object))
            if (Seen.At == A.At && Seen.Writes == A.Writes)
              Accesses.push_back(std::move(Seen));
      Late.push_back(std::move(Accesses));
    }
    for (size_t I = 0; I < Late.size(); ++I)
      for (size_t J = I + 1; J < Late.size(); ++J)
        for (const Access &Ours : Late[I])
          for (const Access &Theirs : Late[J])
            add({Combinator, nullptr, {}}, Ours, Theirs, Rival::Sibling,
                Combinator);
  }

  void add(const Spawned &S, const Access &Ours, const Access &Theirs,
           Rival Against, const Expr *OtherSpawn) {
    std::optional<Conflict> Why = whyConflict(Ours, Theirs);
    if (!Why || isAlwaysLocked(Why->What) ||
        any_of(Result, [&](const Race &Known) {
          return Known.Spawn == S.Call && Known.Against == Against &&
                 Known.What.Root == Why->What.Root;
        }))
      return;
    Result.push_back(
        {Why->What, Ours, Theirs, Against, S.Call, S.By, OtherSpawn});
  }

  /// The lock may be the callers' of a private function. Constructors and
  /// destructors are not asked for one, so their own accesses may lack it.
  bool isAlwaysLocked(const Place &What) const {
    return !isa<CXXConstructorDecl, CXXDestructorDecl>(F.decl()) &&
           any_of(What.Path, [&](const PlaceStep &Step) {
             return Step.Member && isGuarded(TU, Step.Member);
           });
  }

  const Function &F;
  TranslationUnit &TU;
  std::vector<Spawned> All;
  std::vector<Race> Result;
};

} // namespace

std::vector<Race> racesIn(const Function &F, bool RunsOnSeveral) {
  if (F.decl()->isDependentContext())
    return {};
  return RaceSearch(F).run(RunsOnSeveral);
}

} // namespace async_tidy
