//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// What a function or type means to asynchronous code, from annotations on
/// its declaration first and from the library models then.

#ifndef ASYNC_TIDY_CORE_MODEL_ROLES_H
#define ASYNC_TIDY_CORE_MODEL_ROLES_H

#include "core/models/Models.h"
#include "clang/AST/Type.h"

namespace clang {
class CXXRecordDecl;
class Decl;
class Expr;
class FunctionDecl;
} // namespace clang

namespace async_tidy {

class TranslationUnit;

/// True when \p D, or a declaration it redeclares or is instantiated from, has
/// `[[clang::annotate("async::WORD")]]`.
bool hasAnnotation(const clang::Decl *D, llvm::StringRef Word);

/// The function that \p E calls: the callee, the constructor, or null.
const clang::FunctionDecl *calleeOf(const clang::Expr *E);

/// The arguments \p E is called with as written: without the implicit object,
/// also for an overloaded call operator.
llvm::SmallVector<const clang::Expr *> argumentsOf(const clang::Expr *E);

/// The object a member function is called on, or null: as written, before a
/// conversion to the base that declares the function.
const clang::Expr *objectOf(const clang::Expr *Call);

/// Who says that a call has a role: an annotation when Model is null.
struct FunctionFact {
  const FunctionModel *Model;
  std::string Name; ///< The name diagnostics show.
};

/// Whether calling \p Call plays \p Role, and who says so. A member function
/// is looked up in the class it is called on and in the bases of that class,
/// so that a name holds wherever a library chooses to declare it.
std::optional<FunctionFact> roleOf(TranslationUnit &TU, const clang::Expr *Call,
                                   FunctionRole Role);

/// Whether \p F itself plays \p Role, whatever it is called on or with.
std::optional<FunctionFact>
roleOf(TranslationUnit &TU, const clang::FunctionDecl *F, FunctionRole Role);

/// Who says that \p T (or a base of it, or the class template it comes from)
/// plays \p Role; the name is the type's.
struct TypeFact {
  const TypeModel *Model; ///< Null for an annotation.
  const clang::CXXRecordDecl *Record;
};
std::optional<TypeFact> roleOf(TranslationUnit &TU, clang::QualType T,
                               TypeRole Role);

/// Whether \p Call starts work: a function of the role spawn, or one that
/// constructs an object whose constructor has it, as a container's emplace_back
/// and std::make_unique do.
std::optional<FunctionFact> spawnOf(TranslationUnit &TU,
                                    const clang::Expr *Call);

/// Who says that \p Call waits for other threads, whatever for.
std::optional<FunctionFact> waitsForOthers(TranslationUnit &TU,
                                           const clang::Expr *Call);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_ROLES_H
