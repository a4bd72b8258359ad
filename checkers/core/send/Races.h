//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Two accesses to one object that may happen at the same time on different
/// threads, at least one of them a write: a data race ([intro.races]/21).

#ifndef ASYNC_TIDY_CORE_SEND_RACES_H
#define ASYNC_TIDY_CORE_SEND_RACES_H

#include "core/model/Spawns.h"
#include "core/send/Accesses.h"

namespace async_tidy {

/// Whom the spawned work races with.
enum class Rival {
  Spawner, ///< The function that spawned it, further on.
  Work,    ///< Other work that the same function spawned.
  Turn,    ///< The work that the same spawn starts in another turn of its loop.
  Sibling, ///< A task that runs side by side with it, in a combinator.
};

struct Race {
  Place What; ///< In terms of the spawning function.
  Access Ours;
  Access Theirs; ///< The same access as Ours when Against is Turn.
  Rival Against;
  const clang::Expr *Spawn; ///< Of the work of Ours, or the combinator.
  /// The same with what is known of it; null for a combinator.
  const async_tidy::Spawn *By;
  const clang::Expr *OtherSpawn; ///< Of the work of Theirs, or null.
};

/// The races of what \p F spawns on several threads, one for each spawn, part
/// of an object and kind of rival, in source order. Work that is joined first,
/// locks in common, types that synchronise, and whatever may wait in between
/// make it none. \p RunsOnSeveral: \p F is a coroutine that threads of one
/// executor share, so that what it combines runs on several.
std::vector<Race> racesIn(const Function &F, bool RunsOnSeveral = false);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_RACES_H
