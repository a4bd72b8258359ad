//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_SOURCECACHE_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_SOURCECACHE_H

#include "core/base/Compat.h"
#include ASYNC_TIDY_SCANNING_FILESYSTEM
#include "llvm/Support/VirtualFileSystem.h"

namespace async_tidy {

/// The source files of a run, each looked up and read once, however many units
/// include it, and the same for all of them though somebody may be editing.
/// Safe to use from several threads.
class SourceCache {
public:
  /// A view with its own current folder \p Directory, for one thread. The cache
  /// must outlive it.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
  filesFrom(llvm::StringRef Directory);

private:
  dependencies::DependencyScanningFilesystemSharedCache Shared;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_SOURCECACHE_H
