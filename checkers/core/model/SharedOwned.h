//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Objects that live until the last of their smart pointers is gone, and what
/// makes such a pointer from the object itself.

#ifndef ASYNC_TIDY_CORE_MODEL_SHAREDOWNED_H
#define ASYNC_TIDY_CORE_MODEL_SHAREDOWNED_H

#include "core/model/Function.h"
#include "core/model/Roles.h"
#include <optional>

namespace async_tidy {

/// Why objects of a class are owned by counted pointers.
struct SharedOwned {
  const clang::CXXRecordDecl *Class;
  /// The base that says so; it may have members that make an owner.
  const clang::CXXRecordDecl *Base = nullptr;
  /// `void intrusive_ptr_add_ref(session *);`, when there is no such base.
  const clang::FunctionDecl *Counts = nullptr;
};

std::optional<SharedOwned> whySharedOwned(TranslationUnit &TU,
                                          const clang::CXXRecordDecl *Class);

/// Whether \p E, in a member function of \p Class, makes an owner of its object
/// or what leads to one: `shared_from_this()`, `weak_from_this()`, a member
/// that returns a smart pointer, `intrusive_ptr<session>(this)`.
bool makesOwner(const SharedOwned &Class, const clang::Expr *E);

/// A class of smart pointers.
bool isSmartPointer(clang::QualType T);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_SHAREDOWNED_H
