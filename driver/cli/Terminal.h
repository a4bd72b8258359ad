//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_TERMINAL_H
#define ASYNC_TIDY_DRIVER_CLI_TERMINAL_H

namespace async_tidy {

enum class StandardStream { Output, Error };

/// How wide the terminal is that \p Stream goes to, which the variable COLUMNS
/// overrides; 0 when there is no terminal, or it does not say.
unsigned terminalColumns(StandardStream Stream);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_TERMINAL_H
