//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which loops of a coroutine may turn for ever without suspending it?

#ifndef ASYNC_TIDY_CORE_EFFECTS_YIELDING_H
#define ASYNC_TIDY_CORE_EFFECTS_YIELDING_H

#include "core/model/Function.h"

namespace async_tidy {

/// A branch that keeps a loop turning without a suspension.
struct Stay {
  enum Kind {
    Settled, ///< Only others change the answer; the other way leaves the loop.
    Failed,  ///< The attempt got nothing; the other way leaves the loop.
    Skipped, ///< The other way leads to a suspension.
  };
  Kind Why;
  const clang::Expr *Condition;
  bool Taken; ///< The value of Condition that stays.
};

/// A loop that may turn without a bound and without a suspension, by these
/// branches, in the order of one turn.
struct EndlessLoop {
  const clang::Stmt *Loop;
  llvm::SmallVector<Stay, 2> By;
};

/// The loops of the coroutine \p F that may keep its executor to themselves: on
/// some way round there is no `co_await`, and everything that leads off this
/// way is for others to change, or is an attempt that failed. A loop that
/// counts, reads data to its end or waits by blocking is none.
std::vector<EndlessLoop> loopsWithoutYield(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_EFFECTS_YIELDING_H
