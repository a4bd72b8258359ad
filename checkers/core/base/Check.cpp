//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Check.h"
#include "core/base/Compat.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace async_tidy {

StringRef nameOf(Level L) {
  switch (L) {
  case Level::Correctness:
    return "correctness";
  case Level::Strict:
    return "strict";
  case Level::Performance:
    return "performance";
  case Level::Preview:
    return "preview";
  }
  llvm_unreachable("unknown level");
}

std::string CheckOptions::text(StringRef Name) const {
  for (const OptionInfo &Option : Info.Options)
    if (Option.Name == Name)
      return Values(Name, Option.Default);
  llvm_unreachable("a check may read only the options it declares");
}

bool CheckOptions::flag(StringRef Name) const {
  return StringSwitch<bool>(StringRef(text(Name)).lower())
      .Cases({"true", "1", "yes", "on"}, true)
      .Default(false);
}

std::vector<std::string> CheckOptions::list(StringRef Name) const {
  std::string Value = text(Name);
  SmallVector<StringRef> Parts;
  StringRef(Value).split(Parts, ';', -1, /*KeepEmpty=*/false);
  std::vector<std::string> Result;
  for (StringRef Part : Parts)
    if (StringRef Trimmed = Part.trim(); !Trimmed.empty())
      Result.push_back(Trimmed.str());
  return Result;
}

} // namespace async_tidy
