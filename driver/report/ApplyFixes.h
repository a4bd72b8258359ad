//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_APPLYFIXES_H
#define ASYNC_TIDY_DRIVER_REPORT_APPLYFIXES_H

#include "analysis/PlainFinding.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace async_tidy {

struct FixCount {
  size_t Applied = 0;
  /// Left alone because their edits would overlap those of another finding.
  size_t Overlapping = 0;
};

/// Applies the fixes of \p Findings (never those of their notes) to the files.
/// The edits of one finding are made together or not at all, and a file is
/// replaced as a whole. An error names the first file that cannot be written.
llvm::Expected<FixCount> applyFixes(llvm::ArrayRef<PlainFinding> Findings);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_APPLYFIXES_H
