//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/LostException.h"
#include "core/model/Exceptions.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// void unhandled_exception() {}
static bool swallows(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  if (!Method || !Method->getIdentifier() ||
      Method->getName() != "unhandled_exception" || Method->getNumParams() != 0)
    return false;
  const Stmt *Body = Method->getBody();
  if (const FunctionDecl *Pattern = Method->getTemplateInstantiationPattern();
      !Body && Pattern)
    Body = Pattern->getBody();
  const auto *Block = dyn_cast_or_null<CompoundStmt>(Body);
  return Block &&
         all_of(Block->body(), [](const Stmt *S) { return isa<NullStmt>(S); });
}

const FunctionDecl *whoSwallows(const Function &F) {
  return F.context().getLangOpts().CXXExceptions && swallows(F.decl())
             ? F.decl()
             : nullptr;
}

const FunctionDecl *whoSwallows(const CXXRecordDecl *Promise) {
  if (!Promise || !Promise->hasDefinition())
    return nullptr;
  ASTContext &Context = Promise->getASTContext();
  if (!Context.getLangOpts().CXXExceptions)
    return nullptr;
  for (const NamedDecl *D :
       Promise->lookup(&Context.Idents.get("unhandled_exception"))) {
    const auto *Handles = dyn_cast<FunctionDecl>(D);
    return Handles && swallows(Handles) ? Handles : nullptr;
  }
  for (const CXXBaseSpecifier &Base : Promise->bases())
    if (const FunctionDecl *Found =
            whoSwallows(Base.getType()->getAsCXXRecordDecl()))
      return Found;
  return nullptr;
}

/// The coroutine behind \p Argument: the one that a call starts, or a lambda.
///
///   start(pool, work(1));    start(pool, [] -> task<> { ... });
///               ^~~~~~~                  ^~~~~~~~~~~~~~~~~~~
static const Function *coroutineIn(TranslationUnit &TU, const Expr *Argument) {
  const Expr *E = Argument->IgnoreImplicit()->IgnoreParenImpCasts();
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getNumArgs() == 1)
    return coroutineIn(TU, Construct->getArg(0));
  const FunctionDecl *Callee = nullptr;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    Callee = Lambda->getCallOperator();
  else if (isa<CallExpr>(E))
    Callee = calleeOf(E);
  const Function *F = Callee ? TU.function(Callee) : nullptr;
  return F && F->coroutine() ? F : nullptr;
}

std::optional<LostException> whyLost(const Function &F, const Expr *Call) {
  TranslationUnit &TU = F.unit();
  std::optional<FunctionFact> Loses =
      roleOf(TU, Call, FunctionRole::LosesException);
  if (!Loses)
    return std::nullopt;
  for (const Expr *Argument : argumentsOf(Call))
    if (const Function *Coroutine = coroutineIn(TU, Argument))
      if (const Expr *Escape = firstEscape(*Coroutine))
        return LostException{Coroutine, Escape, *Loses};
  return std::nullopt;
}

} // namespace async_tidy
