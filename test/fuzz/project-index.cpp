//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "FuzzInput.h"
#include "core/model/ProjectIndex.h"

using namespace async_tidy;

int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  readAndWriteBack(asText(Data, Size), [](llvm::StringRef Text) {
    return ProjectIndex::read(Text, "index.json");
  });
  return 0;
}
