//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Whether a task can be awaited only once, read from what its await does.

#ifndef ASYNC_TIDY_CORE_AWAITS_SINGLEAWAIT_H
#define ASYNC_TIDY_CORE_AWAITS_SINGLEAWAIT_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// What an await does to the task, so that a second one cannot work.
enum class Spending {
  Taken,     ///< Its `co_await` takes the coroutine out of it.
  Ended,     ///< Awaiting resumes the coroutine without asking `done()`.
  Destroyed, ///< `await_resume` destroys the coroutine.
  MovedOut,  ///< `await_resume` moves the result out.
};

/// What \p Await does to the variable that it names; nothing when it can be
/// awaited again, or when that cannot be seen. \p Moved: as an rvalue.
std::optional<Spending> whatIsSpent(const clang::CoawaitExpr *Await,
                                    bool Moved);

/// A class without a move constructor copies, and a trivial one copies too:
/// the old object keeps its task.
bool movingEmpties(clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_SINGLEAWAIT_H
