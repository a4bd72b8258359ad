//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What async-tidy can be asked to do by a word, declared once: the parser,
/// --help, the manual and the completions read this table.

#ifndef ASYNC_TIDY_DRIVER_CLI_COMMANDTABLE_H
#define ASYNC_TIDY_DRIVER_CLI_COMMANDTABLE_H

#include "cli/Settings.h"

namespace async_tidy {

struct CommandSpec {
  llvm::StringLiteral Name; ///< Empty: what is done without a word.
  llvm::StringLiteral Arguments;
  llvm::StringLiteral Help;
  Command Task;
};

llvm::ArrayRef<CommandSpec> commandTable();

/// The row of the command with this name, or null.
const CommandSpec *findCommand(llvm::StringRef Name);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_COMMANDTABLE_H
