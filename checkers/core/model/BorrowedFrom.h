//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a reference, pointer, view or iterator leads into. Read from the
/// language (temporaries, members, elements), from clang's `lifetimebound`,
/// `gsl::Owner` and `gsl::Pointer`, and from what is known of the standard
/// library's smart pointers.

#ifndef ASYNC_TIDY_CORE_MODEL_BORROWEDFROM_H
#define ASYNC_TIDY_CORE_MODEL_BORROWEDFROM_H

#include "core/model/Function.h"
#include <optional>

namespace async_tidy {

/// The object that a borrow leads into.
struct BorrowedFrom {
  enum Kind {
    Local,     ///< A local, or a parameter that is an object.
    Temporary, ///< One that ends with its full expression.
    Parameter, ///< What a parameter refers to: the caller's.
    This,      ///< The object that the function runs on, or a part of it.
    Captured,  ///< What the closure whose body this is has a copy of.
  } What;
  const clang::VarDecl *Var = nullptr; ///< Local, Parameter, Captured.
  const clang::MaterializeTemporaryExpr *Made = nullptr; ///< Temporary.
  /// Not the object itself but a part of it, or something that it owns: a
  /// member, an element, a character, a pointee.
  bool Inside = false;
};

/// What the object that the glvalue \p E names is, or is a part of; nothing
/// when it is something else (static, of an enclosing function), or unknown.
std::optional<BorrowedFrom> objectBehind(const Function &F,
                                         const clang::Expr *E);

/// What \p E, a pointer, view or iterator, leads into.
std::optional<BorrowedFrom> viewedBy(const Function &F, const clang::Expr *E);

/// What \p Argument lends to a parameter of type \p T: nothing when that is
/// neither a reference nor a view.
std::optional<BorrowedFrom>
lentTo(const Function &F, const clang::Expr *Argument, clang::QualType T);

/// Whether \p Lambda captures \p Var, a variable or binding, by copy: `[text]`,
/// `[text = std::move(text)]`.
bool capturesCopy(const clang::LambdaExpr *Lambda, const clang::ValueDecl *Var);

/// The object that \p Call, a call of a member function or of a closure, is
/// made on.
std::optional<BorrowedFrom> lentAsObject(const Function &F,
                                         const clang::CallExpr *Call);

/// A pointer, iterator, std::initializer_list, or class that is a
/// `gsl::Pointer`, as the views of the standard library are.
bool isView(clang::QualType T);

/// A class that is a `gsl::Owner`: what its members return leads into it.
bool isOwner(clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_BORROWEDFROM_H
