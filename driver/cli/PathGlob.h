//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_PATHGLOB_H
#define ASYNC_TIDY_DRIVER_CLI_PATHGLOB_H

#include "cli/Settings.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/Regex.h"
#include <memory>

namespace async_tidy {

/// A line much as in a .gitignore: `*` and `?` stay within a folder, `**` does
/// not; without a slash (other than the last) it holds at any depth, outside
/// the folder too; what fits a folder fits all below it; and `!` takes back
/// what an earlier one covers. Unlike there, a `/` at the front is that of the
/// disk.
class PathGlob {
public:
  /// \p Folder is what the glob is relative to. An error when it is empty or
  /// malformed.
  static llvm::Expected<PathGlob> of(llvm::StringRef Glob,
                                     llvm::StringRef Folder);

  /// Whether \p Path, which is absolute and without "." and "..", fits.
  bool fits(llvm::StringRef Path) const;

  bool takesBack() const { return TakesBack; }

private:
  std::string Folder;
  std::shared_ptr<const llvm::Regex> Pattern;
  bool TakesBack = false;
  bool AnyDepth = false;
};

/// The files that a run leaves out.
class Exclusion {
public:
  /// \p Excluded have been checked.
  explicit Exclusion(llvm::ArrayRef<ExcludedPaths> Excluded);

  /// Whether \p File is left out; symbolic links count as what they lead to,
  /// too.
  bool covers(llvm::StringRef File) const;

private:
  std::vector<PathGlob> Globs;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_PATHGLOB_H
