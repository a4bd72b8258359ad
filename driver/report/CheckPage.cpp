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

} // namespace async_tidy
