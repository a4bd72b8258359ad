//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Spawns.h"
#include "core/model/Handover.h"
#include "core/model/Names.h"
#include "core/model/Owner.h"
#include "core/model/ProjectIndex.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTLambda.h"
#include <map>

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// How many functions may stand between a call and the real spawn.
constexpr unsigned MaxHops = 3;

/// What is known of a function by at most so many hops: an answer rests on
/// those with fewer, so that cycles of calls are no special case. Answers stay
/// where they are.
struct KnownSpawns {
  using Key = std::pair<const Function *, unsigned>;
  std::map<Key, std::unique_ptr<std::vector<Spawn>>> In;
  std::map<Key, std::unique_ptr<std::vector<HandedOn>>> By;
  /// Functions whose bodies are in other units.
  DenseMap<const FunctionDecl *, const IndexedFunction *> Elsewhere;
};

} // namespace

static const std::vector<Spawn> &spawnsIn(const Function &F, unsigned Hops);
static const std::vector<HandedOn> &handedOnBy(const Function &F,
                                               unsigned Hops);

//===----------------------------------------------------------------------===//
// What reaches the work
//===----------------------------------------------------------------------===//

SmallVector<const Expr *, 2> workGivenTo(TranslationUnit &TU,
                                         const Expr *Call) {
  SmallVector<const Expr *, 2> Result;
  // co_withExecutor(pool, work()).start()   std::move(work).scheduleOn(pool)
  if (const Expr *Object = objectOf(Call);
      Object && TU.task(Object->getType()).Kind == TaskKind::Task)
    Result.push_back(Object);
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  // What comes before the callable is for the call, not for the work, and the
  // executor is where the work runs, not what it is given.
  for (const Expr *E :
       ArrayRef(Arguments).drop_front(beforeCallable(Arguments).size()))
    if (!executorType(TU, E->IgnoreImplicit()->getType()))
      Result.push_back(E);
  return Result;
}

ArrayRef<const Expr *> beforeCallable(ArrayRef<const Expr *> Arguments) {
  const auto *Callable = find_if(Arguments, [](const Expr *E) {
    QualType T = E->IgnoreImplicit()->getType();
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    return T->isFunctionType() || T->isFunctionPointerType() ||
           T->isMemberFunctionPointerType() || (R && R->isLambda());
  });
  return Callable == Arguments.end() ? ArrayRef<const Expr *>()
                                     : ArrayRef(Arguments.begin(), Callable);
}

/// Something that can be called: a closure, a std::function, a pointer to a
/// function.
static bool isCallable(QualType T) {
  T = T.getNonReferenceType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return T->isFunctionPointerType() ||
         (R && R->hasDefinition() &&
          !R->lookup(
                R->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call))
               .empty());
}

/// [f] { f(); }    [f] { std::invoke(f); }    but not: [f] { handlers.add(f); }
static bool runs(TranslationUnit &TU, const LambdaExpr *Work,
                 const ValueDecl *Callable) {
  const Function *Body = TU.function(Work->getCallOperator());
  if (!Body)
    return true;
  for (const DeclRefExpr *Ref : Body->references(Callable)) {
    const Stmt *User = Body->user(Ref);
    if (const auto *Passed = dyn_cast_or_null<CallExpr>(User);
        Passed && Passed->isCallToStdMove())
      User = Body->user(Passed);
    if (isa_and_nonnull<LambdaExpr>(User))
      return true;
    const auto *Call = dyn_cast_or_null<CallExpr>(User);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Call && (!Callee || Callee->isInStdNamespace() ||
                 Callee->getOverloadedOperator() == OO_Call))
      return true;
  }
  return false;
}

