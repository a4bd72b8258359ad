//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Every option of the command line, declared once: the parser, --help and the
/// did-you-mean hints read this table.

#ifndef ASYNC_TIDY_DRIVER_CLI_OPTIONTABLE_H
#define ASYNC_TIDY_DRIVER_CLI_OPTIONTABLE_H

#include "cli/Settings.h"
#include "llvm/Support/Error.h"

namespace async_tidy {

/// What a value is, for shells to complete.
enum class Takes { Text, File, Folder, Check, CheckList, CheckOption };

/// What there is to say of some options only.
struct OptionFacts {
  /// The key that sets it in a configuration file; empty: none does.
  llvm::StringLiteral Key = "";
  llvm::StringLiteral Default = ""; ///< As --print-config prints it.
  Takes Value = Takes::Text;
  /// The words that the value may be; null: any.
  llvm::ArrayRef<llvm::StringRef> (*Choices)() = nullptr;
};

struct OptionSpec {
  llvm::StringLiteral Group; ///< The heading in --help.
  llvm::StringLiteral Name;  ///< Without dashes; one letter has one dash.
  llvm::StringLiteral Value; ///< What --help calls the value; empty: a flag.
  llvm::StringLiteral Help;
  llvm::Error (*Set)(Settings &, llvm::StringRef Value);
  OptionFacts More = {};

  /// "-p" or "--checks".
  std::string spelling() const;
};

llvm::ArrayRef<OptionSpec> optionTable();

/// The option that \p Key of a configuration file sets, or null.
const OptionSpec *optionWithKey(llvm::StringRef Key);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_OPTIONTABLE_H
