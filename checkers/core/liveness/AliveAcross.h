//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What the frame of a coroutine has to keep while the coroutine is suspended:
/// values that were made before the suspension and are used after it, or whose
/// destructor runs after it.

#ifndef ASYNC_TIDY_CORE_LIVENESS_ALIVEACROSS_H
#define ASYNC_TIDY_CORE_LIVENESS_ALIVEACROSS_H

#include "core/model/Function.h"

namespace async_tidy {

struct AliveAcross {
  enum Kind {
    Local,
    Parameter,
    Capture,   ///< Of the lambda: in the closure, not in the frame.
    This,      ///< Also of a lambda that captures it.
    Temporary, ///< Of the full expression with the await.
  } What;
  /// A local, a parameter, or the variable that is captured (a structured
  /// binding stands as its whole); null for `this` and a temporary.
  const clang::ValueDecl *Value = nullptr;
  const clang::Expr *Made = nullptr; ///< The temporary.
  clang::QualType Type;
  /// The first suspension, as written, that it is alive across; null when that
  /// is the initial one alone, of a coroutine which does not start at once.
  const clang::CoroutineSuspendExpr *Await = nullptr;
  /// The use after that suspension that is the nearest; invalid when the value
  /// is only destroyed.
  clang::SourceLocation UsedAt;
  /// The value is, or was made with, a reference, pointer, iterator or view
  /// into this local or parameter of the same frame: where the frame goes, it
  /// goes too.
  const clang::VarDecl *Into = nullptr;
};

/// The values that are alive across a suspension of the coroutine \p F, in the
/// order in which they are written. A value that was moved from, emptied or, if
/// it is a guard, unlocked before a suspension is not alive across it.
const std::vector<AliveAcross> &aliveAcross(const Function &F);

/// Those that are alive across the suspension \p At.
std::vector<AliveAcross> aliveAcross(const Function &F,
                                     const clang::CoroutineSuspendExpr *At);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_ALIVEACROSS_H
