//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Edits that end a lock before a suspension.

#ifndef ASYNC_TIDY_CORE_REPORT_UNLOCKEDITS_H
#define ASYNC_TIDY_CORE_REPORT_UNLOCKEDITS_H

#include "core/liveness/LockedAcross.h"
#include "clang/Basic/Diagnostic.h"

namespace async_tidy {

/// Unlocks the guard for the statement with the await, or ends its scope before
/// it. The code compiles, and nothing of it is held across the suspension any
/// more; whether others may come in between is for the reader to judge. Nothing
/// where that takes more than a few words.
llvm::SmallVector<clang::FixItHint, 1> unlockBefore(const Function &F,
                                                    const LockedAcross &Lock);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_UNLOCKEDITS_H
