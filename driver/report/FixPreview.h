//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_FIXPREVIEW_H
#define ASYNC_TIDY_DRIVER_REPORT_FIXPREVIEW_H

#include "report/SourceLines.h"
#include "llvm/ADT/ArrayRef.h"

namespace async_tidy {

/// Some lines of a file before and after a fix.
struct FixHunk {
  std::string File;  ///< As in the edits.
  unsigned Line = 0; ///< Of the first line of Before, from 1.
  std::vector<std::string> Before, After;
};

/// What \p Edits, made together, change: whole lines, in order of file and
/// line, without those that stay the same. An edit of a file that cannot be
/// read stands as its text alone.
std::vector<FixHunk> previewOf(llvm::ArrayRef<Edit> Edits, SourceLines &Lines);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_FIXPREVIEW_H
