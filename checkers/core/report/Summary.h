//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a unit tells the others about its functions.

#ifndef ASYNC_TIDY_CORE_REPORT_SUMMARY_H
#define ASYNC_TIDY_CORE_REPORT_SUMMARY_H

#include "core/model/ProjectIndex.h"

namespace async_tidy {

class TranslationUnit;

/// The functions that \p TU defines and others can call, and those of its own
/// that they reach, as far as they may have an effect; and how it runs the
/// coroutines of other units. \p UnitFile tells its internal functions from
/// those of others.
UnitSummary summaryOf(TranslationUnit &TU, llvm::StringRef UnitFile);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_SUMMARY_H
