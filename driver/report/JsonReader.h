//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_JSONREADER_H
#define ASYNC_TIDY_DRIVER_REPORT_JSONREADER_H

#include "analysis/RunResult.h"
#include "llvm/Support/Error.h"

namespace async_tidy {

/// Raised when a reader of the old schema could misread the new one. Adding a
/// member does not raise it. docs/json.md describes the schema.
constexpr int JsonSchemaVersion = 1;

/// What reportJson() was given.
struct ReadReport {
  RunResult Result;
  std::vector<std::string> Checks; ///< Full names.
};

/// Reads a report of --format=json. Its relative paths are taken to be relative
/// to the current folder; when it was made in a folder below that, to that
/// folder. An error names \p File, which \p Text is from.
llvm::Expected<ReadReport> readJsonReport(llvm::StringRef Text,
                                          llvm::StringRef File);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_JSONREADER_H
