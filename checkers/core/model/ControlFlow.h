//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The control-flow graph of a body, with the ends of lifetimes and the
/// destructors of variables and temporaries in it; and what loops ask.

#ifndef ASYNC_TIDY_CORE_MODEL_CONTROLFLOW_H
#define ASYNC_TIDY_CORE_MODEL_CONTROLFLOW_H

#include "core/model/Function.h"
#include "clang/Analysis/CFG.h"

namespace async_tidy {

/// The graph of the statements of \p F as written, made once and shared; null
/// when there is none, as for a dependent body. It has no edge for a coroutine
/// that is destroyed while it is suspended.
const clang::CFG *controlFlowOf(const Function &F);

/// What a `while`, `do` or `for` asks before it goes on; null for a `for` that
/// asks nothing, and for other statements.
const clang::Expr *loopCondition(const clang::Stmt *Loop);

/// Whether the value of \p E in \p F, perhaps within a larger expression,
/// decides if a loop goes on.
bool isLoopCondition(const Function &F, const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_CONTROLFLOW_H
