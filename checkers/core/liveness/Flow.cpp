//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/Flow.h"
#include "llvm/ADT/BitVector.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

Flow::Flow(const CFG *Graph) {
  if (!Graph)
    return;
  Blocks = Graph->getNumBlockIDs();
  for (const CFGBlock *Block : *Graph)
    for (unsigned I = 0; I < Block->size(); ++I)
      if (std::optional<CFGStmt> S = (*Block)[I].getAs<CFGStmt>())
        Places.try_emplace(S->getStmt(), Place{Block, I});
}

const Flow::Place *Flow::placeOf(const Stmt *S) const {
  auto Found = Places.find(S);
  return Found == Places.end() ? nullptr : &Found->second;
}

bool Flow::leads(const Stmt *From, const Stmt *To, const Stmt *Without) const {
  const Place *Start = placeOf(From);
  if (!Start || !placeOf(To))
    return false;
  BitVector Seen(Blocks);
  SmallVector<Place> Work{{Start->Block, Start->Index + 1}};
  while (!Work.empty()) {
    auto [Block, Index] = Work.pop_back_val();
    bool Stopped = false;
    for (; Index < Block->size() && !Stopped; ++Index)
      if (std::optional<CFGStmt> S = (*Block)[Index].getAs<CFGStmt>()) {
        if (S->getStmt() == To)
          return true;
        Stopped = S->getStmt() == Without;
      }
    if (Stopped)
      continue;
    for (const CFGBlock::AdjacentBlock &Next : Block->succs())
      if (const CFGBlock *Then = Next.getReachableBlock();
          Then && !Seen.test(Then->getBlockID())) {
        Seen.set(Then->getBlockID());
        Work.push_back({Then, 0});
      }
  }
  return false;
}

bool Flow::before(
    const Stmt *At,
    function_ref<std::optional<bool>(const CFGElement &)> Visit) const {
  const Place *Start = placeOf(At);
  if (!Start)
    return false;
  BitVector Seen(Blocks);
  SmallVector<Place> Work{*Start};
  while (!Work.empty()) {
    auto [Block, Index] = Work.pop_back_val();
    bool Stopped = false;
    while (Index > 0 && !Stopped) {
      std::optional<bool> Ends = Visit((*Block)[--Index]);
      if (!Ends)
        return false;
      Stopped = *Ends;
    }
    if (Stopped)
      continue;
    if (Block->pred_empty())
      return false;
    for (const CFGBlock::AdjacentBlock &Previous : Block->preds())
      if (const CFGBlock *From = Previous.getReachableBlock();
          From && !Seen.test(From->getBlockID())) {
        Seen.set(From->getBlockID());
        Work.push_back({From, From->size()});
      }
  }
  return true;
}

} // namespace async_tidy
