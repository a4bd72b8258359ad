//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Tasks with nothing in them where somebody counts on one.

#ifndef ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H
#define ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H

#include "core/model/Function.h"

namespace async_tidy {

/// A local that is empty on every path where it is awaited or returned.
struct EmptyTask {
  const clang::VarDecl *Var;
  const clang::DeclRefExpr *Used;
  /// Where its task was moved away; null when it was declared empty.
  const clang::DeclRefExpr *MovedAt;
};
std::vector<EmptyTask> emptyTasks(const Function &F);

/// `return {};`, `return task<>();`: the operands of returns of \p F, which
/// gives a task, that make an empty one.
std::vector<const clang::Expr *> emptyReturns(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H
