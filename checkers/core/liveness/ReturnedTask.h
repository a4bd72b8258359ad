//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Is what a returned task needs gone before the task runs?

#ifndef ASYNC_TIDY_CORE_LIVENESS_RETURNEDTASK_H
#define ASYNC_TIDY_CORE_LIVENESS_RETURNEDTASK_H

#include "core/model/Deferral.h"
#include "core/model/Handover.h"

namespace async_tidy {

/// Why the task that \p Call makes runs too late once \p Return has left the
/// function. Exactly one of Lost, Guard and Try is set.
struct TooLate {
  const clang::CallExpr *Call;
  const clang::ReturnStmt *Return;
  Deferred Work;
  /// A local that the task borrows.
  std::optional<Given> Lost;
  /// A lock that guards nothing but the making of the task.
  const clang::VarDecl *Guard = nullptr;
  /// A `try` in which nothing else may throw.
  const clang::CXXTryStmt *Try = nullptr;
};

/// Nothing when \p F is a coroutine, does not return the task of \p Call, or
/// the task is as good outside as inside.
std::optional<TooLate> whyTooLate(const Function &F,
                                  const clang::CallExpr *Call);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_RETURNEDTASK_H
