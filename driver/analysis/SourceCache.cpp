//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/SourceCache.h"

using namespace llvm;

namespace async_tidy {

IntrusiveRefCntPtr<vfs::FileSystem>
SourceCache::filesFrom(StringRef Directory) {
  IntrusiveRefCntPtr<vfs::FileSystem> Files(
      new dependencies::DependencyScanningWorkerFilesystem(
          Shared, IntrusiveRefCntPtr<vfs::FileSystem>(
                      vfs::createPhysicalFileSystem().release())));
  // A folder that is gone shows as files that are not found.
  (void)Files->setCurrentWorkingDirectory(Directory);
  return Files;
}

} // namespace async_tidy
