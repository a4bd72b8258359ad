//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Names as diagnostics show them, without template noise.

#ifndef ASYNC_TIDY_CORE_MODEL_NAMES_H
#define ASYNC_TIDY_CORE_MODEL_NAMES_H

#include "clang/AST/Type.h"
#include <string>

namespace clang {
class ASTContext;
class CXXRecordDecl;
class FunctionDecl;
} // namespace clang

namespace async_tidy {

class TranslationUnit;

/// "rt::task<int>", "std::string": as written where there is a written form,
/// with inline namespaces and default template arguments left out.
std::string typeName(const clang::ASTContext &Context, clang::QualType T);

/// A qualified name as a caller writes it: of a constructor the class,
/// "std::thread" for "std::thread::thread".
llvm::StringRef calledName(llvm::StringRef QualifiedName);

/// "rt::sleep_for", "std::thread::join", "this lambda": what a caller writes.
std::string functionName(TranslationUnit &TU, const clang::FunctionDecl *F);

/// Whether \p R, which may be null, is the class \p Name of namespace std.
bool isStandardClass(const clang::CXXRecordDecl *R, llvm::StringRef Name);

/// The name of \p F, which may be null, when it is a function of namespace std;
/// otherwise "".
llvm::StringRef standardName(const clang::FunctionDecl *F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_MODEL_NAMES_H
