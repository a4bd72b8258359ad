//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Tasks that disappear inside somebody else: a callable that makes a task is
/// given to who drops what it returns, or a constructor takes a task and leaves
/// it.

#ifndef ASYNC_TIDY_CORE_AWAITS_GIVENAWAY_H
#define ASYNC_TIDY_CORE_AWAITS_GIVENAWAY_H

#include "core/awaits/Callable.h"

namespace async_tidy {

struct GivenAway {
  /// Where the callable or task is given away.
  enum Place {
    Argument,
    Variable,
    Assignment,
    Return,
    Member,
    Callback,   ///< An argument of a function that drops results.
    Conversion, ///< A task, to an object that ignores it.
  };
  Place Where;
  const clang::Expr *Given; ///< The callable; for a conversion the task.
  clang::QualType Task;     ///< The task that is lost.
  /// What makes it; null for a pointer to a function, and for a conversion.
  const clang::FunctionDecl *Callee = nullptr;
  /// The class made of it; null for the callable of a function.
  clang::QualType Into = {};
  /// The signature of Into, which returns nothing.
  const clang::FunctionProtoType *Signature = nullptr;
  /// The constructor that ignores the task.
  const clang::CXXConstructorDecl *Ignores = nullptr;
  /// The function that drops the result.
  const clang::Expr *By = nullptr;
  /// By calls slots or handlers for what they do: signals and event loops. With
  /// a task that starts at once the idiom is sound.
  bool EventSource = false;
};

/// The tasks and callables that \p Call, a call or construction in \p F, is
/// given in vain.
llvm::SmallVector<GivenAway, 1> givenAway(const Function &F,
                                          const clang::Expr *Call);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_GIVENAWAY_H
