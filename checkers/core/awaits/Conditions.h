//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What the branches of a function depend on, so that a path which takes
/// `if (ok)` does not take the other side of a later `if (ok)`.

#ifndef ASYNC_TIDY_CORE_AWAITS_CONDITIONS_H
#define ASYNC_TIDY_CORE_AWAITS_CONDITIONS_H

#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace async_tidy {

class Conditions {
public:
  /// What is known of the conditions on a path: two bits for each.
  using Values = unsigned;

  Conditions(const clang::CFG &Graph, const clang::ASTContext &Context);

  /// What is known after \p S, which may assign to a variable.
  Values after(const clang::Stmt *S, Values Known) const;

  /// What is known after \p Block is left by its successor at \p Index, or
  /// nothing when that contradicts what is known.
  std::optional<Values> leaving(const clang::CFGBlock &Block, unsigned Index,
                                Values Known) const;

private:
  struct Condition {
    const clang::Expr *Text;
    const clang::VarDecl *Flag; ///< When it is a variable and nothing more.
  };
  struct Use {
    unsigned Condition;
    bool Negated;
  };
  static Values with(Values Known, unsigned Condition,
                     std::optional<bool> Value);

  llvm::SmallVector<Condition, 4> Tracked;
  llvm::DenseMap<unsigned, Use> Uses; ///< By block.
};

/// \p E without parentheses, casts and negations; \p Negated says whether an
/// odd number of negations was removed.
const clang::Expr *withoutNegations(const clang::Expr *E, bool &Negated);

/// True when \p Block chooses between two ways by a condition.
bool branches(const clang::CFGBlock &Block);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_CONDITIONS_H
