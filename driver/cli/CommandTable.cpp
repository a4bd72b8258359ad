//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/CommandTable.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy {

ArrayRef<CommandSpec> commandTable() {
  static const CommandSpec Table[] = {
      {"", "[FILE...]",
       "Analyse the files, those below the folders, or every file of the "
       "project.",
       Command::Analyse},
      {"", "FILE... -- FLAGS", "Analyse the files with these compile flags.",
       Command::Analyse},
      {"facts", "FILE [-- FLAGS]",
       "Print what the analyses believe about a file.", Command::Facts},
      {"index", "",
       "Update the project's index, for clang-tidy and the editor.",
       Command::Index},
      {"summarize", "[FILE...]", "Write what their functions do, for 'check'.",
       Command::Summarize},
      {"check", "[FILE...]",
       "Analyse files with the summaries that --summaries names.",
       Command::Check},
      {"merge", "REPORT...",
       "Print one report of several that --format=json wrote.", Command::Merge},
      {"new-check", "NAME", "Write the skeleton of a new check.",
       Command::NewCheck},
  };
  return Table;
}

const CommandSpec *findCommand(StringRef Name) {
  const auto *Found = find_if(commandTable(), [&](const CommandSpec &Spec) {
    return !Spec.Name.empty() && Spec.Name == Name;
  });
  return Found == commandTable().end() ? nullptr : Found;
}

} // namespace async_tidy
