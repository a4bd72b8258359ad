//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/FlatJson.h"

using namespace llvm;

namespace async_tidy {

Expected<json::Value> parseFlatJson(StringRef Text) {
  constexpr int Deepest = 16;
  int Depth = 0;
  bool InString = false;
  for (size_t I = 0; I < Text.size(); ++I) {
    char C = Text[I];
    if (InString) {
      if (C == '\\')
        ++I;
      else if (C == '"')
        InString = false;
    } else if (C == '"') {
      InString = true;
    } else if ((C == '[' || C == '{') && ++Depth > Deepest) {
      return createStringError("nested too deeply");
    } else if (C == ']' || C == '}') {
      --Depth;
    }
  }
  return json::parse(Text);
}

} // namespace async_tidy
