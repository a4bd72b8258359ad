//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "Registry.h"
#include "llvm/ADT/STLExtras.h"

namespace async_tidy {

#define CHECK(NAME, CLASS) CheckEntry entryOf##CLASS();
#include "Checks.def"

llvm::ArrayRef<CheckEntry> allChecks() {
  static const CheckEntry Entries[] = {
#define CHECK(NAME, CLASS) entryOf##CLASS(),
#include "Checks.def"
  };
  return Entries;
}

const CheckEntry *findCheck(llvm::StringRef FullName) {
  for (const CheckEntry &Entry : allChecks())
    if (Entry.Info->Name == FullName)
      return &Entry;
  return nullptr;
}

} // namespace async_tidy