/// Whether \p E, a value that the work keeps, keeps what \p P holds: `f` in
/// `std::move(f)`, `[f] { f(); }` and `run(std::move(f))`.
static bool keeps(TranslationUnit &TU, const Expr *E, const ParmVarDecl *P) {
  E = E->IgnoreImplicit()->IgnoreParenCasts()->IgnoreImplicit();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
    if (Ref->getDecl() == P)
      return true;
    // auto job = [f = std::move(f)] { f(); };   pool.post(std::move(job));
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    const Expr *Init = Var && !isa<ParmVarDecl>(Var) ? Var->getInit() : nullptr;
    return Init && Var->hasLocalStorage() && !Var->isInitCapture() &&
           !Var->getType()->isReferenceType() && keeps(TU, Init, P);
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return Construct->getNumArgs() > 0 && argumentsOf(Construct).size() == 1 &&
           keeps(TU, Construct->getArg(0), P);
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
    const auto *Init = Lambda->capture_init_begin();
    for (const LambdaCapture &Capture : Lambda->captures()) {
      const Expr *From = *Init++;
      if (Capture.capturesVariable() &&
          Capture.getCaptureKind() == LCK_ByCopy && From &&
          keeps(TU, From, P) &&
          (!isCallable(P->getType()) ||
           runs(TU, Lambda, Capture.getCapturedVar())))
        return true;
    }
    return false;
  }
  const auto *Call = dyn_cast<CallExpr>(E);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee)
    return false;
  if (Callee->isInStdNamespace() && Callee->getIdentifier() &&
      Call->getNumArgs() == 1 &&
      (Callee->getName() == "move" || Callee->getName() == "forward"))
    return keeps(TU, Call->getArg(0), P);
  // What the frame of a task keeps: not what it takes by reference.
  if (TU.task(Call->getType()).Kind != TaskKind::Task)
    return false;
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  for (unsigned I = 0; I < Arguments.size() && I < Callee->getNumParams(); ++I)
    if (!Callee->getParamDecl(I)->getType()->isReferenceType() &&
        keeps(TU, Arguments[I], P))
      return true;
  return roleOf(TU, Call, FunctionRole::OnExecutor) && objectOf(Call) &&
         keeps(TU, objectOf(Call), P);
}

static bool waitsIn(const Function &F, unsigned Depth = 0) {
  return any_of(F.calls(), [&](const Expr *Call) {
    return mayWait(F.unit(), Call, Depth);
  });
}

/// handle.resume()   handle()
static bool resumes(const FunctionDecl *F) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  return Method && isStandardClass(Method->getParent(), "coroutine_handle") &&
         (Method->getOverloadedOperator() == OO_Call ||
          (Method->getIdentifier() && Method->getName() == "resume"));
}

bool mayWait(TranslationUnit &TU, const Expr *Call, unsigned Depth) {
  const FunctionDecl *Callee = calleeOf(Call);
  if (resumes(Callee) || waitsForOthers(TU, Call))
    return true;
  const Function *Body = Callee && Depth < 3 ? TU.function(Callee) : nullptr;
  return Body && !Body->coroutine() && waitsIn(*Body, Depth + 1);
}

static std::optional<MayWait> joinsWhenDropped(TranslationUnit &TU, QualType T,
                                               unsigned Depth) {
  T = TU.context().getBaseElementType(T.getNonReferenceType());
  for (TypeRole Role :
       {TypeRole::JoinsInDestructor, TypeRole::JoinsWhenSpawned})
    if (std::optional<TypeFact> Fact = roleOf(TU, T, Role))
      return MayWait{Fact->Record, true};
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition() || Depth > 4)
    return std::nullopt;
  R = R->getDefinition();
  auto Within = [&](QualType Part) {
    std::optional<MayWait> Found = joinsWhenDropped(TU, Part, Depth + 1);
    return Found;
  };
  if (std::optional<Owner> Owns = standardOwner(T)) {
    for (QualType Owned : Owns->Owned)
      if (std::optional<MayWait> Found = Within(Owned))
        return Found;
    return std::nullopt;
  }
  // Of what a library's destructors do, models tell.
  const SourceManager &SM = TU.context().getSourceManager();
  if (TU.models().isOfKnownLibrary(TU.qualifiedName(R)) ||
      SM.isInSystemHeader(SM.getExpansionLoc(R->getLocation())))
    return std::nullopt;
  if (const CXXDestructorDecl *Destructor = R->getDestructor();
      Destructor && Destructor->isUserProvided()) {
    const Function *Body = TU.function(Destructor);
    if (!Body || waitsIn(*Body))
      return MayWait{R, false};
  }
  for (const FieldDecl *Field : R->fields())
    if (!Field->getType()->isReferenceType())
      if (std::optional<MayWait> Found = Within(Field->getType()))
        return Found;
  for (const CXXBaseSpecifier &Base : R->bases())
    if (std::optional<MayWait> Found = Within(Base.getType()))
      return Found;
  return std::nullopt;
}

std::optional<MayWait> joinsWhenDropped(TranslationUnit &TU, QualType T) {
  return joinsWhenDropped(TU, T, 0);
}

/// auto done = pool.submit(f);   done.wait_for_all();
static bool usesHandle(const Function &F, const Spawn &S) {
  const auto *Declares = dyn_cast_or_null<DeclStmt>(F.user(S.Call));
  const auto *Handle = Declares && Declares->isSingleDecl()
                           ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                           : nullptr;
  return Handle && any_of(F.references(Handle), [&](const DeclRefExpr *Ref) {
           const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(Ref));
           return Member &&
                  Member->getMemberDecl()->getNameAsString() != "detach";
         });
}

