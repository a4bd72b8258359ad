//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_CLANGTIDYFILE_H
#define ASYNC_TIDY_DRIVER_CLI_CLANGTIDYFILE_H

#include "core/models/Configuration.h"

namespace async_tidy {

/// What the `.clang-tidy` at \p Path, and those it inherits from, say of our
/// checks, as settings: of `Checks` the entries that begin with `async-` or
/// `-async-`, since other globs were written for other tools' checks; of
/// `CheckOptions` those of our checks. A file that does not mention our checks
/// is not read any further; one that does and is malformed is an error.
llvm::Expected<std::vector<WrittenSetting>>
readClangTidyFile(llvm::StringRef Path);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_CLANGTIDYFILE_H
