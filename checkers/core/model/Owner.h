//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The class templates of the standard library that own objects of the types
/// they are given.

#ifndef ASYNC_TIDY_CORE_MODEL_OWNER_H
#define ASYNC_TIDY_CORE_MODEL_OWNER_H

#include "clang/AST/Type.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace clang {
class CXXRecordDecl;
} // namespace clang

namespace async_tidy {

struct Owner {
  bool Many;   ///< Several objects: `vector<T>`, `tuple<T, U>`.
  bool Shared; ///< Others may own them too: `shared_ptr<T>`.
  llvm::SmallVector<clang::QualType, 4> Owned; ///< The type arguments.
};

/// Whether \p T is a class that names the category of an iterator
/// ([iterator.traits]).
bool isIterator(clang::QualType T);

/// Whether \p R, or a base of it, has an `operator->`, as a smart pointer does.
bool hasArrow(const clang::CXXRecordDecl *R);

/// What \p T owns when it is such a class, or nothing.
std::optional<Owner> standardOwner(clang::QualType T);

/// The types among template arguments, those of packs too.
llvm::SmallVector<clang::QualType, 4>
typeArguments(llvm::ArrayRef<clang::TemplateArgument> Arguments);

/// The same of the template arguments of \p R, which may be null.
llvm::SmallVector<clang::QualType, 4>
typeArguments(const clang::CXXRecordDecl *R);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_OWNER_H
