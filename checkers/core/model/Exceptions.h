//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where an exception may come from, and which handler gets it.

#ifndef ASYNC_TIDY_CORE_MODEL_EXCEPTIONS_H
#define ASYNC_TIDY_CORE_MODEL_EXCEPTIONS_H

#include "core/model/Function.h"

namespace async_tidy {

/// The nearest `try` whose block, not a handler of it, holds \p S, or null.
const clang::CXXTryStmt *tryAround(const Function &F, const clang::Stmt *S);

/// `catch (...)`, or null when no handler of \p Try catches everything.
const clang::CXXCatchStmt *catchesAll(const clang::CXXTryStmt *Try);

/// The handler of \p F that gets an exception of type \p Thrown which leaves
/// \p S; null when it leaves \p F. An unknown exception (a null type) is taken
/// to be derived from std::exception, as nearly all are.
const clang::CXXCatchStmt *handlerFor(const Function &F, const clang::Stmt *S,
                                      clang::QualType Thrown);

/// What \p E calls that may throw before it gives its value: the callee, the
/// constructor, or for `co_await` the await_resume. Null when nothing of its
/// own may, as far as declarations say.
const clang::FunctionDecl *whoMayThrow(const clang::Expr *E);

/// `throw E`, not `throw;`, whose exception leaves \p F; in source order.
std::vector<const clang::CXXThrowExpr *> throwsOut(const Function &F);

/// The first await or `throw` of coroutine \p F whose exception may leave the
/// body as the user wrote it, or null when each is within a `try` that catches
/// it, the await answers with an error, or the coroutine that it awaits is seen
/// to let none out either.
const clang::Expr *firstEscape(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_EXCEPTIONS_H
