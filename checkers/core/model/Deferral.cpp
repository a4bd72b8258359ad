//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Deferral.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool mayBeOverridden(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  return Method && Method->isVirtual() && !Method->hasAttr<FinalAttr>() &&
         !Method->getParent()->hasAttr<FinalAttr>();
}

/// The declaration with the body that a call of \p F runs, or null.
static const FunctionDecl *definitionOf(const FunctionDecl *F) {
  if (mayBeOverridden(F))
    return nullptr;
  const FunctionDecl *Definition = nullptr;
  if (F->getBody(Definition))
    return Definition;
  if (const FunctionDecl *Pattern = F->getTemplateInstantiationPattern())
    if (Pattern->getBody(Definition))
      return Definition;
  return nullptr;
}

std::optional<Deferred> whyDeferred(TranslationUnit &TU, const Expr *Call) {
  const Task &T = TU.task(Call->getType());
  if (T.Kind != TaskKind::Task || !Call->isPRValue() || !isa<CallExpr>(Call))
    return std::nullopt;
  if (const FunctionDecl *Callee = calleeOf(Call)) {
    // std::move and std::exchange make no task.
    if (Callee->isInStdNamespace())
      return std::nullopt;
    if (const FunctionDecl *Definition = definitionOf(Callee))
      return isa<CoroutineBodyStmt>(Definition->getBody())
                 ? std::optional(Deferred{T.Start, Definition})
                 : std::nullopt;
    // Its body is there, and we did not read it (a system header's).
    if (Callee->hasSkippedBody() || Callee->getTemplateInstantiationPattern())
      return std::nullopt;
  }
  if (T.Start != TaskStart::Lazy)
    return std::nullopt;
  return Deferred{T.Start};
}

/// The first expression in \p S, in the order written, that \p Wanted takes.
static const Expr *findFirst(const Stmt *S,
                             function_ref<bool(const Expr *)> Wanted) {
  if (!S)
    return nullptr;
  if (const auto *E = dyn_cast<Expr>(S); E && Wanted(E))
    return E;
  for (const Stmt *Child : S->children())
    if (const Expr *Found = findFirst(Child, Wanted))
      return Found;
  return nullptr;
}

static const Stmt *bodyOf(const Deferred &Work) {
  return cast<CoroutineBodyStmt>(Work.Coroutine->getBody())->getBody();
}

const Expr *firstAwait(const Deferred &Work) {
  return findFirst(bodyOf(Work), [](const Expr *E) {
    return isa<CoawaitExpr, DependentCoawaitExpr>(E);
  });
}

const Expr *laterUse(const Deferred &Work, const ParmVarDecl *Parameter) {
  SourceLocation From;
  if (Work.Start != TaskStart::Lazy) {
    const Expr *Await = firstAwait(Work);
    if (!Await)
      return nullptr;
    From = Await->getEndLoc();
  }
  // A call by another declaration, or of a template, names other parameters.
  const ValueDecl *Used =
      Parameter && Parameter->getFunctionScopeIndex() <
                       Work.Coroutine->getNumParams()
          ? Work.Coroutine->getParamDecl(Parameter->getFunctionScopeIndex())
          : nullptr;
  const SourceManager &SM = Work.Coroutine->getASTContext().getSourceManager();
  return findFirst(bodyOf(Work), [&](const Expr *E) {
    if (From.isValid() && !SM.isBeforeInTranslationUnit(From, E->getBeginLoc()))
      return false;
    if (!Parameter)
      return isa<CXXThisExpr>(E);
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    return Ref && Ref->getDecl() == Used;
  });
}

} // namespace async_tidy
