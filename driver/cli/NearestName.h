//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_CLI_NEARESTNAME_H
#define ASYNC_TIDY_DRIVER_CLI_NEARESTNAME_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace async_tidy {

/// The candidate a user who wrote \p Wrong probably meant, or an empty string
/// when none is near enough.
llvm::StringRef nearestName(llvm::StringRef Wrong,
                            llvm::ArrayRef<llvm::StringRef> Candidates);

/// "; did you mean 'NEAR'?", or \p Otherwise when nothing is near enough.
std::string didYouMean(llvm::StringRef Wrong,
                       llvm::ArrayRef<llvm::StringRef> Candidates,
                       llvm::StringRef Otherwise = "");

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_CLI_NEARESTNAME_H
