//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A test that expects a call to throw has no use for what the call returns.

#ifndef ASYNC_TIDY_CORE_AWAITS_EXPECTEDTHROW_H
#define ASYNC_TIDY_CORE_AWAITS_EXPECTEDTHROW_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// The macro or function that expects \p E in \p F to throw or to abort, or
/// nothing: one whose name says so, as in EXPECT_THROW(f(), E),
/// REQUIRE_THROWS(f()) and assert_throws([&] { f(); }).
std::optional<std::string> whoExpectsThrow(const Function &F,
                                           const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_EXPECTEDTHROW_H
