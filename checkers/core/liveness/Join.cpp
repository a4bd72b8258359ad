//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/Join.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// A call that waits for other threads, whatever for.
static bool waits(TranslationUnit &TU, const Expr *Call) {
  if (roleOf(TU, Call, FunctionRole::Joins) ||
      roleOf(TU, Call, FunctionRole::BlockOn))
    return true;
  std::optional<FunctionFact> Fact = roleOf(TU, Call, FunctionRole::Blocking);
  return Fact && (!Fact->Model || Fact->Model->Kind == BlockingKind::Wait);
}

static bool names(const Stmt *S, const ValueDecl *D) {
  if (!S)
    return false;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S); Ref && Ref->getDecl() == D)
    return true;
  return any_of(S->children(), [&](const Stmt *Child) { return names(Child, D); });
}

/// What holds the handle that \p Spawn returns.
enum class Handle { Dropped, Waited, Escaped };

static Handle handleOf(const Function &F, const Expr *Spawn) {
  TranslationUnit &TU = F.unit();
  const Stmt *User = F.user(Spawn);
  while (const auto *Cast = dyn_cast_or_null<ExplicitCastExpr>(User)) {
    if (Cast->getType()->isVoidType())
      return Handle::Dropped;
    User = F.user(Cast);
  }
  // std::async's future waits in its destructor ([futures.async]/5).
  if (roleOf(TU, Spawn->getType(), TypeRole::JoinsInDestructor))
    return Handle::Waited;
  if (!User || isa<CompoundStmt, IfStmt, ForStmt, CXXForRangeStmt, WhileStmt,
                   DoStmt, SwitchCase, LabelStmt>(User))
    return Handle::Dropped;
  // std::thread(f).detach()
  auto Detaches = [](const Stmt *S) {
    const auto *Member = dyn_cast_or_null<MemberExpr>(S);
    return Member && Member->getMemberDecl()->getIdentifier() &&
           Member->getMemberDecl()->getName() == "detach";
  };
  if (Detaches(User))
    return Handle::Dropped;
  if (const auto *Declares = dyn_cast<DeclStmt>(User);
      Declares && Declares->isSingleDecl())
    if (const auto *Var = dyn_cast<VarDecl>(Declares->getSingleDecl())) {
      for (const DeclRefExpr *Ref : F.references(Var))
        if (!Detaches(F.user(Ref)))
          return Handle::Escaped;
      return Handle::Dropped;
    }
  return Handle::Escaped;
}

std::optional<Outlives> whyOutlives(const Function &F, const Expr *Spawn,
                                    const ExecutorFact &Executor,
                                    const VarDecl *Var) {
  TranslationUnit &TU = F.unit();
  const SourceManager &SM = F.context().getSourceManager();
  if (handleOf(F, Spawn) != Handle::Dropped)
    return std::nullopt;
  for (const Expr *Call : F.calls())
    if (SM.isBeforeInTranslationUnit(Spawn->getBeginLoc(),
                                     Call->getExprLoc()) &&
        waits(TU, Call))
      return std::nullopt;
  // co_await done;  where the work was given `done` too
  for (const Expr *Await : F.awaits())
    if (SM.isBeforeInTranslationUnit(Spawn->getBeginLoc(),
                                     Await->getBeginLoc()))
      for (const Given &Thing : givenTo(F, Spawn))
        if (names(Await, Thing.Var))
          return std::nullopt;
  if (Executor.Local &&
      roleOf(TU, Executor.Local->getType(), TypeRole::JoinsInDestructor)) {
    // Locals are destroyed in reverse order ([stmt.jump]/2).
    if (SM.isBeforeInTranslationUnit(Var->getLocation(),
                                     Executor.Local->getLocation()))
      return std::nullopt;
    return Outlives{Executor.Local};
  }
  return Outlives{};
}

} // namespace async_tidy
