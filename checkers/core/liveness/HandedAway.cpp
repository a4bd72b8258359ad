//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/HandedAway.h"
#include "core/liveness/HandleStates.h"
#include "core/model/ControlFlow.h"
#include "core/model/HeldLocks.h"
#include "core/model/Roles.h"
#include "core/model/Spawns.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {
struct Handover {
  const Expr *At;
  HandedAway::How What;
};
} // namespace

/// The parameter of \p F and the locals that are copies of it.
static SmallVector<const VarDecl *, 2> ownHandles(const Function &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F.decl());
  if (!Method || !Method->isInstance() || !Method->getIdentifier() ||
      Method->getName() != "await_suspend" || Method->getNumParams() != 1 ||
      !isCoroutineHandle(
          Method->getParamDecl(0)->getType().getNonReferenceType()))
    return {};
  SmallVector<const VarDecl *, 2> Result = {Method->getParamDecl(0)};
  for (const VarDecl *Var : F.locals())
    if (isCoroutineHandle(Var->getType().getNonReferenceType()) &&
        Var->getInit() && names(Var->getInit(), Result.front()))
      Result.push_back(Var);
  return Result;
}

static bool namesOne(const Stmt *S, ArrayRef<const VarDecl *> Handles) {
  return any_of(Handles,
                [&](const VarDecl *Handle) { return names(S, Handle); });
}

/// Whether \p S has a lambda that resumes what it gets from the awaiter:
///   [this] { handle_.resume(); }
static bool resumesMember(const Stmt *S) {
  if (!S)
    return false;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const Expr *Object =
        Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
    const auto *Member = dyn_cast<MemberExpr>(Object);
    if (Method && Method->getIdentifier() && Method->getName() == "resume" &&
        Member && isCoroutineHandle(Member->getType()) &&
        isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts()))
      return true;
  }
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return resumesMember(Lambda->getBody());
  return any_of(S->children(), resumesMember);
}

static std::vector<Handover> handovers(const Function &F,
                                       ArrayRef<const VarDecl *> Handles) {
  std::vector<Handover> Found;
  for (const Expr *Call : F.calls()) {
    const Expr *Object = objectOf(Call);
    if (!Object || !isCoroutineHandle(Object->getType()))
      continue;
    const auto *Ref = dyn_cast<DeclRefExpr>(Object->IgnoreParenImpCasts());
    if (!Ref || !is_contained(Handles, Ref->getDecl()))
      continue;
    const FunctionDecl *Callee = calleeOf(Call);
    if (isa<CXXOperatorCallExpr>(Call)
            ? cast<CXXOperatorCallExpr>(Call)->getOperator() == OO_Call
            : Callee->getIdentifier() && Callee->getName() == "resume")
      Found.push_back({Call, HandedAway::Resumed});
    else if (Callee->getIdentifier() && Callee->getName() == "destroy")
      Found.push_back({Call, HandedAway::Destroyed});
  }
  for (const Spawn &S : spawnsIn(F)) {
    // Who says whether it took the work is asked before the awaiter is used.
    if (S.Executor.Kind == Threads::Multi &&
        !S.Call->getType()->isBooleanType() &&
        any_of(S.Work, [&](const Expr *Work) {
          return namesOne(Work, Handles) || resumesMember(Work);
        }))
      Found.push_back({S.Call, HandedAway::Thread});
  }
  return Found;
}

/// `thread_ = std::thread(...)`: the assignment, which comes last.
static const Expr *assignsOwn(const Stmt *S) {
  const Expr *Target = nullptr;
  if (const auto *Assign = dyn_cast<BinaryOperator>(S);
      Assign && Assign->isAssignmentOp())
    Target = Assign->getLHS();
  else if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(S);
           Assign && Assign->isAssignmentOp())
    Target = Assign->getArg(0);
  const auto *Member =
      Target ? dyn_cast<MemberExpr>(Target->IgnoreParenImpCasts()) : nullptr;
  return Member && isa<FieldDecl>(Member->getMemberDecl()) &&
                 isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts())
             ? Member
             : nullptr;
}

/// The use of the awaiter that \p S is, or null.
static const Expr *useOfAwaiter(const Function &F, const Stmt *S) {
  if (const Expr *Target = assignsOwn(S))
    return Target;
  if (!isa<CXXThisExpr>(S))
    return nullptr;
  const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(S));
  if (!Member)
    return cast<Expr>(S);
  // A static member is not a part of it.
  const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl());
  bool IsPart =
      Method ? Method->isInstance() : isa<FieldDecl>(Member->getMemberDecl());
  return IsPart ? Member : nullptr;
}

/// The first use of the awaiter on a path that comes after \p From.
static const Expr *useAfter(const Function &F, const CFG &Graph,
                            const Expr *From) {
  SmallVector<std::pair<const CFGBlock *, unsigned>> Work;
  for (const CFGBlock *Block : Graph)
    for (unsigned I = 0; I < Block->size(); ++I)
      if (std::optional<CFGStmt> S = (*Block)[I].getAs<CFGStmt>();
          S && S->getStmt() == From)
        Work.push_back({Block, I + 1});
  SmallPtrSet<const CFGBlock *, 16> Seen;
  const Expr *First = nullptr;
  while (!Work.empty()) {
    auto [Block, Index] = Work.pop_back_val();
    const Expr *Here = nullptr;
    for (; Index < Block->size() && !Here; ++Index)
      if (std::optional<CFGStmt> S = (*Block)[Index].getAs<CFGStmt>())
        Here = useOfAwaiter(F, S->getStmt());
    if (Here) {
      if (!First || F.isBefore(Here->getExprLoc(), First->getExprLoc()))
        First = Here;
      continue;
    }
    for (const CFGBlock::AdjacentBlock &Next : Block->succs())
      if (const CFGBlock *To = Next.getReachableBlock();
          To && !isa_and_nonnull<CXXTryStmt>(To->getTerminatorStmt()) &&
          Seen.insert(To).second)
        Work.push_back({To, 0});
  }
  return First;
}

std::optional<HandedAway> whyUsedTooLate(const Function &F) {
  SmallVector<const VarDecl *, 2> Handles = ownHandles(F);
  if (Handles.empty() || F.decl()->isDependentContext() || F.lambda())
    return std::nullopt;
  const CFG *Graph = controlFlowOf(F);
  if (!Graph)
    return std::nullopt;
  for (const Handover &H : handovers(F, Handles)) {
    // Who ends the awaiter may have to take the lock before.
    if (!mayBeHeldAt(F, H.At).empty())
      continue;
    if (const Expr *Used = useAfter(F, *Graph, H.At)) {
      const auto *Member = dyn_cast<MemberExpr>(Used);
      return HandedAway{H.What, H.At, Used,
                        Member ? Member->getMemberDecl() : nullptr};
    }
  }
  return std::nullopt;
}

} // namespace async_tidy
