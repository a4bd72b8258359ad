//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What units tell each other, in files that a build engine or a CI job passes
/// on.

#ifndef ASYNC_TIDY_DRIVER_PHASES_SUMMARYFILE_H
#define ASYNC_TIDY_DRIVER_PHASES_SUMMARYFILE_H

#include "core/model/ProjectIndex.h"

namespace async_tidy {

/// What one unit tells the others.
struct NamedSummary {
  std::string File; ///< The unit's main file, absolute.
  UnitSummary Summary;
};

/// Writes one file. The same summaries give the same bytes, on every machine
/// where they have the same paths from the current folder.
void writeSummaries(std::vector<NamedSummary> Units, llvm::raw_ostream &OS);

/// Reads one file, \p Text of which \p Name is the name.
llvm::Expected<std::vector<NamedSummary>> readSummaries(llvm::StringRef Text,
                                                        llvm::StringRef Name);

/// What the units know together whose summaries are in these files, and in the
/// files of these folders and those below. An error names the file.
llvm::Expected<ProjectIndex> indexOf(llvm::ArrayRef<std::string> Paths);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_PHASES_SUMMARYFILE_H
