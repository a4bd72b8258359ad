//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "FuzzInput.h"
#include "gate/BaselineFile.h"

using namespace async_tidy;

namespace {

constexpr llvm::StringLiteral Path = "/project/baseline.json";

struct Baseline {
  std::vector<BaselineEntry> Entries;

  void write(llvm::raw_ostream &OS) const { writeBaseline(OS, Entries, Path); }
};

llvm::Expected<Baseline> readText(llvm::StringRef Text) {
  auto Entries = parseBaseline(Text, Path);
  if (!Entries)
    return Entries.takeError();
  return Baseline{std::move(*Entries)};
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  readAndWriteBack(asText(Data, Size), readText);
  return 0;
}
