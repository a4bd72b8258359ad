//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_SCHEDULER_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_SCHEDULER_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstddef>

namespace async_tidy {

/// Calls \p Work with 0, 1, ... \p Count - 1, each once, from \p Threads
/// threads with stacks deep enough for the parser, and waits for all of them.
/// 0 threads: one per core.
void runParallel(size_t Count, unsigned Threads,
                 llvm::function_ref<void(size_t Index)> Work);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_SCHEDULER_H
