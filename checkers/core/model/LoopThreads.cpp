//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/LoopThreads.h"
#include "core/model/Function.h"
#include "core/model/Roles.h"
#include "core/model/Spawns.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// What is known of a unit, once.
struct LoopThreads {
  bool Found = false;
  DenseMap<const ValueDecl *, RunBySeveral> Several;
};

/// A call of \c run, or of a function that comes to it.
struct Run {
  const ValueDecl *Loop;
  const Expr *At;
};

/// A thread that runs a loop, and where the function starts it.
struct Runner {
  const ValueDecl *Loop;
  const Expr *Spawn;
};

} // namespace

/// What \p Loop, of the body that \p Call runs, is for the caller: a parameter
/// stands for its argument, a member of `this` for itself.
static const ValueDecl *atCaller(const Function &Body, const ValueDecl *Loop,
                                 ArrayRef<const Expr *> Arguments,
                                 bool SameThis) {
  if (const auto *Parm = dyn_cast<ParmVarDecl>(Loop);
      Parm && Parm->getDeclContext() == Body.decl()) {
    unsigned Index = Parm->getFunctionScopeIndex();
    return Index < Arguments.size() ? objectNamed(Arguments[Index]) : nullptr;
  }
  if (isa<FieldDecl>(Loop))
    return SameThis ? Loop : nullptr;
  const auto *Var = cast<VarDecl>(Loop);
  return Var->hasLocalStorage() && Var->getDeclContext() == Body.decl()
             ? nullptr
             : Var;
}

static bool isThis(const Expr *E) {
  return E && isa<CXXThisExpr>(E->IgnoreParenImpCasts());
}

/// The loops that a thread runs which runs \p F.
static SmallVector<Run, 2> runsIn(const Function &F, unsigned Depth = 0) {
  SmallVector<Run, 2> Result;
  TranslationUnit &TU = F.unit();
  // What a coroutine does, it does later.
  if (Depth > 3 || F.coroutine() || F.decl()->isDependentContext())
    return Result;
  for (const Expr *Call : F.calls()) {
    const Expr *Object = objectOf(Call);
    if (roleOf(TU, Call, FunctionRole::RunsLoop)) {
      if (const ValueDecl *Loop = Object ? objectNamed(Object) : nullptr)
        Result.push_back({Loop, Call});
      continue;
    }
    const FunctionDecl *Callee = calleeOf(Call);
    const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
    const Function *Body = Callee ? TU.function(Callee) : nullptr;
    if (!Body || (Method && Method->isVirtual()))
      continue;
    for (const Run &Inner : runsIn(*Body, Depth + 1))
      if (const ValueDecl *Loop = atCaller(*Body, Inner.Loop, argumentsOf(Call),
                                           Body->lambda() || isThis(Object)))
        Result.push_back({Loop, Call});
  }
  return Result;
}

/// The lambda that \p E is or, as a local, holds.
static const LambdaExpr *lambdaNamed(const Expr *E) {
  E = E->IgnoreImplicit()->IgnoreParenImpCasts();
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return Lambda;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return Construct->getNumArgs() == 1 ? lambdaNamed(Construct->getArg(0))
                                        : nullptr;
  const auto *Var = dyn_cast_or_null<VarDecl>(objectNamed(E));
  return Var && Var->getInit()
             ? dyn_cast<LambdaExpr>(Var->getInit()->IgnoreImplicit())
             : nullptr;
}

/// std::thread(serve, std::ref(io))   std::thread(&io_context::run, &io)
///             ^~~~~                               ^~~~~~~~~~~~~~~
static const FunctionDecl *functionNamed(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = Address->getSubExpr()->IgnoreParens();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
}

