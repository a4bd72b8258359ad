//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/models/Configuration.h"
#include "FuzzInput.h"
#include "cli/ClangTidyFile.h"

using namespace async_tidy;

/// A file of ours, and the same as one of clang-tidy.
int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static TemporaryFile File("yaml");
  std::string Path = File.holding(asText(Data, Size));
  for (auto Read : {readConfiguration, readClangTidyFile}) {
    auto Settings = Read(Path);
    if (!Settings)
      llvm::consumeError(Settings.takeError());
  }
  return 0;
}
