//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "FuzzInput.h"
#include "core/base/Embedded.h"
#include "core/models/Models.h"

using namespace async_tidy;

namespace async_tidy {
/// No built-in models: they would be read again with each input.
llvm::ArrayRef<EmbeddedFile> modelFiles() { return {}; }
} // namespace async_tidy

int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  static TemporaryFile File("yaml");
  auto Library = Models::load({File.holding(asText(Data, Size))});
  if (!Library)
    llvm::consumeError(Library.takeError());
  return 0;
}
