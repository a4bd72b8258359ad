//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a reference, pointer, iterator or view was made from: the object that
/// the way to it begins with, and the owners on that way that may end it.

#ifndef ASYNC_TIDY_CORE_LIVENESS_BORROWORIGIN_H
#define ASYNC_TIDY_CORE_LIVENESS_BORROWORIGIN_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// How an owner keeps what it owns, which says what ends borrows of that
/// ([container.requirements], [unord.req], [vector.modifiers], ...).
enum class Storage {
  Contiguous, ///< `vector`, `string`: growing moves everything.
  Deque,      ///< Growing at an end leaves the elements where they are.
  Hashed,     ///< Growing ends iterators and leaves the elements.
  Nodes,      ///< Only what is erased goes.
  Sole,       ///< `optional`, smart pointers: when they are given another.
  Weak,       ///< `weak_ptr`: at any time.
};

/// How \p T stores what it owns, or nothing when it is no owner whose borrows
/// can end. A container that is not the standard's is known by its members, and
/// is taken for one of Nodes.
std::optional<Storage> storageOf(clang::QualType T);

enum class BorrowKind { Reference, Pointer, Iterator, View };

/// What a value of type \p T lends; nothing for a value that stands alone.
std::optional<BorrowKind> borrowKind(clang::QualType T);

/// A member or variable, and how many elements inwards: the `sessions_` of
/// `sessions_.front()` with 0, of `sessions_[i]->name` with 1 for the pointer.
struct OwnerKey {
  const clang::ValueDecl *Decl = nullptr;
  unsigned Depth = 0;
  bool operator==(const OwnerKey &) const = default;
  bool operator<(const OwnerKey &Other) const {
    return std::pair(Decl, Depth) < std::pair(Other.Decl, Other.Depth);
  }
};

struct OwnerStep {
  OwnerKey Owner;
  Storage Keeps;
};

struct BorrowOrigin {
  enum RootKind {
    Own,      ///< A local or parameter of this frame, and what it alone owns.
    This,     ///< The object of the member function.
    Static,   ///< A global, or static.
    Reached,  ///< Through a reference, pointer or shared pointer.
    Captured, ///< A local of the function around this lambda, by reference.
  } Root = Own;
  /// The variable that the way begins with; null for `this` and a call.
  const clang::VarDecl *Var = nullptr;
  /// From the outermost to the innermost; each but the last owns the next.
  llvm::SmallVector<OwnerStep, 2> Owners = {};
  /// The object that was reached last, when it has a name: what a borrow of an
  /// element of it would have as its owner.
  OwnerKey Last = {};

  bool isShared() const { return Root != Own; }
};

/// What \p E names, or leads into when it is a pointer, iterator or view;
/// nothing when that cannot be told. Variables are resolved to what they were
/// initialised with, and calls of functions whose body is seen to what those
/// return.
std::optional<BorrowOrigin> originOf(const Function &F, const clang::Expr *E);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_LIVENESS_BORROWORIGIN_H
