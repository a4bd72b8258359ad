//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which tasks that a function holds are lost, and how.

#ifndef ASYNC_TIDY_CORE_AWAITS_LOSTTASKS_H
#define ASYNC_TIDY_CORE_AWAITS_LOSTTASKS_H

#include "core/awaits/Holding.h"
#include "core/awaits/ValueFlow.h"

namespace async_tidy {

enum class LossKind {
  Never,       ///< Nothing takes it on any path.
  SomePaths,   ///< Something takes it, but not on every path.
  Overwritten, ///< Another value is put in its place before.
  PassedOn,    ///< It is given to a function that never uses it.
};

struct LostTask {
  LossKind Kind;
  /// The variable or structured binding that held it.
  const clang::ValueDecl *Holder;
  /// The member of that, when it is an aggregate.
  const clang::FieldDecl *Member;
  Holds What;
  /// The call or await that made it.
  const clang::Expr *Made;
  /// Where it was put into Holder, when not by the declaration.
  const clang::Expr *PutBy;
  /// Uses that only look at it.
  llvm::SmallVector<const clang::DeclRefExpr *, 2> Looks;
  Loss How;                 ///< SomePaths, Overwritten
  bool OnSomePaths = false; ///< On others something takes it.
  /// PassedOn: the call, and the parameter.
  const clang::Expr *PassedBy = nullptr;
  const clang::ParmVarDecl *IgnoredBy = nullptr;

  /// "t", "both.second"
  std::string name() const;
};

/// The losses among the locals of \p F of tasks that \p Counts says somebody
/// must take.
std::vector<LostTask>
lostTasks(const Function &F,
          llvm::function_ref<bool(const clang::Expr *Made)> Counts);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_LOSTTASKS_H
