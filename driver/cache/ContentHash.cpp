//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/ContentHash.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/xxhash.h"

using namespace llvm;

namespace async_tidy {

std::string contentHash(StringRef Bytes) {
  XXH128_hash_t Hash = xxh3_128bits(arrayRefFromStringRef(Bytes));
  auto Hex = [](uint64_t Half) {
    std::string Digits = utohexstr(Half, /*LowerCase=*/true);
    return std::string(16 - Digits.size(), '0') + Digits;
  };
  return Hex(Hash.high64) + Hex(Hash.low64);
}

const std::string &FileHashes::of(StringRef Path) {
  Entry *Known;
  {
    std::lock_guard Held(Lock);
    std::unique_ptr<Entry> &Place = Entries[Path];
    if (!Place)
      Place = std::make_unique<Entry>();
    Known = Place.get();
  }
  std::call_once(Known->Read, [&] {
    // Read, not mapped: somebody may be editing it.
    auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                        /*RequiresNullTerminator=*/false,
                                        /*IsVolatile=*/true);
    if (Buffer)
      Known->Hash = contentHash((*Buffer)->getBuffer());
  });
  return Known->Hash;
}

} // namespace async_tidy
