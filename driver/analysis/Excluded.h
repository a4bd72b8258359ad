//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Leaves out what `exclude` covers.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_EXCLUDED_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_EXCLUDED_H

#include "analysis/CompileCommands.h"
#include "analysis/RunResult.h"

namespace async_tidy {

/// Takes units and missing files away, as if no one had listed them. Answers
/// with a remark for each file that the command line named.
std::vector<Problem> leaveOut(UnitList &List, const Settings &S);

/// Takes the findings away that are in such a file.
void leaveOut(RunResult &Result, const Settings &S);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_EXCLUDED_H
