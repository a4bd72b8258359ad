//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The parts of objects that expressions name, with references and pointers
/// resolved to what they were initialised with.

#ifndef ASYNC_TIDY_CORE_SEND_PLACE_H
#define ASYNC_TIDY_CORE_SEND_PLACE_H

#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace async_tidy {

class TranslationUnit;

/// One step inwards from an object.
struct PlaceStep {
  enum StepKind {
    Field,   ///< To a member of it.
    Element, ///< To an element it holds; Index when that is a constant.
    Deref,   ///< To what it points to.
  } Kind;
  const clang::FieldDecl *Member = nullptr;
  std::optional<int64_t> Index = {};
  bool operator==(const PlaceStep &) const = default;
};

/// A part of an object: `stats.count`, `this->total`, `*counter`.
struct Place {
  /// The variable that the path begins with; null for `this`.
  const clang::VarDecl *Root = nullptr;
  llvm::SmallVector<PlaceStep, 3> Path = {};
  /// Stands for the address of the part: `&total`, or `this` itself.
  bool Address = false;

  /// What it points to.
  Place pointee() const;
  Place with(PlaceStep Step) const;
  /// "stats.count", "this->total", "*counter": as diagnostics name it.
  std::string name() const;
  bool operator==(const Place &) const = default;
};

/// The part that \p E names, with references and pointers resolved to what they
/// were initialised with; nothing when that cannot be told.
std::optional<Place> placeOf(TranslationUnit &TU, const clang::Expr *E);

/// The variable or structured binding that \p E begins with, before anything is
/// resolved; null when it begins with something else.
const clang::ValueDecl *variableUnder(const clang::Expr *E);

/// A raw pointer, std::unique_ptr or std::shared_ptr.
bool isPointerLike(clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_SEND_PLACE_H
