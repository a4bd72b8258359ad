//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Awaiters that use themselves when their coroutine may have gone on.

#ifndef ASYNC_TIDY_CORE_LIVENESS_HANDEDAWAY_H
#define ASYNC_TIDY_CORE_LIVENESS_HANDEDAWAY_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// An awaiter is a part of the coroutine that awaits it, and ends when that
/// goes on. So `await_suspend` must not use it any more once somebody else can
/// resume the coroutine.
struct HandedAway {
  enum How {
    Resumed,   ///< `h.resume();`
    Destroyed, ///< `h.destroy();`
    Thread,    ///< `std::thread([h] { h.resume(); }).detach();`
  } What;
  const clang::Expr *Handed;
  /// The first use of the awaiter after that.
  const clang::Expr *Used;
  /// The member that is used, or null for all of it.
  const clang::ValueDecl *Member;
};

std::optional<HandedAway> whyUsedTooLate(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_HANDEDAWAY_H
