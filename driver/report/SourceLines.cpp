//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/SourceLines.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy {

SourceLines::Source &SourceLines::sourceOf(StringRef File) {
  auto [Place, New] = Files.try_emplace(File);
  if (New)
    if (auto Buffer = MemoryBuffer::getFile(File))
      Place->second.Buffer = std::move(*Buffer);
  return Place->second;
}

unsigned SourceLines::codePointColumn(StringRef File, unsigned Offset,
                                      unsigned Column) {
  const Source &From = sourceOf(File);
  if (!From.Buffer || Offset > From.Buffer->getBufferSize() || Column == 0 ||
      Column - 1 > Offset)
    return Column;
  StringRef Before =
      From.Buffer->getBuffer().slice(Offset - (Column - 1), Offset);
  // Continuation bytes of UTF-8 belong to the code point before them.
  return 1 + count_if(Before, [](char C) {
           return (static_cast<unsigned char>(C) & 0xC0) != 0x80;
         });
}

std::optional<StringRef> SourceLines::line(StringRef File, unsigned Number) {
  Source &From = sourceOf(File);
  if (!From.Buffer)
    return std::nullopt;
  StringRef Text = From.Buffer->getBuffer();
  if (From.Begins.empty()) {
    From.Begins.push_back(0);
    for (size_t I = 0; I < Text.size(); ++I)
      if (Text[I] == '\n')
        From.Begins.push_back(I + 1);
    // What follows the last newline is no line, unless a text has only that.
    if (From.Begins.size() > 1 && From.Begins.back() == Text.size())
      From.Begins.pop_back();
  }
  if (Number == 0 || Number > From.Begins.size())
    return std::nullopt;
  return Text.drop_front(From.Begins[Number - 1])
      .take_until([](char C) { return C == '\n'; })
      .rtrim('\r');
}

} // namespace async_tidy
