//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Callables whose call makes a task, and those who call a callable and drop
/// what it returns.

#ifndef ASYNC_TIDY_CORE_AWAITS_CALLABLE_H
#define ASYNC_TIDY_CORE_AWAITS_CALLABLE_H

#include "core/model/Roles.h"
#include <optional>

namespace async_tidy {

class Function;

/// A callable that answers every call with a task.
struct TaskCallable {
  /// What a call runs; null for a pointer to a function.
  const clang::FunctionDecl *Callee;
  /// The task that a call returns.
  clang::QualType Task;
};
std::optional<TaskCallable> taskCallable(TranslationUnit &TU,
                                         const clang::Expr *E);

/// The function type in the template arguments of a class that erases the
/// type of callables, when it returns nothing: `void()` of
/// `std::function<void()>`.
const clang::FunctionProtoType *voidSignature(clang::QualType Erased);

/// What \p Call calls, as its caller writes it: an object with a call operator,
/// as std::ranges::for_each is, by its own name.
std::string calledName(TranslationUnit &TU, const clang::Expr *Call);

/// True when \p F, at any depth, is the standard library's.
bool isStandard(const clang::FunctionDecl *F);

/// The callables among the arguments of \p Call, to a function that \p Role
/// says drops their results. One of the standard library takes a callable and
/// then arguments for it, which are not called.
llvm::SmallVector<const clang::Expr *>
droppedCallables(const clang::Expr *Call, const FunctionFact &Role);

/// The converting constructor that takes the task \p Arg and does nothing with
/// it, as its body shows; null when \p Construct is no such thing.
const clang::CXXConstructorDecl *
ignoresArgument(const clang::CXXConstructExpr *Construct);

/// Whether a template's argument decides the type of the parameter of \p F that
/// \p E names or forwards, and if so that parameter: the caller is to blame.
const clang::ParmVarDecl *templateParameter(const Function &F,
                                            const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_CALLABLE_H
