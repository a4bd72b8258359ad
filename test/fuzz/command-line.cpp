//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "FuzzInput.h"
#include "cli/CommandLine.h"
#include "llvm/ADT/SmallVector.h"

using namespace async_tidy;

/// Each line is an argument.
int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  std::string Text = asText(Data, Size).str();
  // Of the arguments alone: what files say is another reader.
  llvm::SmallVector<const char *> Arguments = {"--no-config"};
  bool AtStart = true;
  for (char &C : Text) {
    if (AtStart)
      Arguments.push_back(&C);
    AtStart = C == '\n';
    if (AtStart)
      C = '\0';
  }
  auto Read = settingsFrom(Arguments);
  if (!Read)
    llvm::consumeError(Read.takeError());
  return 0;
}
