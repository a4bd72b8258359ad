//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/effects/LastWords.h"
#include "llvm/ADT/BitVector.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static bool endsOnEveryPath(const CFGBlock &Block, const BitVector &Ends) {
  if (Block.hasNoReturnElement())
    return true;
  bool GoesOn = false;
  for (const CFGBlock::AdjacentBlock &Successor : Block.succs())
    if (const CFGBlock *Next = Successor.getReachableBlock()) {
      GoesOn = true;
      if (!Ends[Next->getBlockID()])
        return false;
    }
  return GoesOn;
}

DenseSet<const Stmt *> lastWords(const CFG &Graph) {
  // The least such set: a loop without end is not on its way to one.
  BitVector Ends(Graph.getNumBlockIDs());
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const CFGBlock *Block : Graph)
      if (unsigned Id = Block->getBlockID();
          !Ends[Id] && endsOnEveryPath(*Block, Ends))
        Changed = Ends[Id] = true;
  }
  DenseSet<const Stmt *> Result;
  for (const CFGBlock *Block : Graph)
    if (Ends[Block->getBlockID()])
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          Result.insert(S->getStmt());
  return Result;
}

} // namespace async_tidy
