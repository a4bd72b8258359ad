//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Our checks as clang-tidy checks. The one place that knows clang-tidy.

#ifndef ASYNC_TIDY_PLUGIN_TIDYADAPTER_H
#define ASYNC_TIDY_PLUGIN_TIDYADAPTER_H

namespace clang::tidy {
class ClangTidyCheckFactories;
} // namespace clang::tidy

namespace async_tidy {

/// Registers every check of Registry.h under its full name.
void addTidyChecks(clang::tidy::ClangTidyCheckFactories &Factories);

} // namespace async_tidy

#endif // ASYNC_TIDY_PLUGIN_TIDYADAPTER_H
