//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Variables that have no task to give, or none any more, where somebody counts
/// on one.

#ifndef ASYNC_TIDY_CORE_AWAITS_SPENTTASKS_H
#define ASYNC_TIDY_CORE_AWAITS_SPENTTASKS_H

#include "core/awaits/SingleAwait.h"

namespace async_tidy {

/// A local or parameter that is awaited or returned, and whenever \c By has
/// been evaluated, or on every path to here, has nothing to await.
struct SpentTask {
  const clang::VarDecl *Var;
  const clang::DeclRefExpr *Used;
  bool Awaited; ///< Otherwise it is returned.
  enum Reason {
    Declared,  ///< `task<> t;`
    Emptied,   ///< `t = {};`
    MovedAway, ///< `use(std::move(t));`
    Consumed,  ///< `co_await std::move(t);`
  } Why;
  /// What left it so; null for Declared.
  const clang::Expr *By;
  /// Of Consumed: what the first await did.
  std::optional<Spending> How;
  /// The loop whose next turn awaits it again, when \c By is \c Used.
  const clang::Stmt *Loop = nullptr;
};
std::vector<SpentTask> spentTasks(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_SPENTTASKS_H
