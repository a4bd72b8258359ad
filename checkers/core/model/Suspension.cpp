//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Suspension.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool returnsOnly(bool Value, const FunctionDecl *F) {
  const Stmt *Whole = F->getBody();
  if (const FunctionDecl *Pattern = F->getTemplateInstantiationPattern();
      !Whole && Pattern)
    Whole = Pattern->getBody();
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Whole);
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(*Body->body_begin())
                           : nullptr;
  const Expr *Returned = Return ? Return->getRetValue() : nullptr;
  const auto *Literal =
      Returned ? dyn_cast<CXXBoolLiteralExpr>(Returned->IgnoreImplicit())
               : nullptr;
  return Literal && Literal->getValue() == Value;
}

static bool neverSuspends(TranslationUnit &TU, const CoroutineSuspendExpr *S) {
  const Expr *Ready = S->getReadyExpr();
  if (!Ready)
    return false;
  const FunctionDecl *Callee = calleeOf(Ready->IgnoreImplicit());
  if (!Callee)
    return false;
  if (returnsOnly(true, Callee))
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  // The bodies of a system header need not be there.
  return Method &&
         TU.qualifiedName(Method->getParent()) == "std::suspend_never";
}

std::vector<const CoroutineSuspendExpr *> suspensionsOf(const Function &F) {
  std::vector<const CoroutineSuspendExpr *> Result;
  if (!F.coroutine())
    return Result;
  for (const auto *S : F.own<CoroutineSuspendExpr>())
    if (!neverSuspends(F.unit(), S))
      Result.push_back(S);
  return Result;
}

const CXXMethodDecl *stepCalled(const Expr *Step, StringRef Name) {
  SmallVector<const Stmt *> Work{Step};
  while (!Work.empty()) {
    const Stmt *S = Work.pop_back_val();
    if (!S)
      continue;
    const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
    const CXXMethodDecl *Method = Call ? Call->getMethodDecl() : nullptr;
    if (Method && Method->getIdentifier() && Method->getName() == Name)
      return Method;
    append_range(Work, S->children());
  }
  return nullptr;
}

} // namespace async_tidy
