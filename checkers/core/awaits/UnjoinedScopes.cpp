//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/UnjoinedScopes.h"
#include "core/awaits/ExpectedThrow.h"
#include "core/awaits/Fate.h"
#include "core/model/ControlFlow.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

enum class ScopeUse { Look, Work, Join, Escape };

struct Mention {
  ScopeUse What;
  const Expr *By; ///< The call.
};

} // namespace

/// Whether \p Parm is not just one of the arguments that a template hands on:
///   template <class... Args> void post(Args &&...args);
static bool isNamed(const FunctionDecl *Callee, unsigned Index) {
  if (const FunctionDecl *Pattern = Callee->getTemplateInstantiationPattern())
    Callee = Pattern;
  return Index < Callee->getNumParams() &&
         !Callee->getParamDecl(Index)->isParameterPack();
}

/// rt::spawn_in(scope, t);
static const CallExpr *spawnsIn(const Function &F, const DeclRefExpr *Ref) {
  const auto *Call = dyn_cast_or_null<CallExpr>(F.user(Ref));
  if (!Call || !roleOf(F.unit(), Call, FunctionRole::Spawn))
    return nullptr;
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  for (unsigned I = 0; I < Arguments.size(); ++I)
    if (Arguments[I]->IgnoreParenImpCasts() == Ref)
      return isNamed(calleeOf(Call), I) ? Call : nullptr;
  return nullptr;
}

/// A child that has the scope adds to it; to join it would wait for itself:
///   scope.spawn([&scope] { return crawl(scope); });
static bool isCapturedByChild(const Function &F, const DeclRefExpr *Ref) {
  const auto *Child = dyn_cast_or_null<LambdaExpr>(F.user(Ref));
  const auto *Spawn =
      Child ? dyn_cast_or_null<CXXMemberCallExpr>(F.user(Child)) : nullptr;
  if (!Spawn || !roleOf(F.unit(), Spawn, FunctionRole::Spawn))
    return false;
  const auto *Scope = dyn_cast<DeclRefExpr>(
      Spawn->getImplicitObjectArgument()->IgnoreParenImpCasts());
  return Scope && Scope->getDecl() == Ref->getDecl();
}

/// What keeps a scope open until it is destroyed, where that is before the
/// scope is:
///   auto inside = gate.hold();   co_await handle(gate.hold());
static bool endsBeforeScope(const Function &F, const Expr *Call) {
  if (!isGuard(F.unit(), Call->getType()))
    return false;
  if (F.enclosing<CoawaitExpr>(Call))
    return true;
  const auto *Declares = dyn_cast_or_null<DeclStmt>(F.user(Call));
  const auto *Guard = Declares && Declares->isSingleDecl()
                          ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                          : nullptr;
  return Guard && Guard->hasLocalStorage() &&
         all_of(F.references(Guard), [&](const DeclRefExpr *Ref) {
           return isa_and_nonnull<MemberExpr>(F.user(Ref)) ||
                  F.enclosing<CoawaitExpr>(Ref);
         });
}

/// scope.spawn(t);   co_await scope.join();   start(t, scope.get_token());
static Mention mentionOf(const Function &F, const DeclRefExpr *Ref) {
  const auto *Access = dyn_cast_or_null<MemberExpr>(F.user(Ref));
  const auto *Call =
      Access ? dyn_cast_or_null<CXXMemberCallExpr>(F.user(Access)) : nullptr;
  if (!Call) {
    if (isCapturedByChild(F, Ref))
      return {ScopeUse::Look, nullptr};
    const CallExpr *Spawn = spawnsIn(F, Ref);
    return {Spawn ? ScopeUse::Work : ScopeUse::Escape, Spawn};
  }
  if (roleOf(F.unit(), Call, FunctionRole::Joins)) {
    // scope.join(); without an await waits for nothing.
    bool Lost = F.unit().task(Call->getType()).Kind != TaskKind::None &&
                discardOf(F, Call);
    return {Lost ? ScopeUse::Look : ScopeUse::Join, Call};
  }
  bool GivesWork = roleOf(F.unit(), Call, FunctionRole::Spawn) ||
                   any_of(Call->arguments(),
                          [](const Expr *Argument) {
                            return !isa<CXXDefaultArgExpr>(Argument);
                          }) ||
                   (Call->isPRValue() && Call->getType()->isRecordType() &&
                    !endsBeforeScope(F, Call));
  if (GivesWork)
    return {ScopeUse::Work, Call};
  return {isLoopCondition(F, Call) ? ScopeUse::Join : ScopeUse::Look, Call};
}

