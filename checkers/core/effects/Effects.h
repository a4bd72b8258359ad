//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Why would running this block the calling thread? Answered with the shortest
/// chain of calls to the function that does, through this unit and, where there
/// is an index, through others.
///
/// The graph of a unit holds what its coroutines reach. Breadth-first search
/// from the functions that block, backwards along the calls, gives every
/// function its shortest chain in time linear in the graph, cycles included.

#ifndef ASYNC_TIDY_CORE_EFFECTS_EFFECTS_H
#define ASYNC_TIDY_CORE_EFFECTS_EFFECTS_H

#include "core/effects/Sites.h"
#include "core/models/Effect.h"

namespace async_tidy {

/// One call on the way to an effect.
struct Hop {
  CallKind How = CallKind::Call;
  clang::SourceLocation Loc; ///< Invalid in another unit: then Elsewhere.
  FilePlace Elsewhere = {};
  /// What is called as a message names it: "'load'", "this lambda"; of a
  /// construction or destruction the type.
  std::string Name;
};

/// How something comes to have an effect.
struct Chain {
  Effect What;
  /// The calls from the one in the coroutine to the last, which has the effect
  /// itself; that one alone when the coroutine's own call has it.
  std::vector<Hop> Hops;
  std::string Name; ///< What has the effect, as models name it.
  std::string Why;  ///< A clause: "waits for a disk".
};

struct EffectQuery {
  EffectSet Wanted;
  /// Functions, by qualified name, that are taken to have no effect.
  std::vector<std::string> Allowed;
};

/// What \p F, a coroutine of its unit, runs: sitesOf(), computed once.
const std::vector<Site> &sitesIn(const Function &F);

/// Why running \p S, one of sitesIn(\p F), has one of the wanted effects, or
/// nothing when it is not known to.
std::optional<Chain> whyAt(const Function &F, const Site &S,
                           const EffectQuery &Query);

/// Why a call of \p F, which is no coroutine, would have one of the wanted
/// effects: the calls from its body on.
std::optional<Chain> whyCalling(TranslationUnit &TU,
                                const clang::FunctionDecl *F,
                                const EffectQuery &Query);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_EFFECTS_EFFECTS_H
