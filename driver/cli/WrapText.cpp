//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/WrapText.h"
#include "cli/Terminal.h"
#include "llvm/ADT/SmallVector.h"
#include <algorithm>

using namespace llvm;

namespace async_tidy {

unsigned visibleWidth(StringRef Word) {
  unsigned Width = 0;
  bool InEscape = false;
  for (char C : Word) {
    if (C == '\033')
      InEscape = true;
    // One per code point: continuation bytes of UTF-8 take no column.
    else if (!InEscape && (static_cast<unsigned char>(C) & 0xC0) != 0x80)
      ++Width;
    if (InEscape && C == 'm')
      InEscape = false;
  }
  return Width;
}

std::string wrapped(StringRef Text, unsigned Indent, unsigned Columns) {
  SmallVector<StringRef> Words;
  Text.split(Words, ' ', -1, /*KeepEmpty=*/false);
  std::string Result;
  unsigned Column = Indent;
  for (StringRef Word : Words) {
    unsigned Width = visibleWidth(Word);
    if (!Result.empty() && Column + 1 + Width > Columns) {
      Result += "\n" + std::string(Indent, ' ');
      Column = Indent;
    } else if (!Result.empty()) {
      Result += ' ';
      ++Column;
    }
    Result += Word;
    Column += Width;
  }
  return Result;
}

unsigned proseColumns() {
  unsigned Columns = terminalColumns(StandardStream::Output);
  return Columns == 0 ? 80 : std::clamp(Columns, 40u, 100u);
}

} // namespace async_tidy
