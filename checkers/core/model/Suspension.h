//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where a coroutine may be suspended, and perhaps go on elsewhere.

#ifndef ASYNC_TIDY_CORE_MODEL_SUSPENSION_H
#define ASYNC_TIDY_CORE_MODEL_SUSPENSION_H

#include "core/model/Function.h"

namespace async_tidy {

/// The awaits and yields of \p F at which it may suspend, in source order. Left
/// out are those that never do by their type: the `await_ready` of the awaiter
/// is seen to return true and nothing else.
std::vector<const clang::CoroutineSuspendExpr *>
suspensionsOf(const Function &F);

/// Whether the body of \p F, as of `bool await_ready() { return true; }`, is
/// seen to return \p Value and to do nothing else.
bool returnsOnly(bool Value, const clang::FunctionDecl *F);

/// What is called by \p Step, an expression of an await that stands for one of
/// its three steps ([expr.await]/3): the member function \p Name of the
/// awaiter. Null when that is not seen.
const clang::CXXMethodDecl *stepCalled(const clang::Expr *Step,
                                       llvm::StringRef Name);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_SUSPENSION_H