/// struct joining_scope : scope { ~joining_scope() { block_on(join()); } };
static bool joinsItself(const VarDecl *Var, const TypeFact &Type) {
  const CXXRecordDecl *Own = Var->getType()->getAsCXXRecordDecl();
  return Own && !declaresSameEntity(Own, Type.Record) &&
         Own->hasUserDeclaredDestructor();
}

static const ValueDecl *named(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return Ref->getDecl();
  const auto *Access = dyn_cast<MemberExpr>(E);
  return Access ? Access->getMemberDecl() : nullptr;
}

/// scope.spawn(pool, t);
///             ^
static const ValueDecl *executorOf(const Function &F, const Expr *Work) {
  for (const Expr *Argument : argumentsOf(Work)) {
    const Expr *E = Argument->IgnoreParenImpCasts();
    for (TypeRole Role : {TypeRole::MultiThreaded, TypeRole::SingleThreaded,
                          TypeRole::JoinsInDestructor})
      if (roleOf(F.unit(), E->getType(), Role))
        return named(E);
  }
  return nullptr;
}

/// Whether \p Executor, and with it all that runs on it, ends before \p Scope:
///   rt::async_scope scope;
///   rt::thread_pool pool;
static bool isDestroyedBefore(const Function &F, const ValueDecl *Executor,
                              const VarDecl *Scope) {
  const auto *Local = dyn_cast_or_null<VarDecl>(Executor);
  return Local && Local->hasLocalStorage() && !isa<ParmVarDecl>(Local) &&
         !Local->getType()->isReferenceType() &&
         F.isBefore(Scope->getLocation(), Local->getLocation());
}

/// The calls that wait for all that \p Executor runs: pool.join();
static SmallVector<const Expr *> joinsOf(const Function &F,
                                         const ValueDecl *Executor) {
  SmallVector<const Expr *> Found;
  for (const Expr *Call : F.calls())
    if (const Expr *Object = objectOf(Call);
        Object && named(Object) == Executor &&
        roleOf(F.unit(), Call, FunctionRole::Joins))
      Found.push_back(Call);
  return Found;
}

std::vector<UnjoinedScope> unjoinedScopes(const Function &F) {
  std::vector<UnjoinedScope> Found;
  if (F.decl()->isDependentContext())
    return Found;
  for (const VarDecl *Var : F.locals()) {
    std::optional<TypeFact> Type =
        roleOf(F.unit(), Var->getType(), TypeRole::Scope);
    if (!Type || Var->getType()->isReferenceType() || joinsItself(Var, *Type))
      continue;
    SmallVector<Mention> Mentions;
    for (const DeclRefExpr *Ref : F.references(Var))
      Mentions.push_back(mentionOf(F, Ref));
    if (any_of(Mentions,
               [](const Mention &M) { return M.What == ScopeUse::Escape; }))
      continue;
    ValueFlow Flow(F);
    unsigned Place = Flow.addPlace(Var, Var);
    SmallVector<const Expr *> Works;
    for (const Mention &M : Mentions) {
      if (M.What == ScopeUse::Join)
        Flow.take(Place, M.By);
      if (M.What != ScopeUse::Work || whoExpectsThrow(F, M.By))
        continue;
      const ValueDecl *Executor = executorOf(F, M.By);
      if (isDestroyedBefore(F, Executor, Var))
        continue;
      if (Executor)
        for (const Expr *Join : joinsOf(F, Executor))
          Flow.take(Place, Join);
      Flow.put(Place, M.By, /*Replaces=*/false);
      Works.push_back(M.By);
    }
    std::optional<std::vector<Outcome>> Outcomes;
    if (!Works.empty())
      Outcomes = Flow.run();
    if (!Outcomes)
      continue;
    bool Joined = any_of(*Outcomes, [](const Outcome &O) { return O.Taken; });
    for (unsigned I = 0; I < Works.size(); ++I)
      if (const Outcome &End = (*Outcomes)[I];
          End.Lost && !End.Lost->OnlyByException) {
        Found.push_back({Var, *Type, Works[I], *End.Lost, End.Taken, Joined});
        break;
      }
  }
  return Found;
}

} // namespace async_tidy
