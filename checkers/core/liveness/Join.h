//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Has spawned work ended before the objects it borrows do?

#ifndef ASYNC_TIDY_CORE_LIVENESS_JOIN_H
#define ASYNC_TIDY_CORE_LIVENESS_JOIN_H

#include "core/model/Handover.h"

namespace async_tidy {

/// How the work that \p Spawn starts is left alone.
struct NotJoined {
  /// A local executor, or what has it, whose destructor may wait for its work,
  /// or null.
  const clang::VarDecl *WaitsInDestructor = nullptr;
};

/// Nothing when the function may wait for the work before it comes to its end:
/// it awaits or joins the handle, lets the handle escape, or waits for
/// something later on.
std::optional<NotJoined> whyNotJoined(const Function &F,
                                      const clang::Expr *Spawn,
                                      const ExecutorFact &Executor);

/// The loop without an end that follows \p Spawn within the scope of \p Var,
/// or with a null \p Var anywhere; null when there is none.
const clang::Stmt *endlessLoopAfter(const Function &F, const clang::Expr *Spawn,
                                    const clang::VarDecl *Var);

/// Why the work that \p Spawn starts may outlive \p Var.
struct Outlives {
  /// The local executor that waits for its work only after \p Var is gone, or
  /// null when nothing in the function waits at all.
  const clang::VarDecl *JoinsTooLate = nullptr;
};

/// Nothing when the scope of \p Var is never left, or the function may wait for
/// the work: it awaits or joins the handle, lets the handle escape, waits for
/// something later on, or the executor is a local declared after \p Var whose
/// destructor waits.
std::optional<Outlives> whyOutlives(const Function &F, const clang::Expr *Spawn,
                                    const ExecutorFact &Executor,
                                    const clang::VarDecl *Var);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_JOIN_H
