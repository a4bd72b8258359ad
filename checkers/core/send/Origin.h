//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where does the value of a local come from? A count that is not atomic does
/// no harm while one coroutine has all the copies.

#ifndef ASYNC_TIDY_CORE_SEND_ORIGIN_H
#define ASYNC_TIDY_CORE_SEND_ORIGIN_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// Who else may have a copy of a value.
struct SharedElsewhere {
  /// Copies it to or from somewhere else, or gives a value of unknown origin.
  const clang::Expr *By;
};

/// Nothing when the value that \p E gives in \p F is made there, in this
/// function or in one with a visible body that it calls, and nobody else has a
/// copy of it.
std::optional<SharedElsewhere> whyShared(const Function &F,
                                         const clang::Expr *E);

/// The same of what local \p Var of \p F holds: it may also be copied to where
/// others find it. A parameter is its caller's business: nothing.
std::optional<SharedElsewhere> whyShared(const Function &F,
                                         const clang::VarDecl *Var);

/// Whether others may have a copy of a \p T at all: a class that cannot be
/// copied has sole owners.
bool isCopyable(clang::QualType T);

/// Where the body of \p Work, a lambda, copies what it has captured at
/// \p Capture; null when it only looks at it.
const clang::Expr *whereCopied(TranslationUnit &TU,
                               const clang::LambdaExpr *Work,
                               clang::SourceLocation Capture);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_ORIGIN_H
