//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which types hold tasks: a task itself, a wrapper around one, a container of
/// several, an aggregate with members that do.

#ifndef ASYNC_TIDY_CORE_AWAITS_HOLDING_H
#define ASYNC_TIDY_CORE_AWAITS_HOLDING_H

#include "clang/AST/Type.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace clang {
class FieldDecl;
} // namespace clang

namespace async_tidy {

class TranslationUnit;

/// How many tasks an object can hold, and whether it is one itself.
enum class Holding {
  Itself, ///< `task<int>`
  One,    ///< `std::optional<task<int>>`, `std::unique_ptr<task<int>>`
  Many,   ///< `std::vector<task<int>>`, `std::tuple<task<int>, int>`, an array
};

struct Holds {
  Holding How;
  clang::QualType Task; ///< The type of the tasks; the first of several.
};

/// What an object of type \p T holds and owns, or nothing. The class templates
/// of the standard library are known; any other class that stores a task may do
/// something with it in its destructor.
std::optional<Holds> whatHolds(TranslationUnit &TU, clang::QualType T);

/// The members of \p T that hold tasks, when \p T is an aggregate
/// ([dcl.init.aggr]/1) whose destructor is the compiler's.
llvm::SmallVector<const clang::FieldDecl *, 2>
membersThatHold(TranslationUnit &TU, clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_HOLDING_H
