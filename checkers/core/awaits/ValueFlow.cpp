//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A forward analysis: at each point, which values may still be waiting in
/// their places. Joins are unions, so the answer does not depend on the order
/// in which blocks are visited.

#include "core/awaits/ValueFlow.h"
#include "core/awaits/Conditions.h"
#include "core/model/TranslationUnit.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/BitVector.h"
#include <set>

using namespace clang;
using namespace llvm;

namespace async_tidy {

unsigned ValueFlow::addPlace(const VarDecl *Var, const ValueDecl *Name) {
  Places.push_back({Var, Name});
  return Places.size() - 1;
}

unsigned ValueFlow::put(unsigned Place, Point At, bool Replaces,
                        std::optional<unsigned> MovedFrom) {
  unsigned Value = PlaceOf.size();
  PlaceOf.push_back(Place);
  Events[At].push_back({Event::Put, Place, Value, Replaces, MovedFrom});
  return Value;
}

unsigned ValueFlow::putAtEntry(unsigned Place) {
  unsigned Value = PlaceOf.size();
  PlaceOf.push_back(Place);
  AtEntry.push_back(Value);
  return Value;
}

void ValueFlow::take(unsigned Place, Point At) {
  Events[At].push_back({Event::Take, Place, 0, false, {}});
}

void ValueFlow::clear(unsigned Place, Point At) {
  Events[At].push_back({Event::Clear, Place, 0, false, {}});
}

/// One run over the graph of one function.
class FlowRun {
public:
  FlowRun(const ValueFlow &Flow, const CFG &Graph)
      : Flow(Flow), F(Flow.F), Graph(Graph), Known(Graph, F.context()),
        Values(Flow.PlaceOf.size()), OfPlace(Flow.Places.size(), mask()) {
    for (unsigned V = 0; V < Values; ++V)
      OfPlace[Flow.PlaceOf[V]].set(V);
    for (unsigned P = 0; P < Flow.Places.size(); ++P)
      ByVariable[Flow.Places[P].Var].push_back(P);
    for (const CFGBlock *Block : Graph)
      indexBlock(*Block);
    findReach();
  }

  std::vector<Outcome> run();

private:
  using Event = ValueFlow::Event;
  using Mask = BitVector;

  /// A block, entered with this knowledge of its conditions.
  struct Node {
    const CFGBlock *Block;
    Conditions::Values Known;
    Mask In;
    Mask Out;
    Conditions::Values KnownAfter = 0;
    SmallVector<std::pair<unsigned, unsigned>, 2> Next; ///< Node, successor.
  };
  /// A value that is lost in a node.
  struct Lost {
    unsigned Value;
    unsigned At;
    Loss How;
  };

  Mask mask() const { return Mask(Values); }

  void indexBlock(const CFGBlock &Block);
  bool endsBefore(const CFGBlock &Block, unsigned Place, bool &Takes) const;
  void findReach();
  bool isSoft(const CFGBlock &Block, const ValueDecl *Name) const;
  /// What flows along the edge: a test of the place itself, a loop that counts
  /// and the inside of a macro are no reason to call a value lost.
  Mask along(const CFGBlock &Block, const CFGBlock &To, const Mask &Out) const;
  unsigned node(const CFGBlock *Block, Conditions::Values Values);
  void flow();
  /// What \p Node does to the values it gets; \p Report also says how it ends
  /// with them.
  void transfer(Node &N, std::optional<unsigned> Report = std::nullopt);
  void apply(const Event &E, const Stmt *At, Mask &Now,
             std::optional<unsigned> Report);
  bool witness(unsigned Value, Lost &End, bool ThroughHandlers);
  std::optional<Turn> turnAt(const CFGBlock &From, unsigned Successor,
                             const CFGBlock &To) const;
  SourceLocation scopeEnd(const Stmt *Trigger) const;

