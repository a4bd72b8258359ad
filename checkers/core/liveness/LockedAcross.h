//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The locks of the thread that a coroutine holds while it is suspended.

#ifndef ASYNC_TIDY_CORE_LIVENESS_LOCKEDACROSS_H
#define ASYNC_TIDY_CORE_LIVENESS_LOCKEDACROSS_H

#include "core/liveness/AliveAcross.h"
#include "core/model/LockOwner.h"

namespace async_tidy {

struct LockedAcross {
  HeldLock Lock; ///< The guard, or the call that locks by hand.
  ThreadLock Why;
  /// What it locks: one, or for std::scoped_lock several.
  llvm::SmallVector<LockPath, 2> Mutexes;
  /// The first suspension at which it is held on every path, and how many more
  /// there are.
  const clang::CoroutineSuspendExpr *Await = nullptr;
  unsigned More = 0;
  /// The thread that holds it may lock it again: it keeps no coroutine out that
  /// runs there.
  bool Recursive = false;
};

/// What \p F, a coroutine, must hold at a suspension, in the order in which it
/// was taken. Not what belongs to coroutines, nor what is given to the awaited
/// call, as a condition variable is given the lock that it releases.
const std::vector<LockedAcross> &lockedAcross(const Function &F);

/// The one among them that \p Value, alive across a suspension of \p F, is the
/// guard of, or null.
const LockedAcross *lockOf(const Function &F, const AliveAcross &Value);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_LOCKEDACROSS_H
