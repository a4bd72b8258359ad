//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a coroutine takes from its thread before a suspension and uses after
/// it, when the thread may be another one or may have done other work.

#ifndef ASYNC_TIDY_CORE_LIVENESS_THREADLOCALACROSS_H
#define ASYNC_TIDY_CORE_LIVENESS_THREADLOCALACROSS_H

#include "core/model/SpawnedCoroutines.h"

namespace async_tidy {

struct ThreadLocalAcross {
  enum Kind {
    Borrow,   ///< A local leads to it.
    Loop,     ///< A range-based for goes over it.
    Operand,  ///< all.push_back(co_await next());
    Restored, ///< It is set, and set back to what a local has kept of it.
    Scope,    ///< A local sets it in its constructor and in its destructor.
    Error,    ///< The error of an earlier call: errno.
  } What;
  clang::SourceLocation Loc; ///< Of the local, the range, the change, the read.
  const clang::VarDecl *Of = nullptr;  ///< The thread_local; null for Error.
  const clang::VarDecl *Var = nullptr; ///< The local: Borrow, Restored, Scope.
  const clang::CallExpr *Failed = nullptr; ///< Error: the call that left it.
  const clang::CoroutineSuspendExpr *Await = nullptr;
  clang::SourceLocation UsedAt; ///< After the suspension; may be invalid.
};

/// Why \p F may be on another thread after a suspension than before.
struct Migration {
  /// An executor of several threads runs it; or, when there is none,
  std::optional<SpawnedAs> Spawned;
  /// the suspension itself moves to another thread.
  const clang::CoroutineSuspendExpr *Moves = nullptr;
};

/// Whether \p F may be on another thread after \p At, and why. With \p Assume
/// a coroutine of which nothing is known may be: both are empty then.
std::optional<Migration> whyMigrates(const Function &F,
                                     const clang::CoroutineSuspendExpr *At,
                                     bool Assume);

/// In source order, one for each local or place. Borrow, Loop and Operand need
/// a migration; the others are wrong on one thread, too, where other work runs
/// meanwhile. What is restored is left alone on an executor that is known to
/// have one thread.
std::vector<ThreadLocalAcross> threadLocalsAcross(const Function &F,
                                                  bool Assume);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_THREADLOCALACROSS_H
