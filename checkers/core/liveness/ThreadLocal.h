//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which expressions lead to an object of the thread ([basic.stc.thread]): name
/// it, a part of it, or what a container of the thread holds.

#ifndef ASYNC_TIDY_CORE_LIVENESS_THREADLOCAL_H
#define ASYNC_TIDY_CORE_LIVENESS_THREADLOCAL_H

#include "core/model/Function.h"

namespace async_tidy {

/// The thread_local that \p E, an lvalue, is or is a part of: `buffer`,
/// `state.depth`, `names[i]`, `own()` of a function that returns one; or null.
const clang::VarDecl *threadLocalNamed(TranslationUnit &TU,
                                       const clang::Expr *E);

/// The thread_local that \p E, a pointer, iterator or view, leads into:
/// `&depth`, `buffer.data()`, `names.begin()`; or null. A pointer that a
/// thread_local holds leads wherever it was made to.
const clang::VarDecl *threadLocalBehind(TranslationUnit &TU,
                                        const clang::Expr *E);

/// The same for what \p Var, a local of \p F, is initialised with and assigned;
/// null unless each of them leads to one.
const clang::VarDecl *threadLocalBehind(const Function &F,
                                        const clang::VarDecl *Var);

/// The thread_local that \p E names, and not a part of it, or null.
const clang::VarDecl *threadLocalItself(const clang::Expr *E);

/// The thread_local that \p S gives a new value, or null: `depth = 1`,
/// `std::exchange(depth, 1)`; not `++depth`, which keeps count.
const clang::VarDecl *threadLocalSet(const clang::Stmt *S);

/// The thread_local that each object of class \p R sets in its constructor and
/// sets again in its destructor, or null.
const clang::VarDecl *threadLocalSetBy(const clang::CXXRecordDecl *R);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_THREADLOCAL_H
