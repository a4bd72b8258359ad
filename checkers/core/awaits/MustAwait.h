//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which tasks somebody must await, so that dropping them is a mistake.

#ifndef ASYNC_TIDY_CORE_AWAITS_MUSTAWAIT_H
#define ASYNC_TIDY_CORE_AWAITS_MUSTAWAIT_H

#include "core/model/Function.h"
#include "core/model/Task.h"
#include <string>
#include <vector>

namespace async_tidy {

/// What a team lets drop.
struct AwaitPolicy {
  bool EagerToo = true; ///< Tasks that start at once count.
  /// Qualified names of functions whose task may be dropped.
  std::vector<std::string> Allowed;
};

/// The task that \p Made makes in \p F when its loss is a mistake; null when
/// its author lets it be dropped, when its type is awaitable by shape alone and
/// its destructor may do the work, or when the function that makes it is a
/// template's argument.
const Task *mustAwait(const Function &F, const clang::Expr *Made,
                      const AwaitPolicy &Policy);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_MUSTAWAIT_H
