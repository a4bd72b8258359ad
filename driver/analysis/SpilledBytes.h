//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_SPILLEDBYTES_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_SPILLEDBYTES_H

#include "llvm/Support/MemoryBuffer.h"
#include <memory>
#include <mutex>
#include <string>

namespace async_tidy {

/// Many bytes that are read now and then: kept in a temporary file that has no
/// name, so that nothing stays behind, and mapped only while somebody reads
/// them. In memory when no such file can be written. Safe to use from several
/// threads.
class SpilledBytes {
public:
  explicit SpilledBytes(llvm::StringRef Bytes);
  ~SpilledBytes();
  SpilledBytes(const SpilledBytes &) = delete;
  SpilledBytes &operator=(const SpilledBytes &) = delete;

  size_t size() const { return Size; }

  /// The bytes, under the name \p Name. Null when they cannot be mapped. Who
  /// reads at the same time shares them.
  std::unique_ptr<llvm::MemoryBuffer> read(llvm::StringRef Name) const;

private:
  size_t Size;
  int File; ///< Or -1.
  mutable std::mutex Lock;
  std::shared_ptr<llvm::MemoryBuffer> InMemory; ///< Without a file.
  mutable std::weak_ptr<llvm::MemoryBuffer> Mapped;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_SPILLEDBYTES_H
