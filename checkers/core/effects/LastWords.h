//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a program does on its way to its end keeps nobody waiting.

#ifndef ASYNC_TIDY_CORE_EFFECTS_LASTWORDS_H
#define ASYNC_TIDY_CORE_EFFECTS_LASTWORDS_H

#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseSet.h"

namespace async_tidy {

/// The statements of \p Graph behind which every path comes to a function that
/// does not return, such as `std::abort`.
///
///   if (level == fatal) { print(stack_trace()); std::exit(1); }
///                         ^~~~~~~~~~~~~~~~~~~~
llvm::DenseSet<const clang::Stmt *> lastWords(const clang::CFG &Graph);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_EFFECTS_LASTWORDS_H
