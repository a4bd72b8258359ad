//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Can a function end without having made the task that it is to return?

#ifndef ASYNC_TIDY_CORE_AWAITS_FALLOFF_H
#define ASYNC_TIDY_CORE_AWAITS_FALLOFF_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// How control comes to the end of a body without a `return`.
struct FallOff {
  clang::SourceLocation End; ///< The closing brace.
};

/// Nothing when every path returns, throws or calls what does not return, when
/// \p F is a coroutine, or when its code depends on a template's argument.
std::optional<FallOff> whyFallsOff(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_FALLOFF_H
