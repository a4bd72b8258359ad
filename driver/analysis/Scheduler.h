//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_SCHEDULER_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_SCHEDULER_H

#include <cstddef>
#include <functional>

namespace async_tidy {

/// Calls \p Work with 0, 1, ... \p Count - 1, each once and about in this
/// order, from \p Threads threads with stacks deep enough for the parser, and
/// waits for all of them. 0 threads: one per core.
///
/// False when the run was interrupted (see Interruption.h): then some calls
/// were never made, others may still be under way and go on while this returns,
/// and what \p Work refers to must live until the process ends.
bool runParallel(size_t Count, unsigned Threads,
                 std::function<void(size_t Index)> Work);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_SCHEDULER_H
