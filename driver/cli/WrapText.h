//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_WRAPTEXT_H
#define ASYNC_TIDY_DRIVER_CLI_WRAPTEXT_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy {

/// \p Text broken at spaces so that no line passes \p Columns, for a place
/// \p Indent columns from the left: later lines begin with that many spaces.
/// Escape sequences for colours take no room.
std::string wrapped(llvm::StringRef Text, unsigned Indent, unsigned Columns);

/// The columns that \p Text takes; escape sequences for colours take none.
unsigned visibleWidth(llvm::StringRef Text);

/// The columns of the terminal on standard output, or 80; at most 100, since
/// longer lines of prose are hard to read.
unsigned proseColumns();

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_WRAPTEXT_H
