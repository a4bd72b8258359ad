//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A breadth-first search from what is spawned along what is awaited.

#include "core/model/SpawnedCoroutines.h"
#include "core/model/Owner.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/Index/USRGeneration.h"
#include <deque>

using namespace clang;
using namespace llvm;

namespace async_tidy {

static bool isWork(TranslationUnit &TU, QualType T) {
  TaskKind Kind = TU.task(T).Kind;
  return Kind == TaskKind::Task || Kind == TaskKind::Detached ||
         Kind == TaskKind::Sender;
}

namespace {

/// Finds the coroutines whose work an expression stands for.
class Work {
public:
  explicit Work(TranslationUnit &TU) : TU(TU) {}

  void of(const Function &F, const Expr *E) {
    if (++Steps > 256)
      return; // tasks made of tasks made of ...
    E = E->IgnoreImplicit()->IgnoreParenCasts()->IgnoreImplicit();
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
      function(Lambda->getCallOperator());
    } else if (const auto *Address = dyn_cast<UnaryOperator>(E);
               Address && Address->getOpcode() == UO_AddrOf) {
      of(F, Address->getSubExpr());
    } else if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      if (const auto *Callee = dyn_cast<FunctionDecl>(Ref->getDecl()))
        function(Callee);
      else if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
        local(F, Var);
    } else if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      of(F, Choice->getTrueExpr());
      of(F, Choice->getFalseExpr());
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      if (argumentsOf(Construct).size() == 1)
        of(F, Construct->getArg(0));
    } else if (const auto *List = dyn_cast<InitListExpr>(E)) {
      for (const Expr *Element : List->inits())
        of(F, Element);
    } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
      call(F, Call);
    }
  }

  CoroutinesOf take() { return std::move(Found); }

private:
  /// A function that is a coroutine, or returns what one makes.
  void function(const FunctionDecl *Callee) {
    if (Callee->isDependentContext() ||
        !Seen.insert(Callee->getCanonicalDecl()).second)
      return;
    const Function *Body = TU.function(Callee);
    if (!Body) {
      if (isElsewhere(Callee))
        Found.Elsewhere.push_back(Callee->getCanonicalDecl());
      return;
    }
    if (Body->coroutine()) {
      Found.Here.push_back(Body);
      return;
    }
    // rt::task<> logged(int n) { return session(n); }
    //                                   ^~~~~~~~~~
    if (isWork(TU, Callee->getReturnType()))
      for (const auto *Return : Body->own<ReturnStmt>())
        if (Return->getRetValue())
          of(*Body, Return->getRetValue());
  }

  /// Whether another unit of the project may have the body of \p Callee.
  bool isElsewhere(const FunctionDecl *Callee) const {
    const SourceManager &SM = TU.context().getSourceManager();
    return !Callee->hasBody() && Callee->isExternallyVisible() &&
           isWork(TU, Callee->getReturnType()) &&
           !SM.isInSystemHeader(SM.getExpansionLoc(Callee->getLocation())) &&
           !TU.models().isOfKnownLibrary(TU.qualifiedName(Callee));
  }

  /// auto t = work(x);    auto body = [&]() -> rt::task<> { ... };
  ///          ^~~~~~~                 ^
  void local(const Function &F, const VarDecl *Var) {
    if (!Var->hasLocalStorage() || isa<ParmVarDecl>(Var) ||
        Var->isInitCapture() || Var->getDeclContext() != F.decl())
      return;
    std::optional<Owner> Owns = standardOwner(Var->getType());
    if (Var->getInit() && (!Owns || !Owns->Many))
      return of(F, Var->getInit());
    if (!Owns ||
        !any_of(Owns->Owned, [&](QualType T) { return isWork(TU, T); }))
      return;
    if (Var->getInit())
      of(F, Var->getInit());
    // tasks.push_back(work(x));
    //                 ^~~~~~~
    for (const DeclRefExpr *Ref : F.references(Var))
      if (const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(Ref)))
        if (const auto *Call =
                dyn_cast_or_null<CXXMemberCallExpr>(F.parent(Member)))
          for (const Expr *Argument : Call->arguments())
            if (isWork(TU, Argument->getType()))
              of(F, Argument);
  }

  /// The function that \p Call certainly calls.
  const FunctionDecl *target(const CallExpr *Call) const {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    if (!Method || !Method->isVirtual())
      return Callee;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    const auto *Named =
        Member ? dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParens())
               : nullptr;
    if (Named && Named->hasQualifier()) // Base::run()
      return Callee;
    return Member ? Method->getDevirtualizedMethod(
                        Member->getImplicitObjectArgument(),
                        /*IsAppleKext=*/false)
                  : nullptr;
  }

  void call(const Function &F, const CallExpr *Call) {
    // Work that is started elsewhere is a spawn of its own.
    if (spawnOf(TU, Call) || roleOf(TU, Call, FunctionRole::BlockOn))
      return;
    const FunctionDecl *Callee = target(Call);
    if (!Callee)
      return;
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    // on(strand, work())    loop.run(work())
    SmallVector<const Expr *> Where = Arguments;
    if (objectOf(Call))
      Where.push_back(objectOf(Call));
    for (const Expr *E : Where)
      if (std::optional<ExecutorFact> On = executorNamed(F, E);
          On && On->Kind == Threads::Single)
        return;
    function(Callee);
    // What is given to a call that makes a task runs where that runs:
    // when_all(a(), b()), std::move(t), work().via(x).
    if (const Expr *Object = objectOf(Call);
        Object && isWork(TU, Object->getType()))
      of(F, Object);
    for (const Expr *Argument : Arguments)
      if (isWork(TU, Argument->getType()) || ownsWork(Argument->getType()))
        of(F, Argument);
  }

  bool ownsWork(QualType T) const {
    std::optional<Owner> Owns = standardOwner(T.getNonReferenceType());
    return Owns &&
           any_of(Owns->Owned, [&](QualType Part) { return isWork(TU, Part); });
  }

  TranslationUnit &TU;
  CoroutinesOf Found;
  DenseSet<const FunctionDecl *> Seen;
  unsigned Steps = 0;
};

