//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What one mention of a local does with the task that the local holds.

#ifndef ASYNC_TIDY_CORE_AWAITS_USE_H
#define ASYNC_TIDY_CORE_AWAITS_USE_H

#include "core/model/Function.h"

namespace async_tidy {

enum class UseKind {
  Look,      ///< Only asks: `t.done()`, `if (t)`, `log(t)` that reads it.
  Consume,   ///< Awaits it, hands it on, or drops it on purpose.
  MoveInto,  ///< Moves it into another local of this function.
  Ignored,   ///< Hands it to a function that never uses it.
  Overwrite, ///< Puts another value in its place.
  Fill,      ///< Adds a value to a container.
  Clear,     ///< Empties a wrapper or container on purpose.
  Escape,    ///< Its address goes where we cannot follow.
};

struct Use {
  UseKind Kind;
  const clang::DeclRefExpr *Ref;
  /// The member of a local aggregate that is used, or null for all of it.
  const clang::FieldDecl *Member = nullptr;
  /// Consume: awaited or returned by this function itself.
  bool AwaitedOrReturned = false;
  /// Passed as an rvalue, so that nothing is left in its old place.
  bool Moved = false;
  /// The expression that has the effect: the assignment, the call, ...
  const clang::Expr *By = nullptr;
  /// MoveInto: the local that has it now.
  const clang::VarDecl *Into = nullptr;
  /// Ignored: the parameter that takes it to its end.
  const clang::ParmVarDecl *IgnoredBy = nullptr;
};

/// How \p Ref, which names a local or parameter of \p F, uses what that holds.
/// What we do not understand consumes.
Use useOf(const Function &F, const clang::DeclRefExpr *Ref);

/// What an expression makes or passes on: the call or await that makes a task,
/// or the local it is moved from. Both are null when it comes from elsewhere:
/// a parameter, a member, std::exchange.
struct Source {
  const clang::Expr *Made = nullptr;
  const clang::DeclRefExpr *MovedFrom = nullptr;
  explicit operator bool() const { return Made || MovedFrom; }
};
Source sourceOf(TranslationUnit &TU, const clang::Expr *Value);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_USE_H
