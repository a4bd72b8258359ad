//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a unit tells the others about the coroutines that they define and it
/// runs: which it spawns on several threads, and which its own await.

#ifndef ASYNC_TIDY_CORE_REPORT_RUNSUMMARY_H
#define ASYNC_TIDY_CORE_REPORT_RUNSUMMARY_H

#include "core/model/ProjectIndex.h"

namespace async_tidy {

class TranslationUnit;

/// The steps in \p TU of all ways to coroutines whose bodies it does not have.
/// \p UnitFile tells its internal coroutines from those of other units.
std::vector<SummaryRun> runsIn(TranslationUnit &TU, llvm::StringRef UnitFile);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_RUNSUMMARY_H
