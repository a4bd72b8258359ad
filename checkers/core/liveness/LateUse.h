//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Does a coroutine use what it was given after the call that made it has
/// returned?

#ifndef ASYNC_TIDY_CORE_LIVENESS_LATEUSE_H
#define ASYNC_TIDY_CORE_LIVENESS_LATEUSE_H

#include "core/model/Function.h"
#include "core/model/Task.h"
#include <optional>

namespace async_tidy {

/// Why what a call is given must be there after the call.
struct LateUse {
  /// Whose frame it is; a declaration without a body is taken for a coroutine
  /// when what it returns starts only when it is awaited.
  const clang::FunctionDecl *Coroutine;
  TaskKind Kind;   ///< Of what the call returns.
  TaskStart Start; ///< Of that.
  /// The parameter of Coroutine, or null for its object or captures.
  const clang::ParmVarDecl *Parameter;
  /// The variable that a closure has captured and that is used, or handed on to
  /// the parameter; null when it is `this`, and for what is no closure.
  const clang::ValueDecl *Captured = nullptr;
  /// A use; invalid when the body is not seen.
  clang::SourceLocation At = {};
  /// The suspension before that use; null when it is the initial one.
  const clang::CoroutineSuspendExpr *Await = nullptr;
  /// The calls that hand it on, outermost first: `return send(text);` in a
  /// function that is no coroutine.
  llvm::SmallVector<const clang::CallExpr *, 1> Through = {};
};

/// Why what \p Call gives to \p Parameter of its callee, a reference or a view,
/// is used late. Nothing when it is not, or when that is not certain.
std::optional<LateUse> whyUsedLate(TranslationUnit &TU,
                                   const clang::CallExpr *Call,
                                   const clang::ParmVarDecl *Parameter);

/// The same of the object that \p Call is made on: of a closure what it has
/// captured. An object that is passed by value (`this auto`) is the
/// coroutine's own.
std::optional<LateUse> whyObjectUsedLate(TranslationUnit &TU,
                                         const clang::CallExpr *Call);

/// What \p Lambda has captured and uses late, as a coroutine or by one that it
/// hands it to and whose task it returns, whoever calls it.
std::optional<LateUse> whyCapturesUsedLate(TranslationUnit &TU,
                                           const clang::LambdaExpr *Lambda);

/// The same as \p Use of a coroutine that runs from the start: after a
/// suspension that is written in it. Nothing when its body is not seen.
std::optional<LateUse> afterSuspension(TranslationUnit &TU, const LateUse &Use);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_LATEUSE_H
