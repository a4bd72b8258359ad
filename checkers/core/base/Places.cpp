//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/base/Places.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// What is written before the name of the function that \p Call calls.
static const Expr *objectWritten(const CallExpr *Call) {
  // (p->*run)() and (p->run)() begin with the parenthesis
  if (!isa<MemberExpr, DeclRefExpr>(Call->getCallee()->IgnoreImpCasts()))
    return nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call)) {
    const Expr *Object = Member->getImplicitObjectArgument();
    return Object && !Object->isImplicitCXXThis() ? Object : nullptr;
  }
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call->getCalleeDecl());
  if (!Method || !Method->isExplicitObjectMemberFunction() ||
      Call->getNumArgs() == 0)
    return nullptr;
  const Expr *Object = Call->getArg(0)->IgnoreImplicit();
  // run(this auto self) copies it
  if (const auto *Copy = dyn_cast<CXXConstructExpr>(Object);
      Copy && Copy->getNumArgs() == 1 && !isa<CXXTemporaryObjectExpr>(Copy))
    Object = Copy->getArg(0)->IgnoreImplicit();
  // p->run()
  if (const auto *Arrow = dyn_cast<UnaryOperator>(Object);
      Arrow && Arrow->getOperatorLoc().isInvalid())
    Object = Arrow->getSubExpr();
  return Object;
}

SourceLocation beginOf(const Expr *E) {
  if (const auto *Call = dyn_cast<CallExpr>(E->IgnoreImplicit()))
    if (const Expr *Object = objectWritten(Call))
      if (SourceLocation Begin = beginOf(Object); Begin.isValid())
        return Begin;
  return E->getBeginLoc();
}

} // namespace async_tidy
