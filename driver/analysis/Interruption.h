//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Ctrl-C. The first asks a run to stop and to print what it has; the second
/// ends the process at once.

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_INTERRUPTION_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_INTERRUPTION_H

namespace async_tidy {

/// From now on SIGINT, SIGTERM and SIGHUP set interrupted(), once.
void catchInterrupts();

bool interrupted();

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_INTERRUPTION_H
