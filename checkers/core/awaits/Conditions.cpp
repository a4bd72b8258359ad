//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Conditions.h"
#include "core/model/Function.h"
#include "llvm/ADT/FoldingSet.h"
#include <map>

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// More conditions than this on one function, and the paths get too many.
static constexpr unsigned MostConditions = 6;

const Expr *withoutNegations(const Expr *E, bool &Negated) {
  Negated = false;
  for (;;) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E)) {
      E = Cleanups->getSubExpr();
      continue;
    }
    const auto *Not = dyn_cast<UnaryOperator>(E);
    if (!Not || Not->getOpcode() != UO_LNot)
      return E;
    Negated = !Negated;
    E = Not->getSubExpr();
  }
}

bool branches(const CFGBlock &Block) {
  const Stmt *Terminator = Block.getTerminatorStmt();
  return Block.succ_size() == 2 && Block.getLastCondition() && Terminator &&
         (isa<IfStmt, ConditionalOperator, ForStmt, WhileStmt, DoStmt>(
              Terminator) ||
          (isa<BinaryOperator>(Terminator) &&
           cast<BinaryOperator>(Terminator)->isLogicalOp()));
}

static const VarDecl *variable(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

/// The variable that \p S assigns to, and the value when it is a literal.
static std::pair<const VarDecl *, std::optional<bool>> assigned(const Stmt *S) {
  const Expr *Value = nullptr;
  const VarDecl *Var = nullptr;
  if (const auto *Operator = dyn_cast<BinaryOperator>(S)) {
    if (!Operator->isAssignmentOp())
      return {};
    Var = variable(Operator->getLHS());
    if (Operator->getOpcode() == BO_Assign)
      Value = Operator->getRHS();
  } else if (const auto *Step = dyn_cast<UnaryOperator>(S)) {
    if (!Step->isIncrementDecrementOp())
      return {};
    Var = variable(Step->getSubExpr());
  } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S)) {
    if (!Call->isAssignmentOp())
      return {};
    Var = variable(Call->getArg(0));
  } else if (const auto *Declares = dyn_cast<DeclStmt>(S)) {
    if (!Declares->isSingleDecl())
      return {};
    Var = dyn_cast<VarDecl>(Declares->getSingleDecl());
    Value = Var ? Var->getInit() : nullptr;
  }
  const auto *Literal =
      Value ? dyn_cast<CXXBoolLiteralExpr>(Value->IgnoreParenImpCasts())
            : nullptr;
  return {Var, Literal ? std::optional(Literal->getValue()) : std::nullopt};
}

Conditions::Conditions(const CFG &Graph, const ASTContext &Context) {
  struct Found {
    const Expr *Text;
    SmallVector<std::pair<unsigned, bool>, 2> Blocks;
  };
  std::map<FoldingSetNodeID, unsigned> Order;
  std::vector<Found> All;
  DenseSet<const VarDecl *> Flags;
  for (const CFGBlock *Block : Graph) {
    for (const CFGElement &Element : *Block)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
        if (auto [Var, Value] = assigned(S->getStmt()); Var && Value)
          Flags.insert(Var);
    if (!branches(*Block))
      continue;
    bool Negated;
    const Expr *Text = withoutNegations(Block->getLastCondition(), Negated);
    FoldingSetNodeID ID;
    Text->Profile(ID, Context, /*Canonical=*/true);
    auto [Entry, New] = Order.try_emplace(ID, All.size());
    if (New)
      All.push_back({Text, {}});
    All[Entry->second].Blocks.push_back({Block->getBlockID(), Negated});
  }
  for (const Found &C : All) {
    const VarDecl *Flag = variable(C.Text);
    bool Matters = C.Blocks.size() > 1 || (Flag && Flags.contains(Flag));
    if (!Matters || Tracked.size() == MostConditions)
      continue;
    for (auto [Block, Negated] : C.Blocks)
      Uses[Block] = {static_cast<unsigned>(Tracked.size()), Negated};
    Tracked.push_back({C.Text, Flag});
  }
}

Conditions::Values Conditions::with(Values Known, unsigned Condition,
                                    std::optional<bool> Value) {
  Known &= ~(3u << (2 * Condition));
  return Value ? Known | ((*Value ? 2u : 1u) << (2 * Condition)) : Known;
}

Conditions::Values Conditions::after(const Stmt *S, Values Known) const {
  if (Tracked.empty())
    return Known;
  auto [Var, Value] = assigned(S);
  if (!Var)
    return Known;
  for (unsigned I = 0; I < Tracked.size(); ++I) {
    if (Tracked[I].Flag == Var)
      Known = with(Known, I, Value);
    else if (names(Tracked[I].Text, Var))
      Known = with(Known, I, std::nullopt);
  }
  return Known;
}

std::optional<Conditions::Values>
Conditions::leaving(const CFGBlock &Block, unsigned Index, Values Known) const {
  auto Found = Uses.find(Block.getBlockID());
  if (Found == Uses.end())
    return Known;
  // The first successor is where the condition holds.
  bool Value = (Index == 0) != Found->second.Negated;
  unsigned Now = (Known >> (2 * Found->second.Condition)) & 3;
  if (Now && (Now == 2) != Value)
    return std::nullopt;
  return with(Known, Found->second.Condition, Value);
}

} // namespace async_tidy