/// The loops that the work which \p Spawn starts runs.
static SmallVector<const ValueDecl *, 2> loopsRunBy(const Function &F,
                                                    const Expr *Spawn) {
  TranslationUnit &TU = F.unit();
  SmallVector<const ValueDecl *, 2> Result;
  SmallVector<const Expr *> Arguments = argumentsOf(Spawn);
  for (unsigned I = 0; I < Arguments.size(); ++I) {
    ArrayRef<const Expr *> Rest = ArrayRef(Arguments).drop_front(I + 1);
    const FunctionDecl *Callee = nullptr;
    bool SameThis = false;
    if (const LambdaExpr *Lambda = lambdaNamed(Arguments[I])) {
      Callee = Lambda->getCallOperator();
      SameThis = true;
    } else {
      Callee = functionNamed(Arguments[I]);
      const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
      if (Method && Method->isImplicitObjectMemberFunction()) {
        if (Rest.empty())
          continue;
        if (roleOf(TU, Callee, FunctionRole::RunsLoop)) {
          if (const ValueDecl *Loop = objectNamed(Rest.front()))
            Result.push_back(Loop);
          continue;
        }
        if (Method->isVirtual())
          continue;
        SameThis = isThis(Rest.front());
        Rest = Rest.drop_front();
      }
    }
    const Function *Body = Callee ? TU.function(Callee) : nullptr;
    if (!Body)
      continue;
    for (const Run &Inner : runsIn(*Body))
      if (const ValueDecl *Loop = atCaller(*Body, Inner.Loop, Rest, SameThis))
        Result.push_back(Loop);
  }
  return Result;
}

/// Whether the statement that has \p Spawn waits for the thread as well.
static bool waitsAtOnce(const Function &F, const Expr *Spawn) {
  // emplace_back returns a reference to what the container keeps.
  if (Spawn->isGLValue() || !joinsWhenDropped(F.unit(), Spawn->getType()))
    return false;
  const Stmt *User = F.user(Spawn);
  while (isa_and_nonnull<ExplicitCastExpr>(User))
    User = F.user(User);
  return !User || !isa<Expr, DeclStmt, ReturnStmt>(User);
}

/// { std::jthread one([&] { io.run(); }); }   which ends before what comes next
static bool endsBefore(const Function &F, const Expr *Spawn, const Stmt *Next) {
  if (waitsAtOnce(F, Spawn))
    return true;
  if (!joinsWhenDropped(F.unit(), Spawn->getType()) ||
      !isa_and_nonnull<DeclStmt>(F.user(Spawn)))
    return false;
  const auto *Scope = F.enclosing<CompoundStmt>(Spawn);
  for (const Stmt *S = Next; S; S = F.parent(S))
    if (S == Scope)
      return false;
  return true;
}

/// Whether a call that stands after \p From and before \p To may wait for a
/// thread.
static bool waitsBetween(const Function &F, SourceLocation From,
                         SourceLocation To) {
  return any_of(F.calls(), [&](const Expr *Call) {
    return F.isBefore(From, Call->getExprLoc()) &&
           F.isBefore(Call->getExprLoc(), To) &&
           !roleOf(F.unit(), Call, FunctionRole::RunsLoop) &&
           waitsForOthers(F.unit(), Call);
  });
}

/// if (alone) io.run(); else std::thread([&] { io.run(); })
static bool areAlternatives(const Function &F, const Stmt *A, const Stmt *B) {
  const auto *Choice = F.enclosing<IfStmt>(A);
  for (; Choice; Choice = F.enclosing<IfStmt>(Choice)) {
    auto Within = [&](const Stmt *S, const Stmt *Branch) {
      for (; S && S != Choice; S = F.parent(S))
        if (S == Branch)
          return true;
      return false;
    };
    const Stmt *Then = Choice->getThen(), *Else = Choice->getElse();
    if ((Within(A, Then) && Else && Within(B, Else)) ||
        (Within(B, Then) && Else && Within(A, Else)))
      return true;
    // if (alone) { io.run(); return; }
    if (Within(A, Then) != Within(B, Then) && isa<CompoundStmt>(Then) &&
        !cast<CompoundStmt>(Then)->body_empty() &&
        isa<ReturnStmt, CXXThrowExpr>(cast<CompoundStmt>(Then)->body_back()))
      return true;
  }
  return F.enclosing<SwitchStmt>(A) || F.enclosing<SwitchStmt>(B);
}

