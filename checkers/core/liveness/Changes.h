//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Who changes a container or an owner in a way that ends what others have
/// borrowed from it, and may do so while a coroutine is suspended.

#ifndef ASYNC_TIDY_CORE_LIVENESS_CHANGES_H
#define ASYNC_TIDY_CORE_LIVENESS_CHANGES_H

#include "core/liveness/BorrowOrigin.h"

namespace async_tidy {

struct Change {
  enum Kind {
    Adds,
    Erases,
    Replaces, ///< Assigns, swaps, resets or moves away.
  } What;
  OwnerKey Owner;
  const clang::Expr *At;
  const Function *In;
};

/// Why a borrow may have ended when a coroutine goes on.
struct Ended {
  enum Certainty {
    Seen,     ///< Somebody else changes the owner: By.
    Repeated, ///< Only another run of the same work does: By.
    Unseen,   ///< Code that this unit does not have can.
  } How;
  OwnerStep Step;
  /// Null when nobody is seen, and when the owner was gone at once:
  /// `*w.lock()`.
  const Change *By = nullptr;
};

/// Why a borrow of \p Kind with this origin may end while \p F is suspended, by
/// the surest way that is known; nothing when nothing can end it.
std::optional<Ended> whyEnded(const Function &F, const BorrowOrigin &Origin,
                              BorrowKind Kind);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_CHANGES_H
