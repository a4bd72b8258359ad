//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "FuzzInput.h"
#include "analysis/CompileCommands.h"

using namespace async_tidy;

int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static TemporaryFile File("json");
  Settings S;
  S.DatabaseDirectory = File.holding(asText(Data, Size));
  auto Units = unitsFor(S, "/resources");
  if (!Units)
    llvm::consumeError(Units.takeError());
  return 0;
}
