//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_GATE_UNIFIEDDIFF_H
#define ASYNC_TIDY_DRIVER_GATE_UNIFIEDDIFF_H

#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace async_tidy {

/// Lines of a file, from 1, the last one included.
struct LineRange {
  unsigned First;
  unsigned Last;

  bool operator==(const LineRange &) const = default;
};

/// What a diff says of one file that is there after it.
struct FileChange {
  std::string Path; ///< As the diff names it, with "b/" if it says so.
  /// The lines that were added or changed, in ascending order.
  std::vector<LineRange> Lines;
  /// The diff shows no lines, because git takes the file for a binary one.
  bool Whole = false;
};

/// Reads a unified diff, as git and diff -u write it: with or without context,
/// with text between the files, quoted names, deleted and renamed files and
/// CRLF line ends. An error says which line of \p Source is none of a diff's.
llvm::Expected<std::vector<FileChange>> readUnifiedDiff(llvm::StringRef Text,
                                                        llvm::StringRef Source);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_UNIFIEDDIFF_H
