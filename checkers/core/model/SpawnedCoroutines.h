//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which coroutines of this unit run on an executor with several threads,
/// because a spawn starts them there or another one that does awaits them.

#ifndef ASYNC_TIDY_CORE_MODEL_SPAWNEDCOROUTINES_H
#define ASYNC_TIDY_CORE_MODEL_SPAWNEDCOROUTINES_H

#include "core/model/Spawns.h"

namespace async_tidy {

/// A coroutine awaits another.
struct AwaitHop {
  const Function *By;
  const clang::Expr *Await;
  const Function *Of;
};

/// How a coroutine comes to run on several threads.
struct SpawnedAs {
  const Function *Spawner;
  const Spawn *By; ///< Its executor is Threads::Multi.
  /// From the coroutine that is spawned to the one in question; empty when they
  /// are the same.
  std::vector<AwaitHop> Awaits;
  /// An await after which the coroutine goes on on a single thread, or null.
  const clang::Expr *Until = nullptr;
};

/// The shortest way from a spawn in this unit to \p Coroutine, or nothing. A
/// spawn after which work may change threads at each suspension comes first.
std::optional<SpawnedAs> whyMultiThreaded(const Function &Coroutine);

/// The coroutines with a body in this unit that run when \p E, an expression in
/// \p F, is awaited or spawned: `session(s)`, `when_all(a(), b())`, a lambda, a
/// local that was made from such.
llvm::SmallVector<const Function *, 2> coroutinesIn(const Function &F,
                                                    const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_SPAWNEDCOROUTINES_H
