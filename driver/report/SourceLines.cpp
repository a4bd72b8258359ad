//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/SourceLines.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy {

unsigned SourceLines::codePointColumn(StringRef File, unsigned Offset,
                                      unsigned Column) {
  auto [Place, New] = Files.try_emplace(File);
  if (New)
    if (auto Buffer = MemoryBuffer::getFile(File))
      Place->second = std::move(*Buffer);
  if (!Place->second || Offset > Place->second->getBufferSize() ||
      Column == 0 || Column - 1 > Offset)
    return Column;
  StringRef Before =
      Place->second->getBuffer().slice(Offset - (Column - 1), Offset);
  // Continuation bytes of UTF-8 belong to the code point before them.
  return 1 + count_if(Before, [](char C) {
           return (static_cast<unsigned char>(C) & 0xC0) != 0x80;
         });
}

} // namespace async_tidy
