//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a function body does to the objects it can name: which parts of them it
/// reads and writes, where, and with which locks held.

#ifndef ASYNC_TIDY_CORE_SEND_ACCESSES_H
#define ASYNC_TIDY_CORE_SEND_ACCESSES_H

#include "core/model/Function.h"
#include "core/send/Place.h"

namespace async_tidy {

/// A lock that may be held at an access.
struct LockHeld {
  std::optional<Place> Mutex; ///< Nothing when it is not known.
  bool Shared = false;        ///< Readers may hold it together.
};

struct Access {
  Place What;
  bool Writes = false;
  /// Only the object itself, not what it holds: `v.size()`.
  bool Shallow = false;
  const clang::Expr *At; ///< Where it is written, perhaps in a callee.
  /// The expression of the function asked about that leads to it; At itself
  /// when nothing is called.
  const clang::Expr *Here;
  /// In what Here calls, something that may wait for another thread stands
  /// before it.
  bool AfterWait = false;
  /// Held at Here and in what it calls.
  std::vector<LockHeld> Locks = {};
};

/// Everything that \p F surely reads or writes of objects that others can
/// reach, in source order: also in the bodies of the functions and lambdas it
/// calls, in terms of what it gives them. Left out is what synchronises by its
/// type, what is declared volatile, and what an unseen function may do.
const std::vector<Access> &accessesIn(const Function &F);

/// The accesses of \p Callee's body in terms of its caller: \p Arguments are
/// what its parameters get, \p Object the address it runs on. Nothing else of
/// its own is left.
std::vector<Access>
accessesThrough(const Function &Callee,
                llvm::ArrayRef<const clang::Expr *> Arguments,
                const std::optional<Place> &Object);

/// How two accesses meet: on the same part, and at least one writes.
struct Conflict {
  Place What; ///< The larger of the two parts.
};

/// Nothing when they are surely, or may be, apart: other members, elements that
/// may be different, or a lock that both may hold.
std::optional<Conflict> whyConflict(const Access &A, const Access &B);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_ACCESSES_H
