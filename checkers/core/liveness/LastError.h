//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// errno and its like, read when a suspension has come between: the thread, and
/// what else runs on it, go on to set it.

#ifndef ASYNC_TIDY_CORE_LIVENESS_LASTERROR_H
#define ASYNC_TIDY_CORE_LIVENESS_LASTERROR_H

#include "core/model/Function.h"

namespace async_tidy {

struct LateError {
  const clang::CallExpr *Failed; ///< Left the error that is meant.
  const clang::CallExpr *Read;   ///< What `errno` expands to.
  const clang::CoroutineSuspendExpr *Await;
};

/// The reads of \p F to which every path comes from a suspension, with no call
/// in between that may have set it anew, and whose condition asks for the
/// outcome of a C function that was called before the suspension.
std::vector<LateError> lateErrorsIn(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_LASTERROR_H