/// Whether \p F may wait, after the spawn, for the work: it does something
/// that waits for others, or with what it shares with the work.
static bool waitsAfter(const Function &F, const Spawn &S) {
  TranslationUnit &TU = F.unit();
  SourceLocation From = S.Call->getExprLoc();
  if (usesHandle(F, S))
    return true;
  // latch done(1);   pool.post([&done, f] { f(); done.down(); });   done.up();
  for (const Given &Thing : givenTo(F, S))
    if (Thing.Var && !isa<ParmVarDecl>(Thing.Var) &&
        Thing.Var->hasLocalStorage() &&
        (Thing.How != Passing::Copy || any_of(F.calls(), [&](const Expr *Call) {
           return F.isBefore(From, Call->getBeginLoc()) &&
                  names(Call, Thing.Var);
         })))
      return true;
  if (any_of(F.calls(), [&](const Expr *Call) {
        return F.isBefore(From, Call->getExprLoc()) && waitsForOthers(TU, Call);
      }))
    return true;
  // std::jthread worker(f);   rt::thread_pool pool;
  if (any_of(F.locals(), [&](const VarDecl *Var) {
        return !Var->getType()->isReferenceType() &&
               joinsWhenDropped(TU, Var->getType());
      }))
    return true;
  // std::async(f);   (void)std::async(f);
  if (S.Call->isGLValue() || !joinsWhenDropped(TU, S.Call->getType()))
    return false;
  const Stmt *User = F.user(S.Call);
  while (isa_and_nonnull<ExplicitCastExpr>(User))
    User = F.user(User);
  return !isa_and_nonnull<Expr, ReturnStmt>(User);
}

static std::vector<HandedOn> findHandedOn(const Function &F, unsigned Hops) {
  std::vector<HandedOn> Result;
  TranslationUnit &TU = F.unit();
  // A coroutine that spawns does so when it runs.
  if (F.coroutine())
    return Result;
  SmallVector<const Spawn *> Shortest;
  for (const Spawn &S : spawnsIn(F, Hops))
    Shortest.push_back(&S);
  stable_sort(Shortest, [](const Spawn *A, const Spawn *B) {
    return A->Path.size() < B->Path.size();
  });
  for (const Spawn *Next : Shortest) {
    const Spawn &S = *Next;
    std::string Name = functionName(TU, F.decl());
    for (const ParmVarDecl *P : F.decl()->parameters()) {
      unsigned Index = P->getFunctionScopeIndex();
      if (executorType(TU, P->getType()) ||
          none_of(S.Work, [&](const Expr *E) { return keeps(TU, E, P); }) ||
          any_of(Result,
                 [&](const HandedOn &H) { return H.Parameter == Index; }) ||
          waitsAfter(F, S))
        continue;
      HandedOn Found{Index, S.Role, S.Executor, std::nullopt, {}, S.Elsewhere};
      if (const auto *Executor =
              dyn_cast_or_null<ParmVarDecl>(S.Executor.Named);
          Executor && is_contained(F.decl()->parameters(), Executor))
        Found.ExecutorParameter = Executor->getFunctionScopeIndex();
      Found.Executor.Local = nullptr;
      Found.Path.push_back({S.Call->getBeginLoc(),
                            "'" + Name + "' passes '" + P->getNameAsString() +
                                "' to '" + S.Role.Name + "'"});
      append_range(Found.Path, S.Path);
      Result.push_back(std::move(Found));
    }
  }
  return Result;
}

static const std::vector<HandedOn> &handedOnBy(const Function &F,
                                               unsigned Hops) {
  auto &Entry = F.unit().analysis<KnownSpawns>().By[{&F, Hops}];
  if (!Entry)
    Entry = std::make_unique<std::vector<HandedOn>>(findHandedOn(F, Hops));
  return *Entry;
}

const std::vector<HandedOn> &handedOnBy(const Function &F) {
  return handedOnBy(F, MaxHops - 1);
}

//===----------------------------------------------------------------------===//
// Spawns
//===----------------------------------------------------------------------===//

/// Whether the body of \p Callee may say what a model does not.
static bool mayInfer(TranslationUnit &TU, const FunctionDecl *Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if ((Method && (Method->isVirtual() || isLambdaCallOperator(Method))) ||
      Callee->getNumParams() == 0 || Callee->isDependentContext())
    return false;
  StringRef Name = TU.qualifiedName(Callee);
  return !Callee->isInStdNamespace() && !TU.models().isOfKnownLibrary(Name) &&
         !roleOf(TU, Callee, FunctionRole::Sink);
}

