//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where the result of an await is, and whether it is gone after the
/// full-expression that awaits.

#ifndef ASYNC_TIDY_CORE_LIVENESS_RESULTSTORAGE_H
#define ASYNC_TIDY_CORE_LIVENESS_RESULTSTORAGE_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// What has the result and ends with the full-expression.
enum class ResultIn {
  Task,      ///< The frame of a task that ends.
  Awaiter,   ///< A temporary awaiter.
  Temporary, ///< `await_resume` returns it by value.
};

struct DyingResult {
  ResultIn Where;
  /// The `await_resume` that returns a reference; null for Temporary.
  const clang::FunctionDecl *Resume = nullptr;
};

/// Whether the result of \p Await is gone after the full-expression; nothing
/// when it lives on, or when that cannot be seen. That a reference bound to a
/// temporary prolongs its life is for the caller to know.
std::optional<DyingResult> whyResultDies(const clang::CoawaitExpr *Await);

/// Whether \p Call, on an object, gives a reference, pointer, view or iterator
/// into that object: `s.c_str()`, `*p`, a getter that returns a member.
bool givesOwnPart(const clang::CallExpr *Call);

/// A class of the standard library that holds its elements and is their only
/// owner.
bool isStandardOwner(clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_RESULTSTORAGE_H
