//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "DefaultChecks.h"
#include "Registry.h"
#include "clang-tidy/GlobList.h"

using namespace llvm;

namespace async_tidy {

/// True when \p Glob chooses checks by a name that fits one of ours.
static bool namesOurs(StringRef Glob) {
  if (Glob == "*")
    return false;
  clang::tidy::GlobList Chosen(Glob);
  return any_of(allChecks(), [&](const CheckEntry &Entry) {
    return Chosen.contains(Entry.Info->Name);
  });
}

std::string defaultChecksBeside(StringRef UsersChecks) {
  // "-*" is how people begin a list of their own, and also all they write to
  // turn clang-tidy off for a folder of foreign code.
  bool TurnedOff = false;
  while (!UsersChecks.empty()) {
    size_t End = UsersChecks.find_first_of(",\n");
    StringRef Item = UsersChecks.take_front(End).trim();
    UsersChecks = UsersChecks.substr(End).drop_front(End != StringRef::npos);
    bool Removes = Item.consume_front("-");
    Item = Item.trim();
    if (Item.empty())
      continue;
    if (Item.starts_with("async-") || namesOurs(Item))
      return "";
    if (!Removes || Item == "*")
      TurnedOff = Removes;
  }
  if (TurnedOff)
    return "";

  std::string Ours;
  for (const CheckEntry &Entry : allChecks())
    if (Entry.Info->CheckLevel == Level::Correctness)
      Ours += "," + Entry.Info->Name.str();
  return Ours;
}

} // namespace async_tidy
