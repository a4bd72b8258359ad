//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/AwaitInstead.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool mayAwaitAt(const Function &F, const Expr *E) {
  if (F.enclosing<CXXCatchStmt>(E))
    return false;
  const auto *Declares = F.enclosing<DeclStmt>(E);
  return !Declares || none_of(Declares->decls(), [](const Decl *D) {
    const auto *Var = dyn_cast<VarDecl>(D);
    return Var && Var->isStaticLocal();
  });
}

std::optional<FixItHint> awaitInstead(const Function &F, const Expr *E,
                                      const Replacement &With) {
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!With.PureSwap || !Call || F.decl()->isDependentContext() ||
      !mayAwaitAt(F, E))
    return std::nullopt;
  const auto *Callee =
      dyn_cast<DeclRefExpr>(Call->getCallee()->IgnoreImplicit());
  if (!Callee || Callee->hasExplicitTemplateArgs())
    return std::nullopt;
  return FixItHint::CreateReplacement(Callee->getSourceRange(),
                                      "co_await " + With.Use);
}

} // namespace async_tidy
