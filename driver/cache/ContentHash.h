//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CACHE_CONTENTHASH_H
#define ASYNC_TIDY_DRIVER_CACHE_CONTENTHASH_H

#include "llvm/ADT/StringMap.h"
#include <memory>
#include <mutex>
#include <string>

namespace async_tidy {

/// 128 bits as text: two contents with the same hash are the same content.
std::string contentHash(llvm::StringRef Bytes);

/// The contents of files as they are while this object lives: each is read
/// once, however many units include it. Safe to use from several threads.
class FileHashes {
public:
  /// Empty when the file cannot be read.
  const std::string &of(llvm::StringRef Path);

private:
  struct Entry {
    std::once_flag Read;
    std::string Hash;
  };
  std::mutex Lock;
  llvm::StringMap<std::unique_ptr<Entry>> Entries;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CACHE_CONTENTHASH_H
