//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_SOURCELINES_H
#define ASYNC_TIDY_DRIVER_REPORT_SOURCELINES_H

#include "analysis/PlainFinding.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/MemoryBuffer.h"

namespace async_tidy {

/// The text of the files that findings are in, for formats whose columns do
/// not count bytes.
class SourceLines {
public:
  /// The column, from 1, in Unicode code points, of the place \p Column bytes
  /// into the line that holds byte \p Offset of \p File.
  unsigned codePointColumn(llvm::StringRef File, unsigned Offset,
                           unsigned Column);

private:
  llvm::StringMap<std::unique_ptr<llvm::MemoryBuffer>> Files;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_SOURCELINES_H
