//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Tasks that are made with nothing in them, for somebody who counts on one.

#ifndef ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H
#define ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H

#include "core/model/Function.h"

namespace async_tidy {

/// `return {};`, `co_await (ok ? fetch() : task<>());`: what makes an empty
/// task on the spot.
struct EmptyValue {
  const clang::Expr *Value;
  bool Awaited; ///< Otherwise it is returned, and \p F is no coroutine.
};
std::vector<EmptyValue> emptyValues(const Function &F);

/// `{}`, `task<>()`, `task<> t;`
bool makesEmptyTask(const clang::Expr *Value);

/// Whether \p F makes tasks of type \p T rather than gets them: a member of
/// that class, or get_return_object_on_allocation_failure() of its promise.
bool isOfTaskItself(const Function &F, clang::QualType T);

/// Whether \p T is a task that may not be dropped, and \p F gets one.
bool countsOnTask(const Function &F, clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H
