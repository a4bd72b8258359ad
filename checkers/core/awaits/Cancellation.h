//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which handler takes a cancellation for an ordinary failure?

#ifndef ASYNC_TIDY_CORE_AWAITS_CANCELLATION_H
#define ASYNC_TIDY_CORE_AWAITS_CANCELLATION_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// How a handler lets a cancelled coroutine go on.
struct SwallowedCancellation {
  const clang::CXXRecordDecl *Exception; ///< What stands for the cancellation.
  const clang::Expr *Await;              ///< What throws it.
};

/// Nothing when \p Handler does not get the cancellation of an await of \p F,
/// passes it on, ends the coroutine or the loop it is in, keeps the exception
/// or a note of it for later, or when nothing comes after it.
///
/// `catch (...)` is judged by what it does; a handler that names the
/// cancellation or a base of it only when it is empty.
std::optional<SwallowedCancellation>
whySwallowed(const Function &F, const clang::CXXCatchStmt *Handler);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_CANCELLATION_H
