//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/UnjoinedScopes.h"
#include "core/awaits/Fate.h"
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

/// scope.spawn(t);   co_await scope.join();   start(t, scope.get_token());
static Mention mentionOf(const Function &F, const DeclRefExpr *Ref) {
  const auto *Access = dyn_cast_or_null<MemberExpr>(F.user(Ref));
  const auto *Call =
      Access ? dyn_cast_or_null<CXXMemberCallExpr>(F.user(Access)) : nullptr;
  const auto *Method =
      Access ? dyn_cast<CXXMethodDecl>(Access->getMemberDecl()) : nullptr;
  if (!Call || !Method) {
    // rt::spawn_in(scope, t);
    const auto *Spawn = dyn_cast_or_null<CallExpr>(F.user(Ref));
    if (Spawn && roleOf(F.unit(), Spawn, FunctionRole::Spawn))
      return {ScopeUse::Work, Spawn};
    return {ScopeUse::Escape, nullptr};
  }
  if (roleOf(F.unit(), Call, FunctionRole::Joins)) {
    // scope.join(); without an await waits for nothing.
    bool Lost = F.unit().task(Call->getType()).Kind != TaskKind::None &&
                discardOf(F, Call);
    return {Lost ? ScopeUse::Look : ScopeUse::Join, Call};
  }
  bool GivesWork = roleOf(F.unit(), Call, FunctionRole::Spawn) ||
                   Call->getNumArgs() > 0 || Call->getType()->isRecordType();
  return {GivesWork ? ScopeUse::Work : ScopeUse::Look, Call};
}

std::vector<UnjoinedScope> unjoinedScopes(const Function &F) {
  std::vector<UnjoinedScope> Found;
  if (F.decl()->isDependentContext())
    return Found;
  for (const VarDecl *Var : F.locals()) {
    std::optional<TypeFact> Type =
        roleOf(F.unit(), Var->getType(), TypeRole::Scope);
    if (!Type || Var->getType()->isReferenceType())
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
      if (M.What != ScopeUse::Work)
        continue;
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
        Found.push_back({Var, *Type, Works[I], *End.Lost, Joined});
        break;
      }
  }
  return Found;
}

} // namespace async_tidy
