//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/ShortestChains.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy {

std::vector<unsigned>
CallChains::distances(ArrayRef<Source> Sources,
                      const std::vector<bool> &Closed) const {
  std::vector<std::vector<unsigned>> Callers(Nodes.size());
  std::vector<unsigned> Missing(Nodes.size());
  for (unsigned From = 0; From < Nodes.size(); ++From) {
    Missing[From] = unsigned(Nodes[From].Calls.size());
    for (unsigned To : Nodes[From].Calls)
      Callers[To].push_back(From);
  }

  // Breadth first, backwards along the calls: what is reached first is nearest.
  // One bucket for each distance, since sources start at several.
  std::vector<unsigned> Distances(Nodes.size(), Unreached);
  std::vector<std::vector<unsigned>> At;
  auto Reach = [&](unsigned Node, unsigned Length) {
    if (At.size() <= Length)
      At.resize(Length + 1);
    At[Length].push_back(Node);
  };
  for (const Source &S : Sources)
    Reach(S.Node, S.Length);
  for (unsigned Length = 0; Length < At.size(); ++Length)
    for (unsigned I = 0; I < At[Length].size(); ++I) {
      unsigned Node = At[Length][I];
      if (Distances[Node] != Unreached || (!Closed.empty() && Closed[Node]))
        continue;
      Distances[Node] = Length;
      for (unsigned Caller : Callers[Node])
        // What needs all is reached by the last, which is the farthest.
        if (Distances[Caller] == Unreached &&
            (!Nodes[Caller].NeedsAll || --Missing[Caller] == 0))
          Reach(Caller, Length + 1);
    }
  return Distances;
}

unsigned CallChains::nextCall(unsigned Node,
                              ArrayRef<unsigned> Distances) const {
  ArrayRef<unsigned> Calls = Nodes[Node].Calls;
  const unsigned *Nearest = min_element(Calls, [&](unsigned A, unsigned B) {
    return Distances[A] < Distances[B];
  });
  return unsigned(Nearest - Calls.begin());
}

} // namespace async_tidy
