//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Coroutine handles that are used when they have no coroutine to use.

#ifndef ASYNC_TIDY_CORE_LIVENESS_HANDLESTATES_H
#define ASYNC_TIDY_CORE_LIVENESS_HANDLESTATES_H

#include "core/model/Function.h"

namespace async_tidy {

/// What is known of a handle on every path.
enum class HandleState {
  Null,      ///< It refers to no coroutine.
  Destroyed, ///< Its coroutine is destroyed.
  Done,      ///< Its coroutine is suspended at its end.
};

/// `h.resume()` of a handle for which that is undefined
/// ([coroutine.handle.resumption], [coroutine.handle.promise]).
struct MisusedHandle {
  const clang::Expr *Call;
  llvm::StringRef Action; ///< "resumed", "destroyed", "asked"
  const clang::ValueDecl *Handle;
  HandleState State;
  /// What made it so: a call, an assignment, a test, or the variable's
  /// declaration.
  clang::SourceRange Since;
  bool ByTest = false; ///< A condition on the path says so.
};

/// Follows handles that are locals, parameters by value, or members of `this`.
std::vector<MisusedHandle> misusedHandles(const Function &F);

/// Whether \p T is a std::coroutine_handle.
bool isCoroutineHandle(clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_HANDLESTATES_H
