//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/CheckPage.h"
#include "core/base/Embedded.h"

using namespace llvm;

namespace async_tidy {

StringRef checkPageOf(const CheckInfo &Info) {
  StringRef Hazard = Info.Name;
  Hazard.consume_front("async-");
  for (const EmbeddedFile &File : checkPages()) {
    StringRef Name = File.Name;
    if (Name.consume_back(".md") && Name == Hazard)
      return File.Text;
  }
  return "";
}

std::string checkPageWithoutLinks(const CheckInfo &Info) {
  std::string Result;
  StringRef Rest = checkPageOf(Info);
  bool InCode = false; // Three quotes around a block change it as one does.
  while (!Rest.empty()) {
    InCode ^= Rest.front() == '`';
    auto [Words, Behind] = Rest.drop_front().split("](");
    auto [Target, After] = Behind.split(')');
    bool IsLink = Rest.front() == '[' && !InCode && !Behind.empty() &&
                  !Words.contains('[') && !Words.contains("\n\n");
    if (IsLink && !Target.starts_with("https:")) {
      Result += Words;
      Rest = After;
    } else {
      Result += Rest.front();
      Rest = Rest.drop_front();
    }
  }
  return Result;
}

} // namespace async_tidy
