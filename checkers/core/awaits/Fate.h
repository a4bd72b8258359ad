//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What becomes of a value that must be awaited. A value that escapes to
/// something we cannot see counts as consumed: we answer only where the loss
/// is certain.

#ifndef ASYNC_TIDY_CORE_AWAITS_FATE_H
#define ASYNC_TIDY_CORE_AWAITS_FATE_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// The construct in which a value is thrown away.
struct Discard {
  /// A statement of its own, the left of a comma, a loop's increment, ...
  const clang::Stmt *Where;
};

/// Where the value of \p E is thrown away, or nothing when something uses it
/// or a cast to void drops it on purpose.
std::optional<Discard> discardOf(const Function &F, const clang::Expr *E);

/// A call whose function never uses the task it is given.
struct Swallowed {
  const clang::Expr *By;
  const clang::ParmVarDecl *Parameter;
};

/// Which call takes the temporary \p E and lets it go, or nothing.
std::optional<Swallowed> swallowedBy(const Function &F, const clang::Expr *E);

/// True when the callee of \p Call is a parameter or member whose type a
/// template's argument decides: the caller, not this body, is to blame.
bool calleeIsTemplateArgument(const Function &F, const clang::CallExpr *Call);

/// Whether `co_await E` is certain to compile where \p E stands in \p F, and if
/// so the token to insert before it: the function is a coroutine, the place is
/// not a handler ([expr.await]/3), and the promise takes the type.
std::optional<clang::FixItHint> awaitFix(const Function &F,
                                         const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_FATE_H
