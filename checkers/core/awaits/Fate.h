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

/// A local that nothing awaits, returns, moves from or lets escape.
struct Unconsumed {
  /// Uses that only look at it: `t.done()`, `if (t)`, `t = other()`.
  llvm::SmallVector<const clang::DeclRefExpr *, 2> Looks;
  /// The expression that made the value that is lost.
  const clang::Expr *Made;
};
std::optional<Unconsumed> unconsumedLocal(const Function &F,
                                          const clang::VarDecl *Var);

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
