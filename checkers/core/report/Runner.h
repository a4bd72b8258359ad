//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Runs checks over a unit and merges what they say about the instantiations
/// of one written function.

#ifndef ASYNC_TIDY_CORE_REPORT_RUNNER_H
#define ASYNC_TIDY_CORE_REPORT_RUNNER_H

#include "core/base/Check.h"
#include "core/report/Finding.h"

namespace async_tidy {

class TranslationUnit;

/// What \p C finds in \p TU, in source order, at most one finding per location.
///
/// A template's body is written once and means something else in each
/// instantiation: a finding stands only if every instantiation that contains
/// the code at its location agrees.
///
/// Locations are file locations (the expansion for code from a macro), and
/// edits in what a macro expands to are dropped.
std::vector<Finding> findingsOf(TranslationUnit &TU, Check &C,
                                const CheckInfo &Info);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_REPORT_RUNNER_H
