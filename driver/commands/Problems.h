//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_COMMANDS_PROBLEMS_H
#define ASYNC_TIDY_DRIVER_COMMANDS_PROBLEMS_H

#include "analysis/Problem.h"
#include "llvm/ADT/ArrayRef.h"

namespace async_tidy {

/// Prints problems to standard error: for each the compiler's own words, unless
/// an earlier file had the same, then one line that names the file and says
/// what to do.
void printProblems(llvm::ArrayRef<Problem> Problems);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_COMMANDS_PROBLEMS_H
