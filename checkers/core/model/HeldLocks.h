//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which locks a function holds at one of its statements. What locks is read
/// from the language of [thread.req.lockable] (lock, unlock, try_lock,
/// lock_shared) and from what is a guard (isGuard), not from lists of classes.

#ifndef ASYNC_TIDY_CORE_MODEL_HELDLOCKS_H
#define ASYNC_TIDY_CORE_MODEL_HELDLOCKS_H

#include "core/model/Function.h"
#include <string>

namespace async_tidy {

/// A mutex as the function names it: `m`, `this->m_`, `shared->state.m`.
struct LockPath {
  /// The variable that the path begins with: a local, parameter or global.
  /// Null for `this`, and when the path is not known.
  const clang::ValueDecl *Root = nullptr;
  bool FromThis = false;
  llvm::SmallVector<const clang::FieldDecl *, 2> Fields;

  /// Whether two equal paths of one object are one mutex: a call's result or
  /// an array's element may be another one each time.
  bool isKnown() const { return Root || FromThis; }
  bool operator==(const LockPath &) const = default;
  /// "m", "m_", "shared->state.m": as diagnostics name it; empty when unknown.
  std::string name() const;
};

/// The path that \p E names, through pointers, smart pointers and references to
/// what they are initialised with.
LockPath lockPathOf(const clang::Expr *E);

struct HeldLock {
  /// The guard, or null for a manual lock and for a temporary guard.
  const clang::VarDecl *Guard = nullptr;
  /// What locked it: the guard's construction or the call of `lock`; null for a
  /// guard that the caller gave.
  const clang::Expr *LockCall = nullptr;
  LockPath Mutex;
  clang::QualType MutexType; ///< Null when it is not known.
  bool Shared = false;       ///< Others may hold it too: `std::shared_lock`.
  /// A co_await gave it, so that it belongs to the coroutine and not to the
  /// thread.
  bool AsyncSafe = false;
  clang::SourceLocation Loc; ///< Of the guard's name or of the call.
};

/// The locks that are held on every path to \p At, in the order of their
/// places.
std::vector<HeldLock> heldAt(const Function &F, const clang::Stmt *At);

/// The locks that are held on some path to \p At, as far as can be told: also
/// those that were tried, and guards that a function was given.
std::vector<HeldLock> mayBeHeldAt(const Function &F, const clang::Stmt *At);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_HELDLOCKS_H
