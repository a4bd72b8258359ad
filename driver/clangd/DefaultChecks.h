//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLANGD_DEFAULTCHECKS_H
#define ASYNC_TIDY_DRIVER_CLANGD_DEFAULTCHECKS_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy {

/// What to append to the list of checks an editor user ends up with
/// (`.clang-tidy`, `.clangd` or clangd's own list): our correctness checks,
/// or nothing when that list speaks of our checks already or is turned off.
std::string defaultChecksBeside(llvm::StringRef UsersChecks);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLANGD_DEFAULTCHECKS_H
