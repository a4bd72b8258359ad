//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_COMMANDS_CONCLUSION_H
#define ASYNC_TIDY_DRIVER_COMMANDS_CONCLUSION_H

#include "ExitStatus.h"
#include "analysis/RunResult.h"
#include "cli/Settings.h"
#include "llvm/Support/Error.h"

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace async_tidy {

/// What the checks of a run are; an error when the user's words for them are
/// wrong.
llvm::Expected<AnalysisPlan> planOf(const Settings &S);

/// What to answer to the shell.
ExitStatus statusOf(const RunResult &Result, const Settings &S);

/// Prints the findings in the format that \p S asks for.
void report(const RunResult &Result, llvm::raw_ostream &OS, const Settings &S,
            const AnalysisPlan &Plan, ExitStatus Status);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_COMMANDS_CONCLUSION_H