/// How the search came to a coroutine: by a spawn, from another one, or by the
/// index, whose answer is \c Elsewhere.
struct Reached {
  const Function *Spawner = nullptr;
  const Spawn *By = nullptr;
  const Function *From = nullptr;
  const Expr *Await = nullptr;
  const IndexRun *Elsewhere = nullptr;
};

/// The coroutines of a unit that the search came to.
struct AllSpawned {
  std::optional<DenseMap<const Function *, Reached>> Of;
  std::optional<DenseMap<const Function *, Reached>> OnOneThread;
};

} // namespace

CoroutinesOf coroutinesIn(const Function &F, const Expr *E) {
  Work All(F.unit());
  All.of(F, E);
  return All.take();
}

/// co_await loop.schedule();    co_await strand;    co_await resume_on(loop);
///
/// Whether \p Await moves the coroutine \p F to a single thread.
static bool movesToOneThread(const Function &F, const Expr *Await) {
  TranslationUnit &TU = F.unit();
  const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Await);
  if (!Suspend || !Suspend->getOperand())
    return false;
  const Expr *Operand = Suspend->getOperand()->IgnoreImplicit();
  auto IsSingle = [&](const Expr *E) {
    std::optional<ExecutorFact> On = executorNamed(F, E);
    return On && On->Kind == Threads::Single;
  };
  if (IsSingle(Operand))
    return true;
  if (!roleOf(TU, Operand, FunctionRole::Switches))
    return false;
  return any_of(argumentsOf(Operand), IsSingle) ||
         (objectOf(Operand) && IsSingle(objectOf(Operand)));
}

/// The first such await, or null.
static const Expr *leavesFor(const Function &F) {
  for (const Expr *Await : F.awaits())
    if (movesToOneThread(F, Await))
      return Await;
  return nullptr;
}

std::vector<Passed> awaitedBy(const Function &F) {
  std::vector<Passed> Result;
  const Expr *Leaves = leavesFor(F);
  for (const Expr *Await : F.awaits()) {
    if (Leaves && !F.isBefore(Await->getBeginLoc(), Leaves->getBeginLoc()))
      break;
    const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Await);
    if (Suspend && Suspend->getOperand())
      Result.push_back({Await, coroutinesIn(F, Suspend->getOperand())});
  }
  return Result;
}

std::vector<Passed> returnedBy(const Function &F) {
  std::vector<Passed> Result;
  if (!F.coroutine() && isWork(F.unit(), F.decl()->getReturnType()))
    for (const auto *Return : F.own<ReturnStmt>())
      if (const Expr *Value = Return->getRetValue())
        Result.push_back({Value, coroutinesIn(F, Value)});
  return Result;
}

static std::vector<const Spawn *> spawnsOn(const Function &F, Threads Kind,
                                           bool Migrates) {
  std::vector<const Spawn *> Result;
  TranslationUnit &TU = F.unit();
  if (F.decl()->isDependentContext() ||
      TU.models().isOfKnownLibrary(TU.qualifiedName(F.decl())))
    return Result;
  for (const Spawn &S : spawnsIn(F))
    if (S.Executor.Kind == Kind && S.Executor.Migrates == Migrates)
      Result.push_back(&S);
  return Result;
}

