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

/// Goes on from a node that the effect is known to be reached from.
static void follow(EffectGraph &Graph, unsigned Node, const EffectQuery &Query,
                   Chain &Out) {
  ArrayRef<unsigned> Distances = Graph.distances(Out.What, Query.Allowed);
  for (;;) {
    const EffectNode &At = Graph.nodes()[Node];
    auto Own = find_if(At.Effects, [&](const OwnEffect &E) {
      return E.What == Out.What && E.Length == Distances[Node] &&
             !Graph.isAllowed(E, Query.Allowed);
    });
    if (Own != At.Effects.end())
      return end(Graph, *Own, Out);
    const EffectCall &Next = At.Calls[Graph.nextCall(Node, Distances)];
    Out.Hops.push_back(Next.At);
    Node = Next.To;
  }
}

/// The first of \p Calls that the effect is nearest to, with the effect in
/// \p What; null when none has one that is wanted.
static const EffectCall *nearest(EffectGraph &Graph, ArrayRef<EffectCall> Calls,
                                 const EffectQuery &Query, Effect &What) {
  const EffectCall *First = nullptr;
  unsigned Shortest = CallChains::Unreached;
  for (Effect Each : AllEffects) {
    if (!Query.Wanted.contains(Each))
      continue;
    ArrayRef<unsigned> Distances = Graph.distances(Each, Query.Allowed);
    for (const EffectCall &Call : Calls)
      if (Distances[Call.To] < Shortest) {
        Shortest = Distances[Call.To];
        First = &Call;
        What = Each;
      }
  }
  return First;
}

std::optional<Chain> whyAt(const Function &F, const Site &S,
                           const EffectQuery &Asked) {
  EffectQuery Query = Asked;
  // await_resume() { return future_.get(); }   which does not wait any more
  if (S.Resumes)
    for (Effect Waits : {Effect::Wait, Effect::BlockOn})
      Query.Wanted.erase(Waits);
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
  const EffectCall *First = nearest(Graph, Reach.Calls, Query, Result.What);
  if (!First)
    return std::nullopt;
  Result.Hops.push_back(First->At);
  follow(Graph, First->To, Query, Result);
  return Result;
}

std::optional<Chain> whyCalling(TranslationUnit &TU, const FunctionDecl *F,
                                const EffectQuery &Query) {
  EffectGraph &Graph = EffectGraph::of(TU);
  EffectCall Here{Graph.include(F), {}};
  Chain Result{};
  if (!nearest(Graph, Here, Query, Result.What))
    return std::nullopt;
  follow(Graph, Here.To, Query, Result);
  return Result;
}

} // namespace async_tidy
