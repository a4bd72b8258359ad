//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which place runs a statement of a coroutine: where its executor resumes it
/// with others, or one it has moved to because blocking is fine there?

#ifndef ASYNC_TIDY_CORE_EFFECTS_CONTEXT_H
#define ASYNC_TIDY_CORE_EFFECTS_CONTEXT_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// An await that moves the coroutine to another place.
struct Switch {
  const clang::Expr *Await;
  std::string Name;      ///< Who says so: a function or an executor's type.
  bool MayBlock = false; ///< Blocking is fine there.
};

/// Where \p Await moves the coroutine to, or nothing when it goes on where it
/// was: after most awaits a coroutine is back with its executor's others, but
/// not every library does that, so only what a model knows to move does.
std::optional<Switch> whereTo(TranslationUnit &TU, const clang::Expr *Await);

/// The switch that makes it fine to block at \p At, which \p F evaluates: on
/// every path to it the last switch was one to such a place. The first of
/// them is the answer.
std::optional<Switch> whyMayBlock(const Function &F, const clang::Stmt *At);

/// The type that \p T, which may be a pointer or a smart pointer, leads to, or
/// \p T itself.
clang::QualType pointee(clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_EFFECTS_CONTEXT_H
