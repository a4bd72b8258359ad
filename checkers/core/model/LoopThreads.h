//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which event loops are run by several threads. A loop has the threads that
/// call its `run`, so what starts those threads says how many it has.

#ifndef ASYNC_TIDY_CORE_MODEL_LOOPTHREADS_H
#define ASYNC_TIDY_CORE_MODEL_LOOPTHREADS_H

#include "core/model/TranslationUnit.h"
#include "clang/Basic/SourceLocation.h"

namespace clang {
class ValueDecl;
} // namespace clang

namespace async_tidy {

/// Several threads run a loop at the same time.
struct RunBySeveral {
  clang::SourceLocation Loc; ///< Where the (second) thread is started.
  bool StartedInLoop; ///< One statement, which is repeated, starts them all.
};

/// Nothing unless one function of this unit visibly starts several threads
/// that run \p Loop, or one and runs it then itself.
std::optional<RunBySeveral> whoRuns(TranslationUnit &TU,
                                    const clang::ValueDecl *Loop);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_LOOPTHREADS_H
