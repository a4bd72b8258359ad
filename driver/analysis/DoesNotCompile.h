//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_DOESNOTCOMPILE_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_DOESNOTCOMPILE_H

#include "analysis/CompileCommands.h"

namespace async_tidy {

/// The problem of a unit that does not compile. \p Errors are the parser's
/// first, each "path:line:column: message"; they decide what to advise.
Problem doesNotCompile(const Unit &U, std::vector<std::string> Errors);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_DOESNOTCOMPILE_H
