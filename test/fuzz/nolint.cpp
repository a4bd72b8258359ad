//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "FuzzInput.h"
#include "gate/NolintEdits.h"

using namespace async_tidy;

/// Takes every name out of every NOLINT of a source.
int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  std::string Text = asText(Data, Size).str(); // Ends with a zero byte.
  CommentedText Source(Text);
  for (const NolintDirective &Directive : nolintDirectives(Text)) {
    auto Names = Directive.names();
    if (Names.empty())
      continue;
    auto Edit = editWithout(Source, Directive, Names);
    if (!Edit)
      continue;
    if (Edit->At.Begin > Edit->At.End || Edit->At.End > Text.size())
      llvm::report_fatal_error("an edit outside the text");
    if (Edit->Text.size() > Edit->At.End - Edit->At.Begin)
      llvm::report_fatal_error("taking names out made the text longer");
  }
  return 0;
}
