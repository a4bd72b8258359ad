//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What refers to the result of an await and outlives what has that result.

#ifndef ASYNC_TIDY_CORE_LIVENESS_AWAITEDBORROW_H
#define ASYNC_TIDY_CORE_LIVENESS_AWAITEDBORROW_H

#include "core/liveness/ResultStorage.h"

namespace async_tidy {

/// `auto &&r = co_await make();`, and r is used.
struct AwaitedBorrow {
  const clang::CoawaitExpr *Await;
  DyingResult Result;
  /// What refers to it; null for the range of a `for` and for a `co_return`.
  const clang::VarDecl *Var = nullptr;
  /// The call that makes the view, pointer or reference; null when the result
  /// itself is bound.
  const clang::Expr *Through = nullptr;
  /// Where it is used when it dangles: an expression, the loop, the co_return.
  const clang::Stmt *Used = nullptr;
};

/// Each is certain: the result is gone at the end of the full-expression.
std::vector<AwaitedBorrow> danglingAwaitResults(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_AWAITEDBORROW_H