/// in_background([&] { ... });   where its body posts the callable to a pool
/// ^
static std::optional<Spawn> inferred(const Function &F, const Expr *Call,
                                     unsigned Hops) {
  TranslationUnit &TU = F.unit();
  const FunctionDecl *Callee = calleeOf(Call);
  // An object that is made with work may well wait for it when it dies.
  if (!Callee || isa<CXXConstructorDecl>(Callee) || !mayInfer(TU, Callee))
    return std::nullopt;
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  Spawn Result{Call, {nullptr, functionName(TU, Callee)}, {}, {}, {}, true};
  if (const Function *Body = TU.function(Callee)) {
    const HandedOn *Main = nullptr;
    for (const HandedOn &H : handedOnBy(*Body, Hops - 1)) {
      if (H.Parameter >= Arguments.size())
        continue;
      // Numbers go with the work.
      const auto *P = Body->decl()->getParamDecl(H.Parameter);
      if (!Main || (!P->getType()->isArithmeticType() &&
                    Body->decl()
                        ->getParamDecl(Main->Parameter)
                        ->getType()
                        ->isArithmeticType()))
        Main = &H;
      Result.Work.push_back(Arguments[H.Parameter]);
    }
    if (!Main)
      return std::nullopt;
    Result.Role.Model = Main->Role.Model;
    Result.Executor = Main->Executor;
    Result.Path = Main->Path;
    Result.Elsewhere = Main->Elsewhere;
    if (Main->ExecutorParameter && *Main->ExecutorParameter < Arguments.size())
      if (std::optional<ExecutorFact> Here =
              executorNamed(F, Arguments[*Main->ExecutorParameter]))
        Result.Executor = *Here;
  } else if (!Callee->hasBody() && Callee->isExternallyVisible() &&
             any_of(Arguments, [](const Expr *E) {
               QualType T = E->IgnoreImplicit()->getType();
               return T->isRecordType() || T->isPointerType();
             })) {
    auto [Entry, New] =
        TU.analysis<KnownSpawns>().Elsewhere.try_emplace(Callee, nullptr);
    if (New)
      Entry->second = TU.knownElsewhere(Callee);
    const IndexedFunction *Known = Entry->second;
    if (!Known)
      return std::nullopt;
    for (unsigned Index : Known->HandedOff)
      if (Index < Arguments.size())
        Result.Work.push_back(Arguments[Index]);
    Result.Elsewhere = true;
    Result.Executor.Kind = Threads::Multi;
    Result.Executor.Migrates = true;
    Result.Executor.BecauseLoc = Callee->getLocation();
    Result.Executor.Because =
        "'" + Result.Role.Name + "' hands it to another thread";
    // in_background(pool, f), where the pool has one thread here
    for (const Expr *E : Arguments)
      if (std::optional<ExecutorFact> Here = executorNamed(F, E);
          Here && Here->Kind == Threads::Single)
        Result.Executor = *Here;
  }
  if (Result.Work.empty())
    return std::nullopt;
  // workers.start(f), of a local that waits for its work when it dies
  if (const Expr *Object = objectOf(Call))
    Arguments.push_back(Object);
  for (const Expr *E : Arguments)
    if (const VarDecl *Local = localHolding(F, E);
        Local && !Result.Executor.Local &&
        joinsWhenDropped(TU, Local->getType()))
      Result.Executor.Local = Local;
  return Result;
}

static std::vector<Spawn> findSpawns(const Function &F, unsigned Hops) {
  std::vector<Spawn> Result;
  TranslationUnit &TU = F.unit();
  if (Hops == 0) {
    for (const Expr *Call : F.calls())
      if (std::optional<FunctionFact> Role = spawnOf(TU, Call)) {
        Spawn Found{Call, *Role, executorOf(F, Call, *Role), {}, {}, false};
        Found.Work = workGivenTo(TU, Call);
        Result.push_back(std::move(Found));
      }
    return Result;
  }
  ArrayRef<Spawn> Real = spawnsIn(F, 0);
  for (const Expr *Call : F.calls())
    if (!Real.empty() && Real.front().Call == Call) {
      Result.push_back(Real.front());
      Real = Real.drop_front();
    } else if (std::optional<Spawn> Found = inferred(F, Call, Hops)) {
      Result.push_back(std::move(*Found));
    }
  return Result;
}

static const std::vector<Spawn> &spawnsIn(const Function &F, unsigned Hops) {
  auto &Entry = F.unit().analysis<KnownSpawns>().In[{&F, Hops}];
  if (!Entry)
    Entry = std::make_unique<std::vector<Spawn>>(findSpawns(F, Hops));
  return *Entry;
}

const std::vector<Spawn> &spawnsIn(const Function &F) {
  return spawnsIn(F, MaxHops);
}

} // namespace async_tidy
