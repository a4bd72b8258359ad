//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The ways round without a suspension are the cycles of the graph without the
/// blocks that suspend. Such a cycle is endless when every branch that leads
/// off it is.

#include "core/effects/Yielding.h"
#include "core/effects/Blocking.h"
#include "core/effects/Effects.h"
#include "core/effects/Settled.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/SetVector.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

using Blocks = SmallSetVector<const CFGBlock *, 16>;

class LoopSearch {
public:
  LoopSearch(const Function &F, const CFG &Graph) : F(F), Graph(Graph) {}

  std::vector<EndlessLoop> run() {
    Blocks Running;
    for (const CFGBlock *Block : Graph)
      if (!suspensionIn(*Block) && !Block->hasNoReturnElement())
        Running.insert(Block);
    examine(Running);
    llvm::sort(Found, [&](const EndlessLoop &A, const EndlessLoop &B) {
      return F.isBefore(A.Loop->getBeginLoc(), B.Loop->getBeginLoc());
    });
    return std::move(Found);
  }

private:
  static const Stmt *suspensionIn(const CFGBlock &Block) {
    for (const CFGElement &Element : Block)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
          S && isa<CoroutineSuspendExpr>(S->getStmt()))
        return S->getStmt();
    return nullptr;
  }

  static Blocks nextOf(const CFGBlock &Block) {
    Blocks Result;
    for (const CFGBlock::AdjacentBlock &Next : Block.succs())
      if (const CFGBlock *To = Next.getReachableBlock())
        Result.insert(To);
    return Result;
  }

  /// What can be reached from \p From, by at least one edge, inside \p Within.
  static Blocks reach(const CFGBlock *From, const Blocks &Within) {
    Blocks Result;
    SmallVector<const CFGBlock *> Work{From};
    while (!Work.empty())
      for (const CFGBlock *To : nextOf(*Work.pop_back_val()))
        if (Within.contains(To) && Result.insert(To))
          Work.push_back(To);
    return Result;
  }

  /// Every loop that turns within \p Within, the outer before the inner ones.
  void examine(const Blocks &Within) {
    // A block that leads back to the head of a loop stands for its turn.
    Blocks Done;
    for (const CFGBlock *Turn : Within) {
      if (!Turn->getLoopTarget() || Done.contains(Turn))
        continue;
      Blocks Cycle;
      for (const CFGBlock *Block : reach(Turn, Within))
        if (reach(Block, Within).contains(Turn))
          Cycle.insert(Block);
      if (Cycle.empty())
        continue;
      const CFGBlock *Outer = Turn;
      for (const CFGBlock *Block : Cycle)
        if (Block->getLoopTarget()) {
          Done.insert(Block);
          if (encloses(Block->getLoopTarget(), Outer->getLoopTarget()))
            Outer = Block;
        }
      if (judge(Cycle, *Outer))
        continue;
      Blocks Inner;
      for (const CFGBlock *Block : Cycle)
        if (Block != Outer)
          Inner.insert(Block);
      examine(Inner);
    }
  }

  bool encloses(const Stmt *Outer, const Stmt *Inner) const {
    for (; Inner; Inner = F.parent(Inner))
      if (Inner == Outer)
        return true;
    return false;
  }

  /// co_await transferred();
  /// for (;;) {}
  /// Nobody comes there, which an author who knows it writes so.
  bool isNeverReached(const Stmt *Loop) const {
    const auto *For = dyn_cast<ForStmt>(Loop);
    const auto *Within = dyn_cast_or_null<CompoundStmt>(F.parent(Loop));
    if (!For || For->getCond() || !Within)
      return false;
    const auto *Body = dyn_cast<CompoundStmt>(For->getBody());
    if (!isa<NullStmt>(For->getBody()) && !(Body && Body->body_empty()))
      return false;
    const Stmt *Before = nullptr;
    for (const Stmt *S : Within->body()) {
      if (S == Loop)
        break;
      Before = S;
    }
    const auto *Await = dyn_cast_or_null<Expr>(Before);
    return Await && isa<CoawaitExpr>(Await->IgnoreImplicit());
  }

  /// Appends the loop to Found when nothing ends it but what others do; true
  /// when what is inside it needs no look of its own.
  bool judge(const Blocks &Cycle, const CFGBlock &Turn) {
    if (isNeverReached(Turn.getLoopTarget()))
      return true;
    SmallVector<const Stmt *> Code;
    for (const CFGBlock *Block : Cycle)
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          Code.push_back(S->getStmt());
    const Stmt *Loop = Turn.getLoopTarget();
    if (!whyMustNotBlock(F, Code.empty() ? Loop : Code.front()))
      return true;
    for (const Stmt *S : Code)
      if (const auto *Call = dyn_cast<Expr>(S);
          Call && isa<CallExpr, CXXConstructExpr>(Call) && waits(Call))
        return false;
    Region Here(F, Code);
    DenseMap<const CFGBlock *, Stay> Stays;
    for (const CFGBlock *Block : Cycle) {
      unsigned Index = 0;
      for (const CFGBlock::AdjacentBlock &Next : Block->succs()) {
        unsigned Successor = Index++;
        const CFGBlock *To = Next.getReachableBlock();
        if (!To || Cycle.contains(To))
          continue;
        std::optional<Stay> Why =
            whyStays(Here, Cycle, Loop, *Block, Successor);
        if (!Why)
          return false;
        Stays.try_emplace(Block, *Why);
      }
    }
    EndlessLoop Result{Loop, {}};
    for (const CFGBlock *Block : oneTurn(Turn, Cycle))
      if (auto At = Stays.find(Block); At != Stays.end())
        Result.By.push_back(At->second);
    if (contradicts(Result.By))
      return false;
    Found.push_back(std::move(Result));
    return true;
  }

  /// A way round that needs one and the same test to be true and false, which
  /// nothing in the loop changes: nobody goes it.
  bool contradicts(ArrayRef<Stay> By) const {
    DenseMap<unsigned, bool> Answers; // by the hash of the test
    for (const Stay &Branch : By) {
      bool Negated;
      const Expr *Tested = positive(Branch.Condition, Negated);
      FoldingSetNodeID Id;
      Tested->Profile(Id, F.context(), /*Canonical=*/true);
      bool Answer = Branch.Taken != Negated;
      if (Answers.try_emplace(Id.ComputeHash(), Answer).first->second != Answer)
        return true;
    }
    return false;
  }

  /// That a loop which waits is no busy one; async-blocking-call has more to
  /// say of it.
  bool waits(const Expr *Call) const {
    const EffectQuery Query{{Effect::Wait, Effect::Sleep, Effect::File,
                             Effect::Descriptor, Effect::Network,
                             Effect::BlockOn},
                            {}};
    return roleOf(F.unit(), Call, FunctionRole::Joins) ||
           any_of(sitesIn(F), [&](const Site &S) {
             return S.Call == Call && whyAt(F, S, Query);
           });
  }

  /// The blocks of a shortest way round.
  static std::vector<const CFGBlock *> oneTurn(const CFGBlock &Turn,
                                               const Blocks &Cycle) {
    DenseMap<const CFGBlock *, const CFGBlock *> From;
    SmallVector<const CFGBlock *> Queue{&Turn};
    for (size_t I = 0; I < Queue.size() && !From.contains(&Turn); ++I)
      for (const CFGBlock *To : nextOf(*Queue[I]))
        if (Cycle.contains(To) && From.try_emplace(To, Queue[I]).second)
          Queue.push_back(To);
    std::vector<const CFGBlock *> Result;
    const CFGBlock *Block = &Turn;
    do {
      Result.push_back(Block);
      Block = From.lookup(Block);
    } while (Block && Block != &Turn);
    std::reverse(Result.begin(), Result.end());
    return Result;
  }

  /// The condition that \p Block branches by, or null.
  static const Expr *conditionOf(const CFGBlock &Block) {
    const Stmt *Terminator = Block.getTerminatorStmt();
    if (Block.succ_size() != 2 || !Terminator ||
        isa<CXXForRangeStmt, SwitchStmt, CXXTryStmt>(Terminator))
      return nullptr;
    const Expr *Condition = Block.getLastCondition();
    if (!Condition)
      return nullptr;
    // The operands before the last have blocks of their own.
    Condition = Condition->IgnoreParenImpCasts();
    while (const auto *Logical = dyn_cast<BinaryOperator>(Condition)) {
      if (!Logical->isLogicalOp() || Logical == Terminator)
        break;
      Condition = Logical->getRHS()->IgnoreParenImpCasts();
    }
    return Condition;
  }

  /// `for (int i = 0; i < 2; ++i)`: its body runs at least once.
  bool isEntered(const CFGBlock &Block) const {
    const auto *Loop = dyn_cast_or_null<ForStmt>(Block.getTerminatorStmt());
    const auto *Declares =
        Loop ? dyn_cast_or_null<DeclStmt>(Loop->getInit()) : nullptr;
    const auto *Var = Declares && Declares->isSingleDecl()
                          ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                          : nullptr;
    const auto *Compares =
        Loop ? dyn_cast_or_null<BinaryOperator>(Loop->getCond()) : nullptr;
    if (!Var || !Var->getInit() || !Compares || !names(Compares->getLHS(), Var))
      return false;
    Expr::EvalResult First, Bound;
    if (!Var->getInit()->EvaluateAsInt(First, F.context()) ||
        !Compares->getRHS()->EvaluateAsInt(Bound, F.context()))
      return false;
    int64_t From = First.Val.getInt().getExtValue();
    int64_t To = Bound.Val.getInt().getExtValue();
    switch (Compares->getOpcode()) {
    case BO_LT:
      return From < To;
    case BO_LE:
      return From <= To;
    case BO_GT:
      return From > To;
    case BO_GE:
      return From >= To;
    case BO_NE:
      return From != To;
    default:
      return false;
    }
  }

  /// Why \p Block may go on round instead of to \p Successor, every time.
  std::optional<Stay> whyStays(const Region &Here, const Blocks &Cycle,
                               const Stmt *Loop, const CFGBlock &Block,
                               unsigned Successor) const {
    const Expr *Condition = conditionOf(Block);
    if (!Condition || (Block.getTerminatorStmt() != Loop && isEntered(Block)))
      return std::nullopt;
    bool Taken = Successor == 1;
    const CFGBlock *Off = (Block.succ_begin() + Successor)->getReachableBlock();
    bool Suspends = leadsToSuspension(Off, Loop);
    Stay Result{Suspends ? Stay::Skipped : Stay::Settled, Condition, Taken};
    if (Here.settles(Condition))
      return Result;
    bool Negated;
    const Expr *Tested = positive(Condition, Negated);
    if (Taken != Negated) // it stays with what it got
      return std::nullopt;
    // while (!m.try_lock())     if (auto item = q.try_pop())
    //          ^                                  ^
    const Expr *Origin = Here.origin(Tested);
    if (!Origin)
      return std::nullopt;
    if (roleOf(F.unit(), Origin, FunctionRole::Tries)) {
      Result.Why = Suspends ? Stay::Skipped : Stay::Failed;
      return Result;
    }
    // auto job = jobs.next();  if (job) co_await run(*job);
    //                 ^
    if (Suspends && !actsBeforeTurn(Cycle, Block, 1 - Successor))
      return Result;
    return std::nullopt;
  }

  /// Whether \p Block leads to a suspension in a turn of \p Loop.
  bool leadsToSuspension(const CFGBlock *Block, const Stmt *Loop) const {
    Blocks Seen;
    SmallVector<const CFGBlock *> Work{Block};
    while (!Work.empty()) {
      const CFGBlock *Here = Work.pop_back_val();
      if (!Seen.insert(Here))
        continue;
      if (const Stmt *Await = suspensionIn(*Here)) {
        if (encloses(Loop, Await))
          return true;
        continue;
      }
      for (const CFGBlock *To : nextOf(*Here))
        Work.push_back(To);
    }
    return false;
  }

  /// Whether something is called on the way from \p Block to the next turn.
  bool actsBeforeTurn(const Blocks &Cycle, const CFGBlock &Block,
                      unsigned Successor) const {
    SmallVector<const CFGBlock *> Work{
        (Block.succ_begin() + Successor)->getReachableBlock()};
    Blocks Seen;
    while (!Work.empty()) {
      const CFGBlock *Here = Work.pop_back_val();
      if (!Here || !Cycle.contains(Here) || !Seen.insert(Here))
        continue;
      for (const CFGElement &Element : *Here)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          if (const auto *Call = dyn_cast<CallExpr>(S->getStmt())) {
            const auto *Method =
                dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
            if (!Method || !Method->isConst())
              return true;
          }
      if (!Here->getLoopTarget())
        for (const CFGBlock *To : nextOf(*Here))
          Work.push_back(To);
    }
    return false;
  }

  const Function &F;
  const CFG &Graph;
  std::vector<EndlessLoop> Found;
};

} // namespace

std::vector<EndlessLoop> loopsWithoutYield(const Function &F) {
  if (!F.coroutine() || F.decl()->isDependentContext() ||
      (F.own<WhileStmt>().empty() && F.own<ForStmt>().empty() &&
       F.own<DoStmt>().empty()))
    return {};
  CFG::BuildOptions Options;
  Options.PruneTriviallyFalseEdges = true;
  Options.setAllAlwaysAdd();
  std::unique_ptr<CFG> Graph = CFG::buildCFG(
      F.decl(), const_cast<Stmt *>(F.body()), &F.context(), Options);
  return Graph ? LoopSearch(F, *Graph).run() : std::vector<EndlessLoop>();
}

} // namespace async_tidy
