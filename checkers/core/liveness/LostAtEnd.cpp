//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/LostAtEnd.h"
#include "core/liveness/Join.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// TEST(suite, name), BOOST_AUTO_TEST_CASE(name): test frameworks define the
/// functions that hold a test with a macro whose name has the word.
static bool isTestMacro(StringRef Name) {
  SmallVector<StringRef> Words;
  Name.split(Words, '_');
  return is_contained(Words, "TEST");
}

/// What \p F is called when the program or a test ends with it, or nothing.
static std::optional<std::string> lastFrame(const Function &F) {
  if (F.lambda() || F.coroutine())
    return std::nullopt;
  if (F.decl()->isMain())
    return F.describe();
  const SourceManager &SM = F.context().getSourceManager();
  SourceLocation Loc = F.decl()->getLocation();
  while (Loc.isMacroID()) {
    if (isTestMacro(
            Lexer::getImmediateMacroName(Loc, SM, F.context().getLangOpts())))
      return "this test";
    Loc = SM.getImmediateMacroCallerLoc(Loc);
  }
  return std::nullopt;
}

/// A task, or a lambda that makes one.
static bool isWork(TranslationUnit &TU, const Expr *Argument) {
  QualType T = Argument->IgnoreImplicit()->getType();
  if (TU.task(T).Kind == TaskKind::Task)
    return true;
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  const CXXMethodDecl *Calls =
      R && R->isLambda() ? R->getLambdaCallOperator() : nullptr;
  return Calls && TU.task(Calls->getReturnType()).Kind == TaskKind::Task;
}

/// Whether \p Call cannot run or wait for what was spawned: more spawning, the
/// making of tasks, and the standard library and C, of which we know what
/// waits.
static bool standsAside(TranslationUnit &TU, const Expr *Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee || roleOf(TU, Call, FunctionRole::Blocking))
    return false;
  if (TU.qualifiedName(Callee).starts_with("std::"))
    return true;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
    return Construct->getConstructor()->isCopyOrMoveConstructor() ||
           Construct->getConstructor()->isImplicit();
  return Callee->isExternC() || roleOf(TU, Call, FunctionRole::Spawn) ||
         TU.task(Call->getType()).Kind == TaskKind::Task;
}

/// Whether \p Ref is part of a call that spawns.
static bool usedToSpawn(const Function &F, const DeclRefExpr *Ref) {
  for (const Stmt *S = F.parent(Ref); S && isa<Expr>(S); S = F.parent(S))
    if (roleOf(F.unit(), cast<Expr>(S), FunctionRole::Spawn))
      return true;
  return false;
}

/// The local that an argument of \p Spawn other than the work names.
static const VarDecl *localNamed(const Function &F, const Expr *Argument) {
  const Expr *E = Argument->IgnoreParenImpCasts();
  while (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
    E = Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() && !isa<ParmVarDecl>(Var) &&
                 Var->getType()->isRecordType() &&
                 Var->getDeclContext() == F.decl()
             ? Var
             : nullptr;
}

std::optional<LostAtEnd> whyLostAtEnd(const Function &F, const Expr *Spawn,
                                      const FunctionFact &Role) {
  TranslationUnit &TU = F.unit();
  std::optional<std::string> Frame = lastFrame(F);
  if (!Frame)
    return std::nullopt;
  SmallVector<const Expr *> Arguments = argumentsOf(Spawn);
  if (none_of(Arguments, [&](const Expr *E) { return isWork(TU, E); }))
    return std::nullopt;
  ExecutorFact Executor = executorOf(F, Spawn, Role);
  std::optional<NotJoined> Alone = whyNotJoined(F, Spawn, Executor);
  if (!Alone || Alone->WaitsInDestructor || endlessLoopAfter(F, Spawn, nullptr))
    return std::nullopt;
  // A pool that is not a local waits when the program ends.
  if (roleOf(TU, Executor.Type, TypeRole::JoinsInDestructor))
    return std::nullopt;
  const VarDecl *Loop = nullptr;
  if (const Expr *Object = objectOf(Spawn))
    Arguments.push_back(Object);
  for (const Expr *Argument : Arguments)
    if (const VarDecl *Var = localNamed(F, Argument);
        Var && !isWork(TU, Argument)) {
      Loop = Loop ? Loop : Var;
      if (any_of(F.references(Var),
                 [&](const DeclRefExpr *Ref) { return !usedToSpawn(F, Ref); }))
        return std::nullopt;
    }
  if (!Loop && Executor.Kind == Threads::Unknown)
    return std::nullopt;
  for (const Expr *Call : F.calls())
    if (F.isBefore(Spawn->getBeginLoc(), Call->getExprLoc()) &&
        !standsAside(TU, Call))
      return std::nullopt;
  // What another local does when it is destroyed may be to wait.
  if (any_of(F.locals(), [&](const VarDecl *Var) {
        return Var != Loop &&
               (roleOf(TU, Var->getType(), TypeRole::JoinsInDestructor) ||
                roleOf(TU, Var->getType(), TypeRole::JoinsWhenSpawned));
      }))
    return std::nullopt;
  return LostAtEnd{*Frame, Loop, Executor.Type, F.body()->getEndLoc()};
}

} // namespace async_tidy
