//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Does the code of a loop change what a condition asks, or is it for others to
/// do?

#ifndef ASYNC_TIDY_CORE_EFFECTS_SETTLED_H
#define ASYNC_TIDY_CORE_EFFECTS_SETTLED_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// The statements that a loop evaluates in turns without a suspension.
class Region {
public:
  Region(const Function &F, llvm::ArrayRef<const clang::Stmt *> Code);

  /// Whether \p Condition has the same value in every turn unless somebody else
  /// changes it: another thread, or a coroutine that is waiting for its turn.
  /// Atomics and what `volatile` says are others' business by their type; any
  /// other variable is where nothing in the region could change it.
  bool settles(const clang::Expr *Condition) const;

  /// The call that gave the value of \p E in this turn, for a variable too:
  /// `q.try_pop()` of `item` after `auto item = q.try_pop();`.
  const clang::Expr *origin(const clang::Expr *E) const;

private:
  /// A variable (null for `this`), then members of it.
  using Path = llvm::SmallVector<const clang::ValueDecl *, 3>;
  static std::optional<Path> pathOf(const clang::Expr *E);

  bool settlesCall(const clang::Expr *Call) const;
  bool settlesPath(const Path &P, bool Shared) const;
  bool isRestored(const clang::Expr *E) const;
  const clang::Expr *onlyValue(const clang::VarDecl *Var) const;
  bool escapes(const clang::VarDecl *Var) const;
  void noteCall(const clang::Expr *Call);
  void noteWrite(const clang::Expr *To, const clang::Expr *Value);

  const Function &F;
  struct Write {
    Path To;
    const clang::Expr *Value; ///< Null when not known.
  };
  std::vector<Write> Writes; ///< Assignments, declarations, calls on objects.
  llvm::DenseSet<const clang::VarDecl *> Declared;
  bool Calls = false;     ///< Something whose code may do anything.
  bool CallsBack = false; ///< Of these, code that somebody passed in.
};

/// \p E without parentheses, casts and negations; \p Negated says whether an
/// odd number of negations was removed.
const clang::Expr *positive(const clang::Expr *E, bool &Negated);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_EFFECTS_SETTLED_H
