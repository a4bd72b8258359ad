//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_CHECKSELECTION_H
#define ASYNC_TIDY_DRIVER_CLI_CHECKSELECTION_H

#include "Registry.h"
#include "cli/Settings.h"
#include "llvm/Support/Error.h"
#include <map>

namespace async_tidy {

/// The checks of a run, and what the user set their options to.
class CheckSelection {
public:
  /// Reads --checks and --option. A name that is no check's, or an option no
  /// check has, is an error.
  static llvm::Expected<CheckSelection> of(const Settings &S);

  llvm::ArrayRef<const CheckEntry *> checks() const { return Checks; }

  /// Two selections with the same text check the same.
  std::string text() const;

  /// The values of a check's options. This selection must outlive them.
  CheckOptions optionsOf(const CheckEntry &Entry) const;

private:
  llvm::Error select(const Settings &S);
  llvm::Error set(llvm::StringRef Key, llvm::StringRef Value);

  std::vector<const CheckEntry *> Checks;
  std::map<std::string, std::string> Values; ///< By "async-check.Name".
};

/// An error when an entry of \p List, written as for --checks, means nothing.
llvm::Error verifyCheckList(llvm::StringRef List);

/// An error unless \p Key, "async-check.Name", is an option of a check.
llvm::Error verifyOption(llvm::StringRef Key);

/// The check a user names with or without the "async-" prefix; an error with a
/// suggestion when there is none.
llvm::Expected<const CheckEntry *> checkNamed(llvm::StringRef Name);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_CHECKSELECTION_H
