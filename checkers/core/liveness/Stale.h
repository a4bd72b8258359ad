//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Borrows of shared state that a coroutine takes before it is suspended, and
/// uses after it, although others may have ended them in between.

#ifndef ASYNC_TIDY_CORE_LIVENESS_STALE_H
#define ASYNC_TIDY_CORE_LIVENESS_STALE_H

#include "core/liveness/Changes.h"

namespace async_tidy {

struct Stale {
  /// The reference, pointer, iterator or view; null for the object of a call
  /// whose arguments await: `cache_[key].add(co_await load())`.
  const clang::ValueDecl *Borrow;
  BorrowKind Kind;
  /// Where it was made.
  const clang::Expr *Made;
  /// The loop, when what goes stale is what it walks by.
  const clang::Stmt *Loop;
  /// The last suspension before the use.
  const clang::CoroutineSuspendExpr *Suspension;
  clang::SourceLocation UsedAt;
  /// Why it may have ended.
  Ended Why;
};

/// What goes stale in the coroutine \p F, in source order, one for each owner
/// and cause. Not what is made again, or looked up again, after the suspension;
/// nor what a lock that is held from the borrow on keeps as it is.
std::vector<Stale> staleIn(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_STALE_H
