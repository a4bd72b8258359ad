//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Edits that put an await in the place of a call.

#ifndef ASYNC_TIDY_CORE_REPORT_AWAITINSTEAD_H
#define ASYNC_TIDY_CORE_REPORT_AWAITINSTEAD_H

#include "core/model/Function.h"
#include "core/models/Models.h"
#include <optional>

namespace async_tidy {

/// Where the language allows an await in a coroutine: not in a handler and not
/// in the initialiser of a static variable ([expr.await]/2).
bool mayAwaitAt(const Function &F, const clang::Expr *E);

/// Replaces the callee of \p Call by `co_await With` where the arguments stay
/// the same.
std::optional<clang::FixItHint> awaitInstead(const Function &F,
                                             const clang::Expr *Call,
                                             const Replacement &With);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_AWAITINSTEAD_H
