//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/CheckSelection.h"
#include "commands/Commands.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace async_tidy {

static json::Value describe(const CheckInfo &Info) {
  json::Array Options;
  for (const OptionInfo &Option : Info.Options)
    Options.push_back(json::Object{{"name", Option.Name},
                                   {"default", Option.Default},
                                   {"help", Option.Help}});
  return json::Object{{"name", Info.Name},
                      {"level", nameOf(Info.CheckLevel)},
                      {"summary", Info.Summary},
                      {"since", Info.Since},
                      {"options", std::move(Options)}};
}

ExitStatus listChecks(const Settings &S) {
  Settings Wanted = S;
  if (Wanted.Checks.empty())
    Wanted.Checks = "*";
  Expected<CheckSelection> Selection = CheckSelection::of(Wanted);
  if (!Selection)
    return usageError(Selection.takeError());
  if (S.OutputFormat == Format::Json) {
    json::Array List;
    for (const CheckEntry *Entry : Selection->checks())
      List.push_back(describe(*Entry->Info));
    outs() << formatv("{0:2}\n", json::Value(std::move(List)));
    return ExitStatus::Clean;
  }
  size_t NameWidth = 0, LevelWidth = 0;
  for (const CheckEntry *Entry : Selection->checks()) {
    NameWidth = std::max(NameWidth, Entry->Info->Name.size());
    LevelWidth = std::max(LevelWidth, nameOf(Entry->Info->CheckLevel).size());
  }
  for (const CheckEntry *Entry : Selection->checks())
    outs() << left_justify(Entry->Info->Name, NameWidth + 2)
           << left_justify(nameOf(Entry->Info->CheckLevel), LevelWidth + 2)
           << Entry->Info->Summary << '\n';
  return ExitStatus::Clean;
}

} // namespace async_tidy