std::vector<const Spawn *> multiThreadedIn(const Function &F, bool Migrates) {
  return spawnsOn(F, Threads::Multi, Migrates);
}

std::optional<std::string> idForOthers(const Function &F) {
  const FunctionDecl *D = F.decl();
  const SourceManager &SM = F.context().getSourceManager();
  SmallString<128> Id;
  if (F.lambda() || !D->isExternallyVisible() || D->isDependentContext() ||
      !SM.isInMainFile(SM.getExpansionLoc(D->getLocation())) ||
      index::generateUSRForDecl(D, Id))
    return std::nullopt;
  return Id.str().str();
}

namespace {

/// Walks from what is spawned along what is awaited.
class Search {
public:
  explicit Search(TranslationUnit &TU) : TU(TU) {}

  DenseMap<const Function *, Reached> run() {
    spawnedHere(Threads::Multi, /*Migrates=*/true);
    follow();
    // What other units spawn may change threads too.
    spawnedElsewhere();
    follow();
    spawnedHere(Threads::Multi, /*Migrates=*/false);
    follow();
    return std::move(Result);
  }

  DenseMap<const Function *, Reached> runOnOneThread() {
    spawnedHere(Threads::Single, /*Migrates=*/false);
    follow();
    return std::move(Result);
  }

private:
  void reach(const Function *Coroutine, Reached How) {
    if (Result.try_emplace(Coroutine, How).second)
      Queue.push_back(Coroutine);
  }

  void spawnedHere(Threads Kind, bool Migrates) {
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        for (const Spawn *S : spawnsOn(*F, Kind, Migrates))
          for (const Expr *E : S->Work)
            for (const Function *Coroutine : coroutinesIn(*F, E).Here)
              reach(Coroutine, {F.get(), S, nullptr, nullptr, nullptr});
  }

  void spawnedElsewhere() {
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group) {
        if (!F->coroutine() || Result.contains(F.get()))
          continue;
        std::optional<std::string> Id = idForOthers(*F);
        const IndexedFunction *Known = Id ? TU.knownElsewhere(*Id) : nullptr;
        if (Known && Known->Run)
          reach(F.get(), {nullptr, nullptr, nullptr, nullptr, &*Known->Run});
      }
  }

  void follow() {
    for (; !Queue.empty(); Queue.pop_front())
      for (const Passed &P : awaitedBy(*Queue.front()))
        for (const Function *Of : P.Work.Here)
          reach(Of, {nullptr, nullptr, Queue.front(), P.At, nullptr});
  }

  TranslationUnit &TU;
  DenseMap<const Function *, Reached> Result;
  std::deque<const Function *> Queue;
};

} // namespace

std::optional<SpawnedAs> whyMultiThreaded(const Function &Coroutine) {
  TranslationUnit &TU = Coroutine.unit();
  AllSpawned &All = TU.analysis<AllSpawned>();
  if (!All.Of)
    All.Of = Search(TU).run();
  auto Found = All.Of->find(&Coroutine);
  if (Found == All.Of->end())
    return std::nullopt;
  SpawnedAs Result{nullptr, nullptr, {}, {}, leavesFor(Coroutine)};
  const Function *Of = &Coroutine;
  for (; Found->second.From; Found = All.Of->find(Of)) {
    Result.Awaits.push_back({Found->second.From, Found->second.Await, Of});
    Of = Found->second.From;
  }
  std::reverse(Result.Awaits.begin(), Result.Awaits.end());
  Result.Spawner = Found->second.Spawner;
  Result.By = Found->second.By;
  for (const IndexRun *Run = Found->second.Elsewhere; Run;) {
    Result.Elsewhere.push_back(Run);
    const IndexedFunction *Next =
        Run->Next.empty() ? nullptr : TU.knownElsewhere(Run->Next);
    Run = Next && Next->Run ? &*Next->Run : nullptr;
  }
  return Result;
}

const Spawn *whySingleThreaded(const Function &Coroutine) {
  TranslationUnit &TU = Coroutine.unit();
  AllSpawned &All = TU.analysis<AllSpawned>();
  if (!All.OnOneThread)
    All.OnOneThread = Search(TU).runOnOneThread();
  auto Found = All.OnOneThread->find(&Coroutine);
  if (Found == All.OnOneThread->end() || whyMultiThreaded(Coroutine))
    return nullptr;
  while (Found->second.From)
    Found = All.OnOneThread->find(Found->second.From);
  return Found->second.By;
}

} // namespace async_tidy
