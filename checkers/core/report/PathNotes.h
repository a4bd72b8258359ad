//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Notes that show the path on which something is lost, or goes on for ever.

#ifndef ASYNC_TIDY_CORE_REPORT_PATHNOTES_H
#define ASYNC_TIDY_CORE_REPORT_PATHNOTES_H

#include "core/awaits/ValueFlow.h"
#include "core/effects/Yielding.h"
#include "core/report/Finding.h"

namespace async_tidy {

/// Appends "not awaited when '!ok'" and "'t' goes out of scope here" to
/// \p Out. \p Verb is "awaited", "joined", ...
void addPath(const Function &F, const Loss &How, llvm::StringRef Verb,
             llvm::StringRef Name, Finding &Out);

/// Appends "goes on when '!stop', which nothing in the loop changes" and "does
/// not suspend when '!item'" for the branches of one turn.
void addTurn(const Function &F, const EndlessLoop &Loop, Finding &Out);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_PATHNOTES_H