/// Whether a loop around \p Spawn starts one thread after the other, all of
/// which run \p Loop at the same time.
static bool startsSeveral(const Function &F, const Runner &R) {
  if (waitsAtOnce(F, R.Spawn))
    return false;
  bool HeldByLocal = isa_and_nonnull<DeclStmt>(F.user(R.Spawn)) &&
                     joinsWhenDropped(F.unit(), R.Spawn->getType());
  for (const Stmt *S = F.parent(R.Spawn); S; S = F.parent(S)) {
    // for (...) { if (free) { start(); break; } }
    if (const auto *Block = dyn_cast<CompoundStmt>(S);
        Block && isa<BreakStmt, ReturnStmt>(Block->body_back()))
      return false;
    if (!isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt>(S))
      continue;
    SourceRange Range = S->getSourceRange();
    auto Within = [&](SourceLocation Loc) {
      return !F.isBefore(Loc, Range.getBegin()) &&
             !F.isBefore(Range.getEnd(), Loc);
    };
    // for (auto &io : contexts) threads.emplace_back([&] { io.run(); });
    if (isa<VarDecl>(R.Loop) && Within(R.Loop->getLocation()))
      return false;
    return !HeldByLocal && !waitsBetween(F, Range.getBegin(), Range.getEnd());
  }
  return false;
}

/// Whether \p Spawn certainly runs its work on another thread. Executors are
/// judged by their types alone: whose threads run them is the question.
static bool startsThread(TranslationUnit &TU, const Expr *Spawn) {
  std::optional<FunctionFact> Role = spawnOf(TU, Spawn);
  if (!Role)
    return false;
  if (Role->Model && Role->Model->OtherThread)
    return true;
  SmallVector<const Expr *> Candidates = argumentsOf(Spawn);
  if (const Expr *Object = objectOf(Spawn))
    Candidates.push_back(Object);
  return any_of(Candidates, [&](const Expr *E) {
    QualType T = E->IgnoreImplicit()->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    return roleOf(TU, T, TypeRole::MultiThreaded).has_value();
  });
}

static void lookAt(const Function &F, LoopThreads &Out) {
  SmallVector<Runner, 4> Runners;
  TranslationUnit &TU = F.unit();
  for (const Expr *Call : F.calls())
    if (startsThread(TU, Call))
      for (const ValueDecl *Loop : loopsRunBy(F, Call))
        Runners.push_back({Loop, Call});
  if (Runners.empty())
    return;
  sort(Runners, [&](const Runner &A, const Runner &B) {
    return F.isBefore(A.Spawn->getExprLoc(), B.Spawn->getExprLoc());
  });
  auto Concurrent = [&](const Runner &First, const Expr *Next) {
    return F.isBefore(First.Spawn->getExprLoc(), Next->getExprLoc()) &&
           !areAlternatives(F, First.Spawn, Next) &&
           !endsBefore(F, First.Spawn, Next) &&
           !waitsBetween(F, First.Spawn->getExprLoc(), Next->getExprLoc());
  };
  for (const Runner &R : Runners)
    if (startsSeveral(F, R))
      Out.Several.try_emplace(R.Loop,
                              RunBySeveral{R.Spawn->getExprLoc(), true});
  for (const Runner &First : Runners)
    for (const Runner &Next : Runners)
      if (First.Loop == Next.Loop && First.Spawn != Next.Spawn &&
          Concurrent(First, Next.Spawn))
        Out.Several.try_emplace(Next.Loop,
                                RunBySeveral{Next.Spawn->getExprLoc(), false});
  for (const Run &Own : runsIn(F))
    for (const Runner &First : Runners)
      if (First.Loop == Own.Loop && Concurrent(First, Own.At))
        Out.Several.try_emplace(Own.Loop,
                                RunBySeveral{First.Spawn->getExprLoc(), false});
}

std::optional<RunBySeveral> whoRuns(TranslationUnit &TU,
                                    const ValueDecl *Loop) {
  if (!Loop)
    return std::nullopt;
  auto &Known = TU.analysis<LoopThreads>();
  if (!Known.Found) {
    Known.Found = true;
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        if (!F->decl()->isDependentContext())
          lookAt(*F, Known);
  }
  auto Found = Known.Several.find(Loop);
  return Found == Known.Several.end() ? std::nullopt
                                      : std::optional(Found->second);
}

} // namespace async_tidy
