//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Scopes that must be joined before they are destroyed, and are not.

#ifndef ASYNC_TIDY_CORE_AWAITS_UNJOINEDSCOPES_H
#define ASYNC_TIDY_CORE_AWAITS_UNJOINEDSCOPES_H

#include "core/awaits/ValueFlow.h"
#include "core/model/Roles.h"

namespace async_tidy {

struct UnjoinedScope {
  const clang::VarDecl *Scope;
  TypeFact Type;
  /// The call that gives the scope something to wait for.
  const clang::Expr *Work;
  /// The path on which it is not joined.
  Loss How;
  bool OnSomePaths = false;     ///< On others this work is joined.
  bool JoinedElsewhere = false; ///< Before this work, or on other paths.
};

/// The local scopes of \p F that are given work and may be destroyed unjoined.
/// One whose address goes where we cannot follow may be joined there.
std::vector<UnjoinedScope> unjoinedScopes(const Function &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_AWAITS_UNJOINEDSCOPES_H
