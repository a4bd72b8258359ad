//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Why would this call block the calling thread? Answered with who says so,
/// or with nothing.

#ifndef ASYNC_TIDY_CORE_EFFECTS_BLOCKING_H
#define ASYNC_TIDY_CORE_EFFECTS_BLOCKING_H

#include "core/model/Function.h"
#include "core/model/Roles.h"
#include "core/models/Effect.h"
#include <optional>

namespace async_tidy {

/// Whether \p F is declared `[[clang::nonblocking]]` without a condition.
bool hasNonBlockingEffect(const clang::FunctionDecl *F);

struct Blocking {
  std::string Name; ///< The function, as diagnostics show it.
  BlockingKind Kind = BlockingKind::Wait;
  std::string Why; ///< A clause: "waits for the thread to end".
};

/// Why \p Call in \p F may block, or nothing when it is not known to, or is
/// used in a form that does not: a zero timeout, a flag such as WNOHANG, after
/// a test that said the object is ready, a stream that is not opened, or in the
/// function that a model names as its replacement.
std::optional<Blocking> whyBlocks(const Function &F, const clang::Expr *Call);

/// An effect that a call has itself.
struct DirectEffect {
  Effect What;
  std::string Name; ///< The function, as models name it.
  std::string Why;  ///< A clause.
};

/// All of them that \p Call in \p F has, by whyBlocks() and by the roles of
/// what it calls.
llvm::SmallVector<DirectEffect, 1> directEffects(const Function &F,
                                                 const clang::Expr *Call);
/// Why \p Call in \p F waits for a task by blocking the thread, or nothing
/// when it does not, or when the task has ended: a test of it or an await came
/// before, or the value is what an await gave. The kind means nothing.
std::optional<Blocking> whyBlocksOn(const Function &F, const clang::Expr *Call);

/// The task that a call which blocks on it is given, or is called on; null
/// when it has none.
const clang::Expr *waitedFor(const clang::Expr *Call);

/// Whether a thread that runs this body runs other coroutines too, so that
/// blocking it stalls them: true for a coroutine that can be awaited or that
/// nobody waits for, false for a generator, which its caller pulls, and for
/// a coroutine that has moved to a place where blocking is fine before \p At.
std::optional<std::string> whyMustNotBlock(const Function &F,
                                           const clang::Stmt *At);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_EFFECTS_BLOCKING_H
