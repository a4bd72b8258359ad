//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Does the work behind a call that makes a task run only after the call has
/// returned?

#ifndef ASYNC_TIDY_CORE_MODEL_DEFERRAL_H
#define ASYNC_TIDY_CORE_MODEL_DEFERRAL_H

#include "core/model/Function.h"
#include "core/model/Task.h"
#include <optional>

namespace async_tidy {

/// Why (some of) the work runs later.
struct Deferred {
  TaskStart Start;
  /// The coroutine, when its body is visible; null for an unseen function that
  /// returns a lazy task.
  const clang::FunctionDecl *Coroutine = nullptr;
};

/// Whether another body may run in the place of that of \p F.
bool mayBeOverridden(const clang::FunctionDecl *F);

/// Nothing when the callee has a body that is no coroutine, for it may do the
/// work at once, and when an unseen callee's task may start at once.
std::optional<Deferred> whyDeferred(TranslationUnit &TU,
                                    const clang::Expr *Call);

/// Where the deferred part of a coroutine uses something, or nothing when it
/// does not: a lazy coroutine's whole body, and of others what stands after
/// their first await. For the object of a member coroutine \p Parameter is
/// null. Only for a Deferred that has its coroutine.
const clang::Expr *laterUse(const Deferred &Work,
                            const clang::ParmVarDecl *Parameter);

/// The first await of a coroutine that may not run through at once, or null.
const clang::Expr *firstAwait(const Deferred &Work);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_DEFERRAL_H
