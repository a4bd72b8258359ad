//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// AST matchers over what the core knows about types and calls. They need the
/// unit, whose answers they share with everyone else.

#ifndef ASYNC_TIDY_CORE_MODEL_MATCHERS_H
#define ASYNC_TIDY_CORE_MODEL_MATCHERS_H

#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/ASTMatchers/ASTMatchers.h"

namespace async_tidy {

/// A prvalue whose type is one of \p Kinds: a task that this expression makes.
///
///   fetch(1);  auto t = fetch(2);  return fetch(3);
///   ^~~~~~~~            ^~~~~~~~          ^~~~~~~~
AST_MATCHER_P2(clang::Expr, makes, TranslationUnit *, TU,
               llvm::ArrayRef<TaskKind>, Kinds) {
  return Node.isPRValue() && Node.getType()->isRecordType() &&
         llvm::is_contained(Kinds, TU->task(Node.getType()).Kind);
}

/// A call of a function that plays \p Role.
///
///   std::thread t(f);  rt::spawn(pool, f());
///               ^~~~   ^~~~~~~~~~~~~~~~~~~~
AST_MATCHER_P2(clang::Expr, plays, TranslationUnit *, TU, FunctionRole, Role) {
  return roleOf(*TU, &Node, Role).has_value();
}

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_MATCHERS_H
