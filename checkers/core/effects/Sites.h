//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Everything a function body runs besides its own statements: calls as
/// written, and what C++ runs without a word of it (destructors, default
/// arguments, conversions, the calls behind a range-for, an awaiter's members).

#ifndef ASYNC_TIDY_CORE_EFFECTS_SITES_H
#define ASYNC_TIDY_CORE_EFFECTS_SITES_H

#include "core/model/Function.h"
#include "core/model/ProjectIndex.h"

namespace async_tidy {

/// One place where a body runs another function.
struct Site {
  CallKind How = CallKind::Call;
  clang::SourceLocation Loc;
  /// The call or construction; null for what is destroyed.
  const clang::Expr *Call = nullptr;
  /// What runs; null for what is destroyed.
  const clang::FunctionDecl *Callee = nullptr;
  /// The type of what is destroyed.
  clang::QualType Destroyed = {};
  /// The variable or member that is destroyed, or null for a temporary.
  const clang::ValueDecl *Dies = nullptr;
  /// The statement of the body that it belongs to: where control is.
  const clang::Stmt *At = nullptr;
  /// It runs when what the coroutine awaited has come: await_resume.
  bool Resumes = false;
  /// It runs once in the life of the program: to initialise a static variable.
  bool Once = false;

  /// What runs, or the type that is destroyed: the same for all sites, and all
  /// instantiations, that are mended in one place.
  const void *subject() const;
};

/// The sites of \p F in the order written; what dies at the end of a scope
/// stands where it is declared.
///
/// A variable that is moved from, returned, detached, or waited for by name
/// does not count as destroyed. What leads to a function that does not return
/// on every path is left out.
std::vector<Site> sitesOf(const Function &F);

/// The members and bases that are destroyed with an object of class \p R.
std::vector<Site> sitesOfDestruction(const clang::CXXRecordDecl *R);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_EFFECTS_SITES_H
