//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a function may evaluate at the same time as other threads do their
/// work: after it has started them, and before anything that may wait for them.

#ifndef ASYNC_TIDY_CORE_SEND_ORDER_H
#define ASYNC_TIDY_CORE_SEND_ORDER_H

#include "core/model/Function.h"
#include "llvm/ADT/DenseSet.h"
#include <optional>

namespace async_tidy {

/// Why something may wait for another thread: the expression that does.
struct Waiting {
  const clang::Expr *At;
};
/// The first thing in the body of \p F, or in a body that it calls, which may
/// wait for another thread or learn from one that something is done.
std::optional<Waiting> whyMayWait(const Function &F);

/// A part of a function that runs unordered with other threads.
class Unordered {
public:
  /// From where \p F begins: with what it was started for on another thread.
  static const Unordered &fromEntry(const Function &F);
  /// After \p Spawn, for as long as \p Object (which may be null) is the same
  /// variable.
  Unordered(const Function &F, const clang::Expr *Spawn,
            const clang::VarDecl *Object);
  /// The same, of what stands behind the first await.
  static Unordered afterFirstAwait(const Function &F);

  bool contains(const clang::Stmt *S) const { return Reached.contains(S); }

private:
  friend class OrderSearch;
  Unordered() = default;
  llvm::DenseSet<const clang::Stmt *> Reached;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_ORDER_H
