//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/FallOff.h"
#include "clang/Analysis/CFG.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Blocks that may run. There are no edges into handlers: they are entered from
/// blocks of their own.
static SmallPtrSet<const CFGBlock *, 16> reachable(const CFG &Graph) {
  SmallPtrSet<const CFGBlock *, 16> Seen;
  SmallVector<const CFGBlock *> Work{&Graph.getEntry()};
  for (const CFGBlock *Try : Graph.try_blocks())
    Work.push_back(Try);
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    if (!Seen.insert(Block).second)
      continue;
    for (const CFGBlock::AdjacentBlock &Next : Block->succs())
      if (const CFGBlock *Reached = Next.getReachableBlock())
        Work.push_back(Reached);
  }
  return Seen;
}

/// Whether \p Block, which comes before the exit, leaves by a `return` or by an
/// exception.
static bool returnsOrThrows(const CFGBlock &Block) {
  if (Block.hasNoReturnElement() ||
      isa_and_nonnull<CXXTryStmt>(Block.getTerminatorStmt()))
    return true;
  for (const CFGElement &Element : reverse(Block))
    if (std::optional<CFGStmt> Last = Element.getAs<CFGStmt>())
      return isa<ReturnStmt, CXXThrowExpr>(Last->getStmt());
  return false;
}

std::optional<FallOff> whyFallsOff(const Function &F) {
  if (F.coroutine() || F.decl()->isDependentContext() || !F.body())
    return std::nullopt;
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(F.decl(), const_cast<Stmt *>(F.body()), &F.context(),
                    CFG::BuildOptions());
  if (!Graph)
    return std::nullopt;
  SmallPtrSet<const CFGBlock *, 16> Live = reachable(*Graph);
  for (const CFGBlock::AdjacentBlock &Before : Graph->getExit().preds())
    if (const CFGBlock *Block = Before.getReachableBlock();
        Block && Live.contains(Block) && !returnsOrThrows(*Block))
      return FallOff{F.body()->getEndLoc()};
  return std::nullopt;
}

} // namespace async_tidy
