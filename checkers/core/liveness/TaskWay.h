//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where a task goes from the expression that makes it: how far beyond that
/// expression it can run.

#ifndef ASYNC_TIDY_CORE_LIVENESS_TASKWAY_H
#define ASYNC_TIDY_CORE_LIVENESS_TASKWAY_H

#include "core/model/Spawns.h"

namespace async_tidy {

struct TaskWay {
  enum Kind {
    Ended,    ///< Awaited, or run to its end, in the same full expression.
    Kept,     ///< In a local of this function, or in what a local holds.
    Returned, ///< By `return` or `co_return`.
    Spawned,  ///< Runs beside this function from here on.
    Stored,   ///< In a member, a static, or what somebody else refers to.
    Dropped,  ///< Nobody has it: what started runs on alone.
    Alone,    ///< Awaited by a coroutine that nobody can await.
    Unknown,  ///< Given to something that we cannot follow.
  } Where;
  /// The await, declaration, assignment, insertion, return, call.
  const clang::Stmt *At;
  const clang::VarDecl *Holder = nullptr; ///< Kept.
  const Spawn *By = nullptr;              ///< Spawned.
};

/// The ways of the task that \p Made makes in \p F: first where its own full
/// expression puts it, then where locals that keep it are moved to, and where
/// the handle of one that is spawned goes.
llvm::SmallVector<TaskWay, 2> waysOf(const Function &F,
                                     const clang::Expr *Made);

/// Whether \p Call is a call of a member function of a standard container that
/// adds an element: `tasks.push_back(send(text))`.
bool insertsElement(const clang::Expr *Call);

/// Whether \p F comes to its end after \p At without waiting for anything that
/// may run the task.
bool isLast(const Function &F, const clang::Stmt *At);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_TASKWAY_H
