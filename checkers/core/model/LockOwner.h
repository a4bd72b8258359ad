//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Whom does a lock belong to: the thread that took it, or a coroutine? Who
/// waits for the first blocks a thread, and the thread that locked must unlock;
/// who waits for the second is suspended.

#ifndef ASYNC_TIDY_CORE_MODEL_LOCKOWNER_H
#define ASYNC_TIDY_CORE_MODEL_LOCKOWNER_H

#include "core/model/HeldLocks.h"

namespace async_tidy {

/// Why a lock belongs to a thread.
struct ThreadLock {
  /// The function that blocks the thread to take it.
  const clang::FunctionDecl *By = nullptr;
  /// The body of that function says so, and not a model or an attribute.
  bool Inferred = false;
};

/// Nothing when \p Mutex suspends coroutines, when the author says that it may
/// change threads, and when it is not known.
std::optional<ThreadLock> whyOfThread(TranslationUnit &TU,
                                      const clang::CXXRecordDecl *Mutex);

/// The function of \p Mutex that gives something to await, or null.
const clang::FunctionDecl *suspendsFor(TranslationUnit &TU,
                                       const clang::CXXRecordDecl *Mutex);

/// The classes that a guard of type \p R may lock: its type arguments and what
/// its members are or point to.
llvm::SmallVector<const clang::CXXRecordDecl *, 4>
mutexesOf(const clang::CXXRecordDecl *R);

/// Why \p Lock belongs to a thread: by the mutex where it is known, and else by
/// the guard.
std::optional<ThreadLock> whyOfThread(TranslationUnit &TU,
                                      const HeldLock &Lock);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_LOCKOWNER_H
