//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/SpentTasks.h"
#include "core/awaits/EmptyTasks.h"
#include "core/awaits/Use.h"
#include "core/awaits/ValueFlow.h"
#include "core/model/ControlFlow.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// log(std::move(t)) with a `const task &`, or (void)std::move(t).
static bool movesNowhere(const Function &F, const DeclRefExpr *Ref) {
  const Expr *Moved = Ref;
  const auto *User = dyn_cast_or_null<Expr>(F.user(Moved));
  while (User && isa<CallExpr>(User) && User->isXValue()) {
    Moved = User;
    User = dyn_cast_or_null<Expr>(F.user(Moved));
  }
  if (!User)
    return false;
  if (User->getType()->isVoidType() && isa<ExplicitCastExpr>(User))
    return true;
  const FunctionDecl *Callee =
      isa<CallExpr, CXXConstructExpr>(User) ? calleeOf(User) : nullptr;
  SmallVector<const Expr *> Arguments = argumentsOf(User);
  for (unsigned I = 0; Callee && I < Arguments.size(); ++I)
    if (I < Callee->getNumParams() &&
        Arguments[I]->IgnoreParenImpCasts() == Moved)
      return Callee->getParamDecl(I)->getType()->isLValueReferenceType();
  return false;
}

namespace {
/// What is in the variable: nothing to await, for a reason, or a task.
struct Content {
  std::optional<SpentTask::Reason> Spent;
  const Expr *By = nullptr;
  std::optional<Spending> How = std::nullopt;
};
} // namespace

/// What \p U leaves in the variable.
static Content leftBy(const Function &F, const Use &U) {
  Content Left{std::nullopt, U.Ref};
  const auto *Await = F.enclosing<CoawaitExpr>(U.Ref);
  if (U.AwaitedOrReturned && Await) {
    if (!U.Moved || movingEmpties(U.Ref->getType()))
      Left.How = whatIsSpent(Await, U.Moved);
    if (Left.How)
      Left.Spent = SpentTask::Consumed;
  } else if (U.Moved && movingEmpties(U.Ref->getType()) &&
             !movesNowhere(F, U.Ref)) {
    Left.Spent = SpentTask::MovedAway;
  }
  return Left;
}

/// Whether \p S is evaluated each time that \p Holder is, where it stands in.
static bool isUnconditional(const Stmt *Holder, const Stmt *S) {
  if (const auto *If = dyn_cast<IfStmt>(Holder))
    return S != If->getThen() && S != If->getElse();
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(Holder))
    return S == Choice->getCond();
  if (const auto *Operator = dyn_cast<BinaryOperator>(Holder))
    return !Operator->isLogicalOp() || S == Operator->getLHS();
  return !isa<SwitchStmt, CXXCatchStmt, LabelStmt>(Holder);
}

static bool isRepeated(const Stmt *Loop, const Stmt *Part) {
  if (const auto *For = dyn_cast<ForStmt>(Loop))
    return Part != For->getInit();
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Loop))
    return Part == Range->getBody();
  return isa<WhileStmt, DoStmt>(Loop);
}

/// The loop whose every turn evaluates \p Ref; null when a turn may leave it
/// out, and when a macro makes the loop.
static const Stmt *loopThatRepeats(const Function &F, const DeclRefExpr *Ref) {
  const Stmt *Loop = nullptr;
  for (const Stmt *S = Ref, *P = F.parent(S); P; S = P, P = F.parent(S)) {
    if (isRepeated(P, S)) {
      Loop = P;
      break;
    }
    if (!isUnconditional(P, S))
      return nullptr;
  }
  if (!Loop || Loop->getBeginLoc().isMacroID())
    return nullptr;
  auto LeavesBefore = [&](const Stmt *Jump) {
    return F.isBefore(Loop->getBeginLoc(), Jump->getBeginLoc()) &&
           F.isBefore(Jump->getEndLoc(), Ref->getBeginLoc());
  };
  if (any_of(F.own<ContinueStmt>(), LeavesBefore) ||
      any_of(F.own<BreakStmt>(), LeavesBefore) ||
      any_of(F.own<GotoStmt>(), LeavesBefore) ||
      any_of(F.own<ReturnStmt>(), LeavesBefore) ||
      any_of(F.own<CoreturnStmt>(), LeavesBefore))
    return nullptr;
  return Loop;
}

namespace {

/// The uses of one variable in the graph of its function.
class Paths {
public:
  Paths(const Function &F, ArrayRef<Use> Uses) : Graph(controlFlowOf(F)) {
    for (const Use &U : Uses)
      Points[U.Kind == UseKind::Overwrite ? static_cast<const Stmt *>(U.By)
                                          : U.Ref] = U.Kind;
    if (Graph)
      for (const CFGBlock *Block : *Graph)
        for (unsigned I = 0; I < Block->size(); ++I)
          if (std::optional<CFGStmt> S = (*Block)[I].getAs<CFGStmt>())
            if (Points.contains(S->getStmt()))
              Places[S->getStmt()] = {Block, I};
  }

