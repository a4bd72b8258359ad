//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_RUN_RUNSTATISTICS_H
#define ASYNC_TIDY_DRIVER_RUN_RUNSTATISTICS_H

#include "run/ProjectRun.h"

namespace async_tidy {

/// For --cache-stats: one line.
void printCacheStats(const ProjectRun &Run, llvm::raw_ostream &OS);

/// For --profile: a table, the longest first; the checks after the phases.
void printProfile(const TimeTable &Times, llvm::raw_ostream &OS);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_RUN_RUNSTATISTICS_H
