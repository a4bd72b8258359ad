//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CACHE_CACHEFOLDER_H
#define ASYNC_TIDY_DRIVER_CACHE_CACHEFOLDER_H

#include "llvm/ADT/STLFunctionalExtras.h"
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
  /// What writeSealed() wrote, or nothing when there is no such file; an error
  /// when it is damaged, or another version wrote it.
  llvm::Expected<std::optional<std::string>>
  readSealed(llvm::StringRef Name) const;

  /// Makes the folder when it is missing. An error names the file.
  llvm::Error write(llvm::StringRef Name,
                    llvm::function_ref<void(llvm::raw_ostream &)> Contents);

  /// write(), with a hash of the contents before them.
  llvm::Error writeSealed(llvm::StringRef Name, llvm::StringRef Contents);
  /// Says that a file is still in use: trim() removes others first.
  void touch(llvm::StringRef Name);

  /// Removes the files of \p Folder that \p IsWanted denies by their names, and
  /// what runs that were killed left there.
  void keepOnly(llvm::StringRef Folder,
                llvm::function_ref<bool(llvm::StringRef)> IsWanted);
  /// Removes the files of \p Folder that were not used for longest, until those
  /// that stay have at most \p MaximalSize bytes.
  void trim(llvm::StringRef Folder, uint64_t MaximalSize);
  /// How many bytes the files of this folder and those below it have.
  uint64_t size() const;

  std::string pathOf(llvm::StringRef Name) const;

private:
  std::error_code make();

  std::string Path;
  std::once_flag Made;
  std::error_code NotMade;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_CACHEFOLDER_H
