//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Tasks with nothing in them where somebody counts on one.

#ifndef ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H
#define ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H

#include "core/model/Function.h"

namespace async_tidy {

/// A local that is empty on every path to where it is awaited or returned.
struct EmptyTask {
  const clang::VarDecl *Var;
  const clang::DeclRefExpr *Used;
  bool Awaited; ///< Otherwise it is returned.
  enum Reason {
    Declared,    ///< `task<> t;`
    MovedAway,   ///< `use(std::move(t));`
    AwaitedOnce, ///< `co_await std::move(t);`
    Emptied,     ///< `t = {};`
  } Why;
  /// What left it empty; null for Declared.
  const clang::Expr *By;
};
std::vector<EmptyTask> emptyTasks(const Function &F);

/// `return {};`, `co_await (ok ? fetch() : task<>());`: what makes an empty
/// task on the spot, for somebody who counts on one.
struct EmptyValue {
  const clang::Expr *Value;
  bool Awaited; ///< Otherwise it is returned, and \p F is no coroutine.
};
std::vector<EmptyValue> emptyValues(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_EMPTYTASKS_H
