//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Every check, as Checks.def lists them. The only header the three tools need
/// in order to know which checks there are.

#ifndef ASYNC_TIDY_REGISTRY_H
#define ASYNC_TIDY_REGISTRY_H

#include "core/base/Check.h"

namespace async_tidy {

/// All checks, sorted by name.
llvm::ArrayRef<CheckEntry> allChecks();

/// The check with this full name ("async-blocking-call"), or null.
const CheckEntry *findCheck(llvm::StringRef FullName);

} // namespace async_tidy

#endif // ASYNC_TIDY_REGISTRY_H
