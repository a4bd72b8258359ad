//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "FuzzInput.h"
#include "gate/UnifiedDiff.h"

using namespace async_tidy;

int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  auto Changes = readUnifiedDiff(asText(Data, Size), "-");
  if (!Changes)
    return llvm::consumeError(Changes.takeError()), 0;
  for (const FileChange &Change : *Changes)
    for (size_t I = 0; I != Change.Lines.size(); ++I)
      if (Change.Lines[I].First > Change.Lines[I].Last ||
          (I && Change.Lines[I - 1].Last >= Change.Lines[I].First))
        llvm::report_fatal_error("lines out of order");
  return 0;
}
