//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_UTF8_H
#define ASYNC_TIDY_DRIVER_REPORT_UTF8_H

#include "llvm/Support/JSON.h"

namespace async_tidy {

/// \p Text, with U+FFFD for the bytes that are no UTF-8, as JSON needs it.
inline std::string utf8(llvm::StringRef Text) {
  return llvm::json::isUTF8(Text) ? Text.str() : llvm::json::fixUTF8(Text);
}

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_UTF8_H
