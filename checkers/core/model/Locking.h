//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What one expression locks or unlocks, read from the words of
/// [thread.req.lockable] and from what is a guard. Which locks are held where
/// is for HeldLocks to say.

#ifndef ASYNC_TIDY_CORE_MODEL_LOCKING_H
#define ASYNC_TIDY_CORE_MODEL_LOCKING_H

#include "core/model/HeldLocks.h"

namespace async_tidy {

struct LockedMutex {
  LockPath Path;
  clang::QualType Type; ///< Null when it is not known.
  bool Shared = false;
};

/// What becomes of a guard that is initialised.
struct GuardStart {
  enum Kind {
    Empty,  ///< It has no mutex.
    Holds,  ///< It holds the lock.
    Tried,  ///< It may hold it.
    Defers, ///< It does not hold it yet.
    Takes,  ///< It has what another guard had.
  } What = Empty;
  const clang::VarDecl *From = nullptr; ///< Takes: the other guard.
  const clang::Expr *Call = nullptr;
  bool AsyncSafe = false; ///< A co_await gives it.
  llvm::SmallVector<LockedMutex, 2> Mutexes;
};

/// What \p Init makes of a guard.
GuardStart guardStart(TranslationUnit &TU, const clang::Expr *Init);

/// The one guard among the members of a class that is no guard itself, or null:
/// `held` of `struct transaction { std::unique_lock<std::mutex> held; };`.
const clang::FieldDecl *guardInside(TranslationUnit &TU, clang::QualType T);

/// What \p Init, of an object with \p Guard inside, makes of that guard.
GuardStart startInside(TranslationUnit &TU, const clang::FieldDecl *Guard,
                       const clang::Expr *Init);

/// Whether \p Use, of such an object, may unlock \p Guard.
bool mayUnlockInside(const clang::FieldDecl *Guard, const clang::Stmt *Use);

/// What a call does to mutexes or to a guard, with no guard in between or
/// after it was made.
struct LockStep {
  enum Kind { Lock, Try, Unlock, Tests } What;
  const clang::Expr *Object; ///< The mutex or the guard.
  bool Shared = false;
};

/// The steps that \p E takes: `m.lock()`, `guard.unlock()`, `std::lock(a, b)`,
/// `pthread_mutex_lock(&m)`, `co_await m.lock()`. A call that only makes an
/// awaitable takes none, the await of it does.
llvm::SmallVector<LockStep, 2> lockSteps(TranslationUnit &TU,
                                         const clang::Expr *E);

/// The guard that \p E names, a local or parameter, or null.
const clang::VarDecl *guardNamed(TranslationUnit &TU, const clang::Expr *E);

/// The argument of `std::move(x)` and `static_cast<T &&>(x)`, or null.
const clang::Expr *movedBy(const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_LOCKING_H
