//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "FuzzInput.h"
#include "cache/UnitRecord.h"

using namespace async_tidy;

int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  readAndWriteBack(asText(Data, Size), UnitRecord::read);
  return 0;
}
