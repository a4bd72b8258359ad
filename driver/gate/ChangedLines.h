//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_GATE_CHANGEDLINES_H
#define ASYNC_TIDY_DRIVER_GATE_CHANGEDLINES_H

#include "analysis/PlainFinding.h"
#include "gate/UnifiedDiff.h"
#include "llvm/ADT/StringMap.h"

namespace async_tidy {

/// The lines that --diff is about.
class ChangedLines {
public:
  /// Those that differ in the working tree from what --diff names: a revision
  /// of the git repository around the current folder, "REV..." for where the
  /// current branch left REV, or "-" for the unified diff on standard input.
  /// The whole of a file that git does not know yet counts.
  static llvm::Expected<ChangedLines> since(llvm::StringRef What);

  /// True when the place or the range of \p F touches a changed line.
  bool touch(const PlainFinding &F);

private:
  llvm::Error addFrom(llvm::StringRef Revision);
  llvm::Error addFromInput();
  void add(llvm::StringRef File, FileChange Change);
  const FileChange *changeOf(llvm::StringRef File);

  llvm::StringMap<FileChange> Files; ///< By real path.
  llvm::StringMap<std::string> RealPaths;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_CHANGEDLINES_H
