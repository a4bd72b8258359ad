//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_COMMANDS_PARSERHEADERS_H
#define ASYNC_TIDY_DRIVER_COMMANDS_PARSERHEADERS_H

#include "llvm/Support/Error.h"
#include <string>

namespace async_tidy {

/// resourceDir(), checked: a folder without clang's headers would make every
/// unit fail with an error about stddef.h, so it is an error of its own.
llvm::Expected<std::string> parserHeaders(const char *ProgramName);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_COMMANDS_PARSERHEADERS_H
