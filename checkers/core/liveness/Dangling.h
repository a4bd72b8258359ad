//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which tasks outlive what they borrow, judged where they are made.

#ifndef ASYNC_TIDY_CORE_LIVENESS_DANGLING_H
#define ASYNC_TIDY_CORE_LIVENESS_DANGLING_H

#include "core/liveness/JoinedLate.h"
#include "core/liveness/LateUse.h"
#include "core/liveness/TaskWay.h"
#include "core/model/BorrowedFrom.h"

namespace async_tidy {

/// A task that goes on when an object is gone that it still uses.
struct Dangling {
  enum Kind {
    Argument, ///< Of a call that makes the task.
    Object,   ///< The object that such a call is made on.
    Closure,  ///< The same, of a lambda: its captures go with it.
    Captured, ///< A local that a capture of spawned work leads to, or that the
              ///< work is given otherwise when it is waited for too late.
  } What;
  /// The argument, the object, the capture's lambda or spawn.
  const clang::Expr *Given;
  clang::SourceLocation Loc; ///< Of that, or of the capture.
  /// The call that makes the task; null for Captured.
  const clang::CallExpr *Maker;
  /// Local or Temporary; without a variable for a closure that is let go by a
  /// function which we only know by its role.
  BorrowedFrom From;
  LateUse Use = {}; ///< Of Captured without the place of the use.
  TaskWay Way = {}; ///< How the task gets away.
  /// Of a Local the end of its scope, of a Temporary its full expression's.
  clang::SourceLocation Dies = {};
  /// Of a Closure that is passed on: the call of what lets it go.
  const clang::Expr *LetGoBy = nullptr;
  /// When From is a Local and the work is waited for, but only after that.
  std::optional<JoinedLate> Late = std::nullopt;
  /// Of an Argument: the parameter of Maker that it is for, or for a part of.
  const clang::ParmVarDecl *Parameter = nullptr;
};

/// What of the tasks that \p F makes dangles, in source order. Left out is what
/// another question answers: whyTooLate() (a local that a returned task
/// borrows), and what is handed to another thread that nobody waits for.
const std::vector<Dangling> &danglingIn(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_DANGLING_H
