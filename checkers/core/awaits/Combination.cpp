//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Combination.h"
#include "core/model/Owner.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// A result to compute with: an await that gives a task or a handle has only
/// started something.
static bool givesValue(TranslationUnit &TU, const Expr *Await) {
  return !Await->getType()->isDependentType() &&
         TU.task(Await->getType()).Kind == TaskKind::None;
}

SequentialAwaits awaitsBefore(const Function &F, const Expr *Call) {
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  SmallVector<const CoawaitExpr *, 4> First(Arguments.size());
  for (const Expr *E : F.awaits()) {
    const auto *Await = dyn_cast<CoawaitExpr>(E);
    if (!Await || !givesValue(F.unit(), Await))
      continue;
    for (const Stmt *S = Await; S && S != Call; S = F.parent(S))
      if (const auto *It = find(Arguments, S); It != Arguments.end()) {
        const CoawaitExpr *&Entry = First[It - Arguments.begin()];
        if (!Entry)
          Entry = Await;
        break;
      }
  }
  SequentialAwaits Result;
  copy_if(First, std::back_inserter(Result), [](auto *E) { return E; });
  if (Result.size() < 2)
    Result.clear();
  return Result;
}

/// Whether a pack of a template's arguments may be expanded in \p F.
static bool hasPack(const Function &F) {
  for (const DeclContext *DC = F.decl(); DC; DC = DC->getParent()) {
    if (const auto *Function = dyn_cast<FunctionDecl>(DC))
      if (const FunctionTemplateDecl *Template = Function->getPrimaryTemplate();
          Template && Template->getTemplateParameters()->hasParameterPack())
        return true;
    if (const auto *Class = dyn_cast<ClassTemplateSpecializationDecl>(DC))
      if (Class->getSpecializedTemplate()
              ->getTemplateParameters()
              ->hasParameterPack())
        return true;
  }
  return false;
}

/// Whether what the combinator gives has the result of its one task as it is:
/// tuple<int> of task<int>, and tuple<monostate> of task<void>, but not
/// tuple<expected<int>>.
static bool keepsResult(TranslationUnit &TU, QualType Combined,
                        QualType Result) {
  QualType Gives = TU.task(Combined).Result;
  if (Gives.isNull() || Result.isNull())
    return true;
  const ASTContext &Context = TU.context();
  Gives = Gives.getNonReferenceType();
  if (Context.hasSameUnqualifiedType(Gives, Result))
    return true;
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Gives->getAsCXXRecordDecl());
  if (!Class)
    return Result->isVoidType();
  return any_of(typeArguments(Class), [&](QualType T) {
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    return Context.hasSameUnqualifiedType(T, Result) ||
           (Result->isVoidType() && R && R->hasDefinition() && R->isEmpty());
  });
}

const Expr *onlyTask(const Function &F, const Expr *Call) {
  TranslationUnit &TU = F.unit();
  const Expr *Found = nullptr;
  for (const Expr *Argument : argumentsOf(Call)) {
    QualType T = Argument->IgnoreImplicit()->getType();
    // The executor is where the task runs.
    if (roleOf(TU, T, TypeRole::MultiThreaded) ||
        roleOf(TU, T, TypeRole::SingleThreaded))
      continue;
    if (Found || isa<PackExpansionExpr>(Argument) ||
        TU.task(T).Kind == TaskKind::None ||
        TU.task(T).Kind == TaskKind::Generator)
      return nullptr;
    Found = Argument;
  }
  if (!Found || hasPack(F) ||
      !keepsResult(TU, Call->getType(), TU.task(Found->getType()).Result))
    return nullptr;
  return Found;
}

} // namespace async_tidy
