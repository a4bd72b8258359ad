//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What the class templates of the standard library are to threads. Their
/// insides are not looked into: they differ between libraries, and the standard
/// says what they do ([res.on.data.races]).

#ifndef ASYNC_TIDY_CORE_SEND_STANDARDTYPES_H
#define ASYNC_TIDY_CORE_SEND_STANDARDTYPES_H

#include "clang/AST/Type.h"
#include <optional>

namespace clang {
class CXXRecordDecl;
} // namespace clang

namespace async_tidy {

enum class Standard {
  Value,     ///< Is what its arguments are: `vector<T>`, `optional<T>`.
  Aggregate, ///< The same, without a state of its own: `pair<T, U>`.
  Owner,     ///< Sole owner of what a const one lets you change: `unique_ptr`.
  SharedOwner, ///< `shared_ptr`, `weak_ptr`.
  Channel,     ///< Moves a value between threads: `promise`, `future`.
  Borrow,      ///< Points to a T of somebody else: `span`, `reference_wrapper`.
  ConstBorrow, ///< Only to look at it: `string_view`.
  Hides,       ///< Its type does not say what it holds: `function`, `any`.
  Iterator,    ///< Points into a container of somebody else.
  Stream,      ///< May be one of the standard streams, which synchronise.
};

/// Nothing for what is not of namespace std.
std::optional<Standard> standardKind(const clang::CXXRecordDecl *R);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_STANDARDTYPES_H