  const ValueFlow &Flow;
  const Function &F;
  const CFG &Graph;
  Conditions Known;
  unsigned Values;
  std::vector<Mask> OfPlace;
  DenseMap<const VarDecl *, SmallVector<unsigned, 1>> ByVariable;
  /// The events of each block, by the element that has them.
  DenseMap<const CFGBlock *, SmallVector<std::pair<unsigned, const void *>, 2>>
      InBlock;
  /// Of each place: the blocks on whose entry something may still take what is
  /// in it.
  std::vector<BitVector> Reach;
  BitVector TakesUnseen; ///< Places with a take that the graph does not have.
  std::vector<Node> Nodes;
  DenseMap<std::pair<unsigned, unsigned>, unsigned> NodeOf;
  std::vector<Lost> AllLost;
  std::vector<SmallVector<unsigned, 2>> TakenAt; ///< Of each value: nodes.
  std::vector<SmallVector<const Stmt *, 2>> TakenBy;
  std::vector<SmallVector<unsigned, 1>> PutAt;
};

/// The expression or variable that an element evaluates or declares.
static const void *pointOf(const CFGElement &Element) {
  std::optional<CFGStmt> S = Element.getAs<CFGStmt>();
  if (!S)
    return nullptr;
  const auto *Declares = dyn_cast<DeclStmt>(S->getStmt());
  if (Declares && Declares->isSingleDecl())
    return Declares->getSingleDecl();
  return S->getStmt();
}

static const Stmt *statementOf(const CFGElement &Element) {
  return Element.castAs<CFGStmt>().getStmt();
}

void FlowRun::indexBlock(const CFGBlock &Block) {
  for (unsigned I = 0; I < Block.size(); ++I) {
    const void *At = pointOf(Block[I]);
    if (At && Flow.Events.contains(At))
      InBlock[&Block].push_back({I, At});
  }
}

/// What happens in a block, read from its end, to the value that is in a place
/// where the block begins.
bool FlowRun::endsBefore(const CFGBlock &Block, unsigned Place,
                         bool &Takes) const {
  Takes = false;
  bool Ends = false;
  auto Found = InBlock.find(&Block);
  for (unsigned I = 0; I < Block.size(); ++I) {
    if (std::optional<CFGLifetimeEnds> End = Block[I].getAs<CFGLifetimeEnds>();
        End && End->getVarDecl() == Flow.Places[Place].Var)
      return true;
    if (Found == InBlock.end())
      continue;
    for (auto [Index, At] : Found->second)
      if (Index == I)
        for (const Event &E : Flow.Events.find(At)->second) {
          if (E.Place != Place)
            continue;
          if (E.What == Event::Take) {
            Takes = true;
            return true;
          }
          // A declaration, too, stands for another value.
          bool Declares = At == Flow.Places[Place].Var;
          Ends |= E.What == Event::Clear || E.Replaces || Declares;
        }
    if (Ends)
      return true;
  }
  return false;
}

void FlowRun::findReach() {
  Reach.assign(Flow.Places.size(), BitVector(Graph.getNumBlockIDs()));
  TakesUnseen.resize(Flow.Places.size());
  DenseSet<const void *> Seen;
  for (const auto &[Block, Points] : InBlock)
    for (auto [Index, At] : Points)
      Seen.insert(At);
  for (const auto &[At, Here] : Flow.Events)
    for (const Event &E : Here)
      if (E.What == Event::Take && !Seen.contains(At))
        TakesUnseen.set(E.Place);
  for (unsigned P = 0; P < Flow.Places.size(); ++P) {
    // Blocks in which the value neither ends nor is taken let it through.
    BitVector Through(Graph.getNumBlockIDs());
    SmallVector<const CFGBlock *> Work;
    for (const CFGBlock *Block : Graph) {
      bool Takes;
      if (!endsBefore(*Block, P, Takes))
        Through.set(Block->getBlockID());
      else if (Takes)
        Work.push_back(Block);
    }
    for (const CFGBlock *Block : Work)
      Reach[P].set(Block->getBlockID());
    while (!Work.empty())
      for (const CFGBlock::AdjacentBlock &Before : Work.pop_back_val()->preds())
        if (const CFGBlock *B = Before.getReachableBlock();
            B && Through.test(B->getBlockID()) &&
            !Reach[P].test(B->getBlockID())) {
          Reach[P].set(B->getBlockID());
          Work.push_back(B);
        }
  }
}

bool FlowRun::isSoft(const CFGBlock &Block, const ValueDecl *Name) const {
  const Stmt *Terminator = Block.getTerminatorStmt();
  if (!Terminator || isa<CXXTryStmt>(Terminator))
    return false;
  if (isa<ForStmt, CXXForRangeStmt>(Terminator) ||
      Terminator->getBeginLoc().isMacroID())
    return true;
  const Expr *Condition = Block.getLastCondition();
  return Condition && names(Condition, Name);
}

FlowRun::Mask FlowRun::along(const CFGBlock &Block, const CFGBlock &To,
                             const Mask &Out) const {
  Mask Result = Out;
  if (Block.succ_size() < 2)
    return Result;
  for (unsigned P = 0; P < Flow.Places.size(); ++P) {
    if (!Result.anyCommon(OfPlace[P]) || Reach[P].test(To.getBlockID()))
      continue;
    bool OtherTakes = any_of(Block.succs(), [&](const auto &Next) {
      const CFGBlock *B = Next.getReachableBlock();
      return B && Reach[P].test(B->getBlockID());
    });
    if (OtherTakes && isSoft(Block, Flow.Places[P].Name))
      Result.reset(OfPlace[P]);
  }
  return Result;
}

unsigned FlowRun::node(const CFGBlock *Block, Conditions::Values Values) {
  auto [Entry, New] =
      NodeOf.try_emplace({Block->getBlockID(), Values}, Nodes.size());
  if (New)
    Nodes.push_back({Block, Values, mask(), mask(), 0, {}});
  return Entry->second;
}

void FlowRun::apply(const Event &E, const Stmt *At, Mask &Now,
                    std::optional<unsigned> Report) {
  const Mask &Here = OfPlace[E.Place];
  auto Record = [&](auto Each) {
    if (Report)
      for (unsigned V : Here.set_bits())
        if (Now.test(V))
          Each(V);
  };
  switch (E.What) {
  case Event::Put: {
    bool There = !E.MovedFrom || Now.anyCommon(OfPlace[*E.MovedFrom]);
    if (E.Replaces) {
      Record([&](unsigned V) {
        AllLost.push_back({V, *Report, {At, {}, std::nullopt, false}});
      });
      Now.reset(Here);
    }
    if (There) {
      Now.set(E.Value);
      if (Report)
        PutAt[E.Value].push_back(*Report);
    }
    break;
  }
  case Event::Take:
    Record([&](unsigned V) {
      TakenAt[V].push_back(*Report);
      if (!is_contained(TakenBy[V], At))
        TakenBy[V].push_back(At);
    });
    Now.reset(Here);
    break;
  case Event::Clear:
    Now.reset(Here);
    break;
  }
}

void FlowRun::transfer(Node &N, std::optional<unsigned> Report) {
  Mask Now = N.In;
  Conditions::Values Values = N.Known;
  auto Found = InBlock.find(N.Block);
  ArrayRef<std::pair<unsigned, const void *>> Points;
  if (Found != InBlock.end())
    Points = Found->second;
  for (unsigned I = 0; I < N.Block->size(); ++I) {
    const CFGElement &Element = (*N.Block)[I];
    if (std::optional<CFGLifetimeEnds> Ends =
            Element.getAs<CFGLifetimeEnds>()) {
      auto Var = ByVariable.find(Ends->getVarDecl());
      if (Var == ByVariable.end())
        continue;
      for (unsigned P : Var->second) {
        if (Report)
          for (unsigned V : OfPlace[P].set_bits())
            if (Now.test(V))
              AllLost.push_back({V,
                                 *Report,
                                 {nullptr, scopeEnd(Ends->getTriggerStmt()),
                                  std::nullopt, false}});
        Now.reset(OfPlace[P]);
      }
      continue;
    }
    if (!Points.empty() && Points.front().first == I) {
      for (const Event &E : Flow.Events.find(Points.front().second)->second)
        apply(E, statementOf(Element), Now, Report);
      Points = Points.drop_front();
    }
    if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
      Values = Known.after(S->getStmt(), Values);
  }
  N.Out = std::move(Now);
  N.KnownAfter = Values;
}

void FlowRun::flow() {
  // Entry has the highest number: blocks come before those they lead to.
  std::set<std::pair<unsigned, unsigned>, std::greater<>> Work;
  auto Add = [&](unsigned N) {
    Work.insert({Nodes[N].Block->getBlockID(), N});
  };
  Add(node(&Graph.getEntry(), 0));
  for (unsigned V : Flow.AtEntry)
    Nodes.front().In.set(V);
  while (!Work.empty()) {
    unsigned Here = Work.begin()->second;
    Work.erase(Work.begin());
    transfer(Nodes[Here]);
    Nodes[Here].Next.clear();
    const CFGBlock *Block = Nodes[Here].Block;
    unsigned Index = 0;
    for (const CFGBlock::AdjacentBlock &Next : Block->succs()) {
      unsigned Successor = Index++;
      const CFGBlock *To = Next.getReachableBlock();
      if (!To)
        continue;
      std::optional<Conditions::Values> Values =
          Known.leaving(*Block, Successor, Nodes[Here].KnownAfter);
      if (!Values)
        continue;
      size_t Before = Nodes.size();
      unsigned There = node(To, *Values);
      Nodes[Here].Next.push_back({There, Successor});
      Mask Flowing = along(*Block, *To, Nodes[Here].Out);
      bool New = Nodes.size() != Before;
      if (New || Flowing.test(Nodes[There].In)) {
        Nodes[There].In |= Flowing;
        Add(There);
      }
    }
  }
}

SourceLocation FlowRun::scopeEnd(const Stmt *Trigger) const {
  if (!Trigger)
    return {};
  if (const auto *Block = dyn_cast<CompoundStmt>(Trigger))
    return Block->getRBracLoc();
  if (isa<ReturnStmt, CoreturnStmt, BreakStmt, ContinueStmt, GotoStmt>(Trigger))
    return Trigger->getBeginLoc();
  return Trigger->getEndLoc();
}

std::optional<Turn> FlowRun::turnAt(const CFGBlock &From, unsigned Successor,
                                    const CFGBlock &To) const {
  if (const auto *Catch = dyn_cast_or_null<CXXCatchStmt>(To.getLabel()))
    return Turn{Turn::Handler, Catch};
  const Stmt *Terminator = From.getTerminatorStmt();
  if (!Terminator)
    return std::nullopt;
  if (isa<SwitchStmt>(Terminator)) {
    const auto *Case = dyn_cast_or_null<SwitchCase>(To.getLabel());
    return Turn{Turn::Case,
                Case ? static_cast<const Stmt *>(Case) : Terminator};
  }
  bool Loops = isa<WhileStmt, DoStmt, ForStmt, CXXForRangeStmt>(Terminator);
  if (Loops && Successor == 1)
    return Turn{Turn::LoopEnd, Terminator};
  if (branches(From))
    return Turn{Turn::Condition, From.getLastCondition(), Successor == 0};
  return std::nullopt;
}

/// Whether an exception takes this way: to the dispatch of a try block.
static bool isThrown(const CFGBlock &To) {
  return isa_and_nonnull<CXXTryStmt>(To.getTerminatorStmt());
}

/// Looks for a way from where \p Value is put to \p End, and says in \p End
/// where it turns away from the last thing that could take the value.
bool FlowRun::witness(unsigned Value, Lost &End, bool ThroughHandlers) {
  constexpr unsigned None = ~0u;
  std::vector<unsigned> From(Nodes.size(), None);
  std::vector<bool> Seen(Nodes.size()), IsFirst(Nodes.size());
  SmallVector<unsigned> Queue;
  auto Expand = [&](unsigned Here, bool Starts) {
    Node &N = Nodes[Here];
    for (auto [There, Successor] : N.Next) {
      const Node &Next = Nodes[There];
      if (Seen[There] || (!ThroughHandlers && isThrown(*Next.Block)) ||
          !along(*N.Block, *Next.Block, N.Out).test(Value))
        continue;
      Seen[There] = true;
      IsFirst[There] = Starts;
      From[There] = Here;
      Queue.push_back(There);
    }
  };
  bool Found = is_contained(PutAt[Value], End.At);
  // A value that goes round a loop is put in a block after it is lost there.
  bool InOneBlock = Found && !Nodes[End.At].In.test(Value);
  if (!InOneBlock) {
    for (unsigned Start : PutAt[Value])
      if (Nodes[Start].Out.test(Value))
        Expand(Start, /*Starts=*/true);
    for (size_t I = 0; I < Queue.size() && !Seen[End.At]; ++I)
      if (Nodes[Queue[I]].Out.test(Value))
        Expand(Queue[I], /*Starts=*/false);
    if (!Seen[End.At])
      return false;
  } else {
    return true; // nothing can turn away inside a block
  }
  // The nodes from which something still can take it, on the same edges.
  std::vector<SmallVector<unsigned, 2>> Before(Nodes.size());
  for (unsigned N = 0; N < Nodes.size(); ++N)
    if (Nodes[N].Out.test(Value))
      for (auto [There, Successor] : Nodes[N].Next)
        if (along(*Nodes[N].Block, *Nodes[There].Block, Nodes[N].Out)
                .test(Value))
          Before[There].push_back(N);
  std::vector<bool> CanTake(Nodes.size());
  SmallVector<unsigned> Work(TakenAt[Value].begin(), TakenAt[Value].end());
  while (!Work.empty()) {
    unsigned N = Work.pop_back_val();
    if (CanTake[N])
      continue;
    CanTake[N] = true;
    append_range(Work, Before[N]);
  }
  // Backwards along the path: the first edge that left such a node.
  for (unsigned There = End.At; From[There] != None; There = From[There]) {
    unsigned Here = From[There];
    if (CanTake[Here] && !CanTake[There]) {
      const auto *Edge = find_if(Nodes[Here].Next, [&](const auto &Next) {
        return Next.first == There;
      });
      End.How.Decisive =
          turnAt(*Nodes[Here].Block, Edge->second, *Nodes[There].Block);
      break;
    }
    if (IsFirst[There])
      break;
  }
  return true;
}

std::vector<Outcome> FlowRun::run() {
  flow();
  TakenAt.resize(Values);
  TakenBy.resize(Values);
  PutAt.resize(Values);
  for (unsigned N = 0; N < Nodes.size(); ++N)
    transfer(Nodes[N], N);
  const SourceManager &SM = F.context().getSourceManager();
  auto PlaceOfLoss = [](const Lost &L) {
    return L.How.Replaced ? L.How.Replaced->getBeginLoc() : L.How.ScopeEnd;
  };
  llvm::sort(AllLost, [&](const Lost &A, const Lost &B) {
    if (A.Value != B.Value)
      return A.Value < B.Value;
    SourceLocation X = PlaceOfLoss(A), Y = PlaceOfLoss(B);
    if (X != Y && X.isValid() && Y.isValid())
      return SM.isBeforeInTranslationUnit(X, Y);
    return A.At < B.At;
  });
  std::vector<Outcome> Result(Values);
  for (unsigned V = 0; V < Values; ++V) {
    Result[V].Taken = !TakenAt[V].empty() || TakesUnseen.test(Flow.PlaceOf[V]);
    Result[V].TakenBy = std::move(TakenBy[V]);
  }
  for (bool ThroughHandlers : {false, true})
    for (Lost &L : AllLost) {
      std::optional<Loss> &Lost = Result[L.Value].Lost;
      if (Lost || !witness(L.Value, L, ThroughHandlers))
        continue;
      Lost = L.How;
      Lost->OnlyByException = ThroughHandlers;
    }
  return Result;
}

std::optional<std::vector<Outcome>> ValueFlow::run() {
  CFG::BuildOptions Options;
  Options.AddLifetime = true;
  Options.AddInitializers = true;
  Options.PruneTriviallyFalseEdges = true;
  Options.AddEHEdges = F.hasTry();
  Options.setAllAlwaysAdd();
  std::unique_ptr<CFG> Graph = CFG::buildCFG(
      F.decl(), const_cast<Stmt *>(F.body()), &F.context(), Options);
  if (!Graph)
    return std::nullopt;
  return FlowRun(*this, *Graph).run();
}

} // namespace async_tidy
