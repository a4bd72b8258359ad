//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Where a task that nobody awaited stands for a value, because its class
/// converts to something.

#ifndef ASYNC_TIDY_CORE_AWAITS_CONVERSION_H
#define ASYNC_TIDY_CORE_AWAITS_CONVERSION_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// What an expression is used for.
enum class ValueUse {
  Condition,  ///< if, while, for, ?:, !, &&, ||
  Comparison, ///< == and its like
  Arithmetic, ///< +, -, <<, ...
  Switch,
  Index,
  Stream, ///< The right side of << on an object.
};

struct TaskValue {
  ValueUse Use;
  const clang::Expr *Task; ///< The task, before it is converted.
  const clang::CXXConversionDecl *By;
};

/// The task whose conversion by the compiler \p Call is, if the converted value
/// is used as one. A task with a name in a condition asks whether there is a
/// task, as an optional does: that is nothing.
std::optional<TaskValue> taskAsValue(const Function &F,
                                     const clang::CallExpr *Call);

/// The parameter of a standard algorithm for a predicate or comparison, in
/// which the argument \p Index of \p Call is a callable whose result is taken
/// for a bool. The algorithms name their template parameters so
/// ([algorithms.requirements]).
const clang::ParmVarDecl *predicateParameter(const clang::CallExpr *Call,
                                             unsigned Index);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_CONVERSION_H
