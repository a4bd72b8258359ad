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

/// The text of the files that findings are in, as they are on disk.
class SourceLines {
public:
  /// The column, from 1, in Unicode code points, of the place \p Column bytes
  /// into the line that holds byte \p Offset of \p File.
  unsigned codePointColumn(llvm::StringRef File, unsigned Offset,
                           unsigned Column);

  /// Line \p Number, from 1, without its end; nothing when \p File has no such
  /// line or cannot be read. Valid as long as this object.
  std::optional<llvm::StringRef> line(llvm::StringRef File, unsigned Number);

private:
  struct Source {
    std::unique_ptr<llvm::MemoryBuffer> Buffer; ///< Null: cannot be read.
    std::vector<size_t> Begins; ///< Of its lines; empty until one is asked for.
  };
  Source &sourceOf(llvm::StringRef File);

  llvm::StringMap<Source> Files;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_SOURCELINES_H
