//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Problem.h"
#include "analysis/DisplayPath.h"

namespace async_tidy {

std::string Problem::text() const {
  if (Line == 0)
    return Message;
  return displayPath(File) + ":" + std::to_string(Line) + ":" +
         std::to_string(Column) + ": " + Message;
}

} // namespace async_tidy
