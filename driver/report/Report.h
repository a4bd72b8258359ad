//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The formats findings are printed in: one function and one source file each.

#ifndef ASYNC_TIDY_DRIVER_REPORT_REPORT_H
#define ASYNC_TIDY_DRIVER_REPORT_REPORT_H

#include "ExitStatus.h"
#include "analysis/RunResult.h"

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace async_tidy {

/// As clang prints: message, source line with caret and ranges, fix-its.
/// \p Columns is the terminal's width, or 0 for no limit.
void reportText(const RunResult &Result, llvm::raw_ostream &OS, bool Color,
                unsigned Columns);

/// The messages, notes and fix-its of reportText(), one line each.
void reportConcise(const RunResult &Result, llvm::raw_ostream &OS);

/// The schema of docs/json.md. \p Checks are those that ran.
void reportJson(const RunResult &Result, llvm::raw_ostream &OS,
                llvm::ArrayRef<const CheckEntry *> Checks);

/// SARIF 2.1.0. \p Checks are those that ran, with or without findings.
void reportSarif(const RunResult &Result, llvm::raw_ostream &OS,
                 llvm::ArrayRef<const CheckEntry *> Checks, ExitStatus Status);

/// Commands that make GitHub's runner annotate the lines, the surest first.
void reportGitHub(const RunResult &Result, llvm::raw_ostream &OS);

/// The Code Quality report of GitLab.
void reportGitLab(const RunResult &Result, llvm::raw_ostream &OS);

/// One page for a browser, with all it needs in it. \p Checks are those that
/// ran.
void reportHtml(const RunResult &Result, llvm::raw_ostream &OS,
                llvm::ArrayRef<const CheckEntry *> Checks);

/// "2 findings in 1 file (14 units)": the last line for a reader.
std::string summaryOf(const RunResult &Result);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_REPORT_H
