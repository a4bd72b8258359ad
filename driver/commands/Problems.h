//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_COMMANDS_PROBLEMS_H
#define ASYNC_TIDY_DRIVER_COMMANDS_PROBLEMS_H

#include "analysis/Problem.h"

namespace async_tidy {

/// Prints a problem to standard error: the compiler's own words, then one line
/// that names the file and says what to do.
void printProblem(const Problem &P);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_COMMANDS_PROBLEMS_H
