//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What is given to a function that awaits its arguments side by side.

#ifndef ASYNC_TIDY_CORE_AWAITS_COMBINATION_H
#define ASYNC_TIDY_CORE_AWAITS_COMBINATION_H

#include "core/model/Function.h"
#include "core/model/Roles.h"
#include <optional>

namespace async_tidy {

/// Awaits in different arguments of one call, which end one after the other
/// before the call begins.
using SequentialAwaits = llvm::SmallVector<const clang::CoawaitExpr *, 2>;

/// The first await of each argument of \p Call that awaits something for a
/// value; empty unless at least two do.
SequentialAwaits awaitsBefore(const Function &F, const clang::Expr *Call);

/// The only task that \p Call combines, or null: it is given several, a range
/// of them, or a pack that happens to have one, or it answers with more than
/// the task's result (an outcome to be looked into).
const clang::Expr *onlyTask(const Function &F, const clang::Expr *Call);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_COMBINATION_H
