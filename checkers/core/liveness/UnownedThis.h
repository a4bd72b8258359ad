//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which coroutines of an object that smart pointers own together go on where
/// nobody keeps one of those pointers for them.

#ifndef ASYNC_TIDY_CORE_LIVENESS_UNOWNEDTHIS_H
#define ASYNC_TIDY_CORE_LIVENESS_UNOWNEDTHIS_H

#include "core/liveness/LateUse.h"
#include "core/liveness/TaskWay.h"
#include "core/model/SharedOwned.h"

namespace async_tidy {

struct UnownedThis {
  SharedOwned Class;
  clang::SourceLocation Loc; ///< Of the call, or of the capture of `this`.
  /// The call that makes the task, or null for a coroutine lambda.
  const clang::CallExpr *Call = nullptr;
  /// The lambda that is given to a spawn and captures `this`, or null.
  const clang::LambdaExpr *Lambda = nullptr;
  LateUse Use;
  TaskWay Way; ///< How the task gets away.
  /// A local that is the only owner in sight, or null.
  const clang::VarDecl *Owner = nullptr;
};

/// In source order.
std::vector<UnownedThis> unownedThisIn(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_UNOWNEDTHIS_H