  /// Whether each path from \p From that ends leads to \p To, and none puts
  /// another task into the variable. What an exception does is left out.
  bool allLead(const Stmt *From, const Stmt *To) const {
    auto Start = Places.find(From);
    if (Start == Places.end() || !Places.contains(To))
      return false;
    SmallVector<std::pair<const CFGBlock *, unsigned>> Work = {
        {Start->second.first, Start->second.second + 1}};
    SmallPtrSet<const CFGBlock *, 16> Seen;
    while (!Work.empty()) {
      auto [Block, Index] = Work.pop_back_val();
      Step Next = along(*Block, Index, To);
      if (Next == Step::Arrives)
        continue;
      if (Next == Step::Refills || Block == &Graph->getExit())
        return false;
      for (const CFGBlock::AdjacentBlock &After : Block->succs())
        if (const CFGBlock *B = After.getReachableBlock();
            B && !isa_and_nonnull<CXXTryStmt>(B->getTerminatorStmt()) &&
            Seen.insert(B).second)
          Work.push_back({B, 0});
    }
    return true;
  }

private:
  enum class Step { Arrives, Refills, GoesOn };
  Step along(const CFGBlock &Block, unsigned Index, const Stmt *To) const {
    if (Block.hasNoReturnElement())
      return Step::Arrives;
    for (; Index < Block.size(); ++Index) {
      std::optional<CFGStmt> S = Block[Index].getAs<CFGStmt>();
      if (S && S->getStmt() == To)
        return Step::Arrives;
      auto Other = S ? Points.find(S->getStmt()) : Points.end();
      if (Other != Points.end() && Other->second == UseKind::Overwrite)
        return Step::Refills;
    }
    return Step::GoesOn;
  }

  const CFG *Graph;
  DenseMap<const Stmt *, UseKind> Points;
  DenseMap<const Stmt *, std::pair<const CFGBlock *, unsigned>> Places;
};

} // namespace

/// Adds where \p Var has nothing to await to \p Found.
static void follow(const Function &F, const VarDecl *Var, ArrayRef<Use> Uses,
                   std::vector<SpentTask> &Found) {
  ValueFlow Flow(F);
  unsigned Place = Flow.addPlace(Var, Var);
  SmallVector<Content> Contents;
  auto Put = [&](ValueFlow::Point At, Content What) {
    Flow.put(Place, At, /*Replaces=*/true);
    Contents.push_back(What);
  };
  bool Counts = countsOnTask(F, Var->getType());
  auto IfEmpty = [&](const Expr *Value, SpentTask::Reason Why) {
    return Counts && Value && makesEmptyTask(Value) ? std::optional(Why)
                                                    : std::nullopt;
  };
  if (isa<ParmVarDecl>(Var)) {
    Flow.putAtEntry(Place);
    Contents.push_back({std::nullopt});
  } else {
    Put(Var, {IfEmpty(Var->getInit(), SpentTask::Declared)});
  }
  for (const Use &U : Uses) {
    if (U.Kind == UseKind::Overwrite) {
      Put(U.By, {IfEmpty(cast<CXXOperatorCallExpr>(U.By)->getArg(1),
                         SpentTask::Emptied),
                 U.By});
      continue;
    }
    // A parameter `task &&` that nothing uses leaves it where it is.
    if (U.Kind == UseKind::Ignored && U.IgnoredBy->getType()->isReferenceType())
      continue;
    Flow.take(Place, U.Ref);
    // What takes it otherwise may put another one there.
    Put(U.Ref, leftBy(F, U));
  }
  std::optional<std::vector<Outcome>> Outcomes = Flow.run();
  if (!Outcomes)
    return;
  Paths Ways(F, Uses);
  for (const Use &U : Uses) {
    bool Awaited = F.enclosing<CoawaitExpr>(U.Ref);
    // co_return t; gives a task as a value, which may be an empty one.
    if (!U.AwaitedOrReturned || (!Awaited && (F.coroutine() || !Counts)))
      continue;
    const Content *Spent = nullptr, *Certain = nullptr;
    bool MayBeFull = false;
    const Stmt *Loop = nullptr;
    for (unsigned V = 0; V < Contents.size(); ++V) {
      const Content &Here = Contents[V];
      if (!is_contained((*Outcomes)[V].TakenBy, U.Ref))
        continue;
      if (!Here.Spent) {
        MayBeFull = true;
      } else if (Here.By == U.Ref) {
        Loop = loopThatRepeats(F, U.Ref);
        // Who comes round with a full one on some way knows when.
        if (!Loop)
          MayBeFull = true;
        if (Loop && !Certain)
          Certain = &Here;
      } else {
        if (!Spent || !Spent->By)
          Spent = &Here;
        if (Here.By && (!Certain || Certain->By == U.Ref) &&
            Ways.allLead(Here.By, U.Ref))
          Certain = &Here;
      }
    }
    if (MayBeFull)
      Spent = Awaited ? Certain : nullptr;
    else if (!Spent)
      Spent = Certain;
    if (Spent)
      Found.push_back({Var, U.Ref, Awaited, *Spent->Spent, Spent->By,
                       Spent->How, Spent->By == U.Ref ? Loop : nullptr});
  }
}

/// What can be awaited only once may be more than a task: a handle that is
/// joined.
static bool isAwaitable(const Function &F, QualType T) {
  TaskKind Kind = F.unit().task(T).Kind;
  return !T->isReferenceType() &&
         (Kind == TaskKind::Task || Kind == TaskKind::Awaitable);
}

std::vector<SpentTask> spentTasks(const Function &F) {
  std::vector<SpentTask> Found;
  if (F.decl()->isDependentContext())
    return Found;
  SmallVector<const VarDecl *> Variables(F.locals());
  Variables.append(F.decl()->param_begin(), F.decl()->param_end());
  for (const VarDecl *Var : Variables) {
    if (!isAwaitable(F, Var->getType()) || isOfTaskItself(F, Var->getType()))
      continue;
    SmallVector<Use> Uses;
    for (const DeclRefExpr *Ref : F.references(Var))
      Uses.push_back(useOf(F, Ref));
    // Who asks `t.valid()` knows that it may be empty.
    if (any_of(Uses, [](const Use &U) { return U.AwaitedOrReturned; }) &&
        none_of(Uses, [](const Use &U) {
          return U.Kind == UseKind::Escape || U.Kind == UseKind::Look;
        }))
      follow(F, Var, Uses, Found);
  }
  return Found;
}

} // namespace async_tidy
