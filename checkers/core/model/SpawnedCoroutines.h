//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which coroutines of this unit run on an executor with several threads,
/// because a spawn starts them there or another one that does awaits them; in
/// this unit or, as far as the project's index knows, in others.

#ifndef ASYNC_TIDY_CORE_MODEL_SPAWNEDCOROUTINES_H
#define ASYNC_TIDY_CORE_MODEL_SPAWNEDCOROUTINES_H

#include "core/model/ProjectIndex.h"
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
  const Function *Spawner; ///< Null when the spawn is in another unit.
  const Spawn *By;         ///< Likewise. Its executor is Threads::Multi.
  /// The part of the way that is in other units: from the coroutine of this
  /// one that they run back to the spawn. The last is the spawn.
  std::vector<const IndexRun *> Elsewhere;
  /// From the first coroutine of this unit on the way to the one in question;
  /// empty when they are the same.
  std::vector<AwaitHop> Awaits;
  /// An await after which the coroutine goes on on a single thread, or null.
  const clang::Expr *Until = nullptr;

  /// Whether it may be on another thread after a suspension than before.
  bool migrates() const { return !By || By->Executor.Migrates; }
  /// Whether another coroutine, and not the spawn, runs it.
  bool isAwaited() const { return !Awaits.empty() || Elsewhere.size() > 1; }
};

/// The shortest way from a spawn to \p Coroutine, or nothing. A spawn after
/// which work may change threads at each suspension comes first, and of those
/// one in this unit.
std::optional<SpawnedAs> whyMultiThreaded(const Function &Coroutine);

/// The spawn on an executor of one thread, or a strand, from which \p Coroutine
/// is run, directly or by what awaits it; null when there is none, and when it
/// is run on several threads as well.
const Spawn *whySingleThreaded(const Function &Coroutine);

/// The coroutines that an expression stands for.
struct CoroutinesOf {
  llvm::SmallVector<const Function *, 2> Here; ///< With a body in this unit.
  /// Those, and functions that return the task of one, without.
  llvm::SmallVector<const clang::FunctionDecl *, 2> Elsewhere;
};

/// What runs when \p E, an expression in \p F, is awaited or spawned:
/// `session(s)`, `when_all(a(), b())`, a lambda, a local that was made from
/// such.
CoroutinesOf coroutinesIn(const Function &F, const clang::Expr *E);

/// What a coroutine awaits, or a function returns for another to await.
struct Passed {
  const clang::Expr *At; ///< The await, or what is returned.
  CoroutinesOf Work;
};

/// What the coroutine \p F awaits before it goes on on a single thread.
std::vector<Passed> awaitedBy(const Function &F);
/// The tasks that \p F, no coroutine, returns.
std::vector<Passed> returnedBy(const Function &F);

/// The spawns in \p F on several threads, among which the work may change
/// (\p Migrates) or may not. None when \p F belongs to a library, of which the
/// models tell.
std::vector<const Spawn *> multiThreadedIn(const Function &F, bool Migrates);

/// The id by which other units know \p F when it is defined here for them:
/// visible to them, and not in a header that they include themselves.
std::optional<std::string> idForOthers(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_SPAWNEDCOROUTINES_H
