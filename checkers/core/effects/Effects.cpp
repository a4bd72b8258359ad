//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/effects/Effects.h"
#include "core/effects/EffectGraph.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

const std::vector<Site> &sitesIn(const Function &F) {
  return EffectGraph::of(F.unit()).sitesIn(F);
}

static void end(EffectGraph &Graph, const OwnEffect &E, Chain &Out) {
  Out.What = E.What;
  Out.Hops.push_back(E.Last);
  Out.Name = E.Name;
  Out.Why = E.Why;
  for (const IndexStep *Step : Graph.stepsElsewhere(E)) {
    Out.Hops.push_back({Step->How, {}, Step->At, Step->Name});
    Out.Why = Step->Why;
  }
  if (E.Name.empty())
    Out.Name = StringRef(Out.Hops.back().Name).trim('\'').str();
}

std::optional<Chain> whyAt(const Function &F, const Site &S,
                           const EffectQuery &Query) {
  EffectGraph &Graph = EffectGraph::of(F.unit());
  EffectGraph::Reach Reach = Graph.reach(F, S);
  Chain Result{};
  for (const OwnEffect &E : Reach.Effects)
    if (Query.Wanted.contains(E.What) && !Graph.isAllowed(E, Query.Allowed)) {
      end(Graph, E, Result);
      return Result;
    }
  // What runs once in the life of the program is no habit.
  if (S.Once)
    return std::nullopt;

  const EffectCall *First = nullptr;
  unsigned Shortest = CallChains::Unreached;
  for (Effect What : AllEffects) {
    if (!Query.Wanted.contains(What))
      continue;
    ArrayRef<unsigned> Distances = Graph.distances(What, Query.Allowed);
    for (const EffectCall &Call : Reach.Calls)
      if (Distances[Call.To] < Shortest) {
        Shortest = Distances[Call.To];
        First = &Call;
        Result.What = What;
      }
  }
  if (!First)
    return std::nullopt;

  ArrayRef<unsigned> Distances = Graph.distances(Result.What, Query.Allowed);
  Result.Hops.push_back(First->At);
  for (unsigned Node = First->To;;) {
    const EffectNode &At = Graph.nodes()[Node];
    auto Own = find_if(At.Effects, [&](const OwnEffect &E) {
      return E.What == Result.What && E.Length == Distances[Node] &&
             !Graph.isAllowed(E, Query.Allowed);
    });
    if (Own != At.Effects.end()) {
      end(Graph, *Own, Result);
      return Result;
    }
    const EffectCall &Next = At.Calls[Graph.nextCall(Node, Distances)];
    Result.Hops.push_back(Next.At);
    Node = Next.To;
  }
}

} // namespace async_tidy
