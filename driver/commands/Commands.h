//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What async-tidy can be asked to do: one function and one source file each.
/// A function prints its own errors.

#ifndef ASYNC_TIDY_DRIVER_COMMANDS_COMMANDS_H
#define ASYNC_TIDY_DRIVER_COMMANDS_COMMANDS_H

#include "ExitStatus.h"
#include "cli/Settings.h"
#include "llvm/Support/Error.h"

namespace async_tidy {

/// Analyses files and reports what it finds.
ExitStatus analyse(const Settings &S, const char *ProgramName);

/// Prints what the core believes about one file.
ExitStatus printFacts(const Settings &S, const char *ProgramName);

/// Brings what is known of a project's units up to date, and its index.
ExitStatus updateIndex(const Settings &S, const char *ProgramName);

/// Writes what the functions of some units do, for a run over others.
ExitStatus summarize(const Settings &S, const char *ProgramName);

/// Reads the JSON reports of several runs and prints them as one.
ExitStatus mergeReports(const Settings &S);

/// Prints a check's documentation page.
ExitStatus explain(const Settings &S);

/// Prints the selected checks, or all.
ExitStatus listChecks(const Settings &S);

/// Prints every setting, its value and where that was written.
ExitStatus printConfig(const Settings &S);

/// Prints the script that makes a shell complete our command line.
ExitStatus printCompletions(const Settings &S);

/// Prints the manual page.
ExitStatus printManual();

/// Writes the files of a new check.
ExitStatus newCheck(const Settings &S);

/// Prints "error: ..." and answers ExitStatus::Usage.
ExitStatus usageError(llvm::Error E);

/// Whether standard output takes colours.
bool wantsColor(const Settings &S);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_COMMANDS_COMMANDS_H
