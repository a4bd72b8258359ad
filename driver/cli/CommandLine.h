//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_COMMANDLINE_H
#define ASYNC_TIDY_DRIVER_CLI_COMMANDLINE_H

#include "cli/Settings.h"
#include "llvm/Support/Error.h"

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace async_tidy {

/// Reads the arguments after the program's name, the response files among them
/// and, below what they say, the configuration files that hold. An unknown
/// option, command or value is an error that says what would have been right.
llvm::Expected<Settings> settingsFrom(llvm::ArrayRef<const char *> Args);

/// The exit statuses and what they mean, without "Exit status".
struct StatusText {
  llvm::StringLiteral Number, Meaning;
};
llvm::ArrayRef<StatusText> statusTexts();

/// Writes the text of --help for a terminal of \p Columns columns.
void printHelp(llvm::raw_ostream &OS, unsigned Columns);

/// The level users call \p Name, or nothing.
std::optional<Level> levelNamed(llvm::StringRef Name);
/// The names of all levels, from the surest to the least sure.
llvm::ArrayRef<llvm::StringRef> levelNames();

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_COMMANDLINE_H
