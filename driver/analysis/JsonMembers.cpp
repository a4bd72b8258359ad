//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/JsonMembers.h"
#include "cli/CommandLine.h"

using namespace llvm;

namespace async_tidy {

bool readLevel(json::ObjectMapper &Map, Level &Out, json::Path P) {
  std::string Name;
  if (!Map.map("level", Name))
    return false;
  std::optional<Level> Known = levelNamed(Name);
  if (!Known) {
    P.field("level").report("expected a level");
    return false;
  }
  Out = *Known;
  return true;
}

} // namespace async_tidy
