//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CACHE_CACHEFOLDER_H
#define ASYNC_TIDY_DRIVER_CACHE_CACHEFOLDER_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <mutex>
#include <string>

namespace async_tidy {

/// A folder whose files can be made again. Files are replaced as a whole, so
/// several runs may use it at once; all functions are safe to call from several
/// threads.
class CacheFolder {
public:
  explicit CacheFolder(std::string Path) : Path(std::move(Path)) {}

  /// The content of a file of this folder, or nothing.
  std::optional<std::string> read(llvm::StringRef Name) const;

  /// Makes the folder when it is missing. An error names the file.
  llvm::Error write(llvm::StringRef Name,
                    llvm::function_ref<void(llvm::raw_ostream &)> Contents);

  /// Removes the files of \p Folder that are not in \p Names.
  void keepOnly(llvm::StringRef Folder, const llvm::StringSet<> &Names);

  std::string pathOf(llvm::StringRef Name) const;

private:
  std::error_code make();

  std::string Path;
  std::once_flag Made;
  std::error_code NotMade;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_CACHEFOLDER_H
