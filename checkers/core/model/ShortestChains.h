//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Shortest ways through a graph of calls, from every function to the nearest
/// one that does something itself.

#ifndef ASYNC_TIDY_CORE_MODEL_SHORTESTCHAINS_H
#define ASYNC_TIDY_CORE_MODEL_SHORTESTCHAINS_H

#include "llvm/ADT/ArrayRef.h"
#include <vector>

namespace async_tidy {

/// Who calls whom. Cycles are fine.
class CallChains {
public:
  static constexpr unsigned Unreached = ~0u;

  /// \p NeedsAll: a node that has what every node it calls has, and nothing
  /// when it calls none. Others have what any of them has.
  unsigned addNode(bool NeedsAll = false) {
    Nodes.push_back({{}, NeedsAll});
    return unsigned(Nodes.size() - 1);
  }
  void addCall(unsigned From, unsigned To) { Nodes[From].Calls.push_back(To); }
  size_t size() const { return Nodes.size(); }

  /// A node that does it itself, and how many calls lie behind it already.
  struct Source {
    unsigned Node;
    unsigned Length;
  };

  /// For every node the number of calls to the nearest source, or Unreached.
  /// Nodes that are \p Closed, by number, are never reached. Takes time linear
  /// in the size of the graph (and in the longest Length).
  std::vector<unsigned> distances(llvm::ArrayRef<Source> Sources,
                                  const std::vector<bool> &Closed = {}) const;

  /// The call of \p Node, by its number, that lies on the shortest way: the
  /// first of them. \p Distances has been computed and reaches the node, which
  /// is no source.
  unsigned nextCall(unsigned Node, llvm::ArrayRef<unsigned> Distances) const;

private:
  struct Node {
    std::vector<unsigned> Calls;
    bool NeedsAll;
  };
  std::vector<Node> Nodes;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_SHORTESTCHAINS_H
