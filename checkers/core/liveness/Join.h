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

/// Whether \p F may wait for the work after \p Spawn, by other means than its
/// handle: it waits for others, or for something that the work has too. With
/// \p Within it must do so there.
bool mayWaitAfter(const Function &F, const clang::Expr *Spawn,
                  const clang::Stmt *Within);

/// The loop without an end that follows \p Spawn within the scope of \p Var,
/// or with a null \p Var anywhere; null when there is none.
const clang::Stmt *endlessLoopAfter(const Function &F, const clang::Expr *Spawn,
                                    const clang::VarDecl *Var);

/// Why the work that \p Spawn starts may outlive \p Var: NotJoined. Nothing
/// when the scope of \p Var is never left, or the function may wait for the
/// work: it awaits or joins the handle, lets the handle escape, waits for
/// something later on, or the executor is a local whose destructor waits. That
/// it waits too late is for whyJoinedLate() to say.
std::optional<NotJoined> whyOutlives(const Function &F,
                                     const clang::Expr *Spawn,
                                     const ExecutorFact &Executor,
                                     const clang::VarDecl *Var);

/// The statement at whose end \p Var, a local of \p F, ends; null when it is a
/// parameter.
const clang::Stmt *scopeOf(const Function &F, const clang::VarDecl *Var);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_JOIN_H
