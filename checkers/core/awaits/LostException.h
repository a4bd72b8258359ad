//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where does an exception that leaves a coroutine end without a trace?

#ifndef ASYNC_TIDY_CORE_AWAITS_LOSTEXCEPTION_H
#define ASYNC_TIDY_CORE_AWAITS_LOSTEXCEPTION_H

#include "core/model/Function.h"
#include "core/model/Roles.h"

namespace async_tidy {

/// A promise's unhandled_exception that is seen to do nothing with what it
/// should handle ([dcl.fct.def.coroutine]/5), or null.
const clang::FunctionDecl *whoSwallows(const clang::CXXRecordDecl *Promise);
/// The same of \p F itself.
const clang::FunctionDecl *whoSwallows(const Function &F);

/// A coroutine whose exception nobody gets.
struct LostException {
  const Function *Coroutine;
  const clang::Expr *Escape; ///< What may throw in it.
  FunctionFact Loses;        ///< What it is started with.
};

/// Nothing unless \p Call in \p F is given a task, or a callable that makes
/// one, whose coroutine is seen to let exceptions out.
std::optional<LostException> whyLost(const Function &F,
                                     const clang::Expr *Call);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_LOSTEXCEPTION_H
