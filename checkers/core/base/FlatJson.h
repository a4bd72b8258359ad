//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_CORE_BASE_FLATJSON_H
#define ASYNC_TIDY_CORE_BASE_FLATJSON_H

#include "llvm/Support/JSON.h"

namespace async_tidy {

/// Text as JSON. The parser calls itself for each level and our documents have
/// few, so one that has many is refused before it takes the stack.
llvm::Expected<llvm::json::Value> parseFlatJson(llvm::StringRef Text);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_BASE_FLATJSON_H
