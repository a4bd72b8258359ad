//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Fate.h"
#include "core/awaits/ParameterUse.h"
#include "core/base/Places.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// A cast that keeps the value and its type: `task<int>(f())`.
static bool keepsValue(const Expr *Cast, const Expr *Inner) {
  return isa<CXXFunctionalCastExpr, CXXStaticCastExpr>(Cast) &&
         Cast->getType().getCanonicalType().getUnqualifiedType() ==
             Inner->getType().getCanonicalType().getUnqualifiedType();
}

std::optional<Discard> discardOf(const Function &F, const Expr *E) {
  const Stmt *S = E;
  for (const Stmt *P = F.parent(S); P; S = P, P = F.parent(P)) {
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(P)) {
      if (Cast->getCastKind() == CK_UserDefinedConversion)
        return std::nullopt;
      continue;
    }
    if (isa<ParenExpr, FullExpr, MaterializeTemporaryExpr,
            CXXBindTemporaryExpr>(P))
      continue;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(P)) {
      if (!keepsValue(Cast, E))
        return std::nullopt;
      continue;
    }
    if (const auto *Comma = dyn_cast<BinaryOperator>(P)) {
      if (Comma->getOpcode() != BO_Comma)
        return std::nullopt;
      if (Comma->getLHS() == S)
        return Discard{Comma};
      continue;
    }
    if (const auto *Choice = dyn_cast<ConditionalOperator>(P)) {
      if (Choice->getCond() == S)
        return std::nullopt;
      continue;
    }
    if (const auto *Block = dyn_cast<CompoundStmt>(P)) {
      // The last statement is the value of a GNU statement expression.
      if (const auto *Outer = dyn_cast_or_null<StmtExpr>(F.parent(Block));
          Outer && Block->body_back() == S) {
        P = Outer;
        continue;
      }
      return Discard{Block};
    }
    if (const auto *If = dyn_cast<IfStmt>(P))
      return If->getThen() == S || If->getElse() == S || If->getInit() == S
                 ? std::optional(Discard{If})
                 : std::nullopt;
    if (const auto *For = dyn_cast<ForStmt>(P))
      return For->getCond() == S ? std::nullopt : std::optional(Discard{For});
    if (const auto *While = dyn_cast<WhileStmt>(P))
      return While->getBody() == S ? std::optional(Discard{While})
                                   : std::nullopt;
    if (const auto *Do = dyn_cast<DoStmt>(P))
      return Do->getBody() == S ? std::optional(Discard{Do}) : std::nullopt;
    if (const auto *Range = dyn_cast<CXXForRangeStmt>(P))
      return Range->getBody() == S || Range->getInit() == S
                 ? std::optional(Discard{Range})
                 : std::nullopt;
    if (const auto *Switch = dyn_cast<SwitchStmt>(P))
      return Switch->getInit() == S || Switch->getBody() == S
                 ? std::optional(Discard{Switch})
                 : std::nullopt;
    if (isa<SwitchCase, LabelStmt, AttributedStmt>(P))
      return Discard{P};
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Swallowed> swallowedBy(const Function &F, const Expr *E) {
  const auto *Call = dyn_cast_or_null<Expr>(F.user(E));
  if (!Call || !isa<CallExpr, CXXConstructExpr>(Call))
    return std::nullopt;
  SmallVector<const Expr *> Arguments = argumentsOf(Call);
  for (unsigned I = 0; I < Arguments.size(); ++I) {
    const Expr *Argument = Arguments[I];
    if (Argument->IgnoreImplicit()->IgnoreParens()->IgnoreImplicit() != E ||
        roleOf(F.unit(), Call, FunctionRole::Looks))
      continue;
    if (const ParmVarDecl *Parm = ignoredParameter(F.unit(), calleeOf(Call), I))
      return Swallowed{Call, Parm};
  }
  return std::nullopt;
}

/// True when a template's argument decides the type of this parameter.
static bool isOfDependentType(const Function &F, const ParmVarDecl *Parm) {
  const FunctionDecl *Pattern = F.decl()->getTemplateInstantiationPattern();
  if (!Pattern && F.decl()->isDependentContext())
    Pattern = F.decl();
  if (!Pattern)
    return false;
  unsigned Index = Parm->getFunctionScopeIndex();
  // A pack's instantiation has more parameters than its pattern.
  return Index >= Pattern->getNumParams() ||
         Pattern->getParamDecl(Index)->getType()->isDependentType();
}

/// The same for a member of a class template's specialisation.
static bool isOfDependentType(const FieldDecl *Field) {
  const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent());
  const CXXRecordDecl *Pattern =
      Class ? Class->getTemplateInstantiationPattern() : nullptr;
  if (!Pattern)
    return Field->getType()->isDependentType();
  for (const FieldDecl *Written : Pattern->fields())
    if (Written->getFieldIndex() == Field->getFieldIndex())
      return Written->getType()->isDependentType();
  return false;
}

bool calleeIsTemplateArgument(const Function &F, const CallExpr *Call) {
  const Expr *Callee =
      isa<CXXOperatorCallExpr>(Call) ? Call->getArg(0) : Call->getCallee();
  Callee = Callee->IgnoreParenImpCasts();
  // Through std::forward<F>(f)() and std::move(f)().
  if (const auto *Forward = dyn_cast<CallExpr>(Callee);
      Forward && Forward->getNumArgs() == 1 && Forward->getDirectCallee() &&
      Forward->getDirectCallee()->isInStdNamespace())
    Callee = Forward->getArg(0)->IgnoreParenImpCasts();
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Callee))
    Callee = Cast->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *Deref = dyn_cast<UnaryOperator>(Callee))
    Callee = Deref->getSubExpr()->IgnoreParenImpCasts();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Callee))
    if (const auto *Parm = dyn_cast<ParmVarDecl>(Ref->getDecl()))
      return isOfDependentType(F, Parm);
  if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    if (const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl()))
      return isOfDependentType(Field);
  return false;
}

/// [dcl.fct.def.coroutine], [expr.await]/4.1: with an await_transform the
/// promise decides what may be awaited; it takes its own family of tasks.
static bool promiseTakes(const Function &F, QualType T) {
  const CXXRecordDecl *Promise = F.promise();
  if (!Promise)
    return false;
  IdentifierInfo *Name = &F.context().Idents.get("await_transform");
  bool Transforms = !Promise->lookup(Name).empty();
  Promise->forallBases([&](const CXXRecordDecl *Base) {
    Transforms |= !Base->lookup(Name).empty();
    return true;
  });
  if (!Transforms)
    return true;
  const auto *Own = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      F.decl()->getReturnType()->getAsCXXRecordDecl());
  const auto *Other = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  return Own && Other &&
         Own->getSpecializedTemplate()->getCanonicalDecl() ==
             Other->getSpecializedTemplate()->getCanonicalDecl();
}

/// Whether what is around \p E compiles with the result in the place of the
/// task. A cast to the task's type does not; `ok ? f() : g()` does when the
/// other arm is a task of the same type, which gets its own edit.
static bool placeTakesResult(const Function &F, const Expr *E) {
  const Stmt *S = E;
  for (const Stmt *P = F.parent(S); P && isa<Expr>(P); S = P, P = F.parent(P)) {
    if (isa<ExplicitCastExpr>(P))
      return false;
    const auto *Choice = dyn_cast<ConditionalOperator>(P);
    if (!Choice || Choice->getCond() == S)
      continue;
    const Expr *Other = Choice->getTrueExpr() == S ? Choice->getFalseExpr()
                                                   : Choice->getTrueExpr();
    Other = Other->IgnoreImplicit()->IgnoreParens()->IgnoreImplicit();
    if (!isa<CallExpr>(Other) || !Other->isPRValue() ||
        !F.context().hasSameUnqualifiedType(Other->getType(), E->getType()))
      return false;
  }
  return true;
}

std::optional<FixItHint> awaitFix(const Function &F, const Expr *E) {
  if (!F.coroutine() || F.decl()->isDependentContext() ||
      F.enclosing<CXXCatchStmt>(E) || !promiseTakes(F, E->getType()) ||
      !placeTakesResult(F, E))
    return std::nullopt;
  // `co_await a << b` would await only `a`.
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
      Operator && Operator->getOperator() != OO_Call &&
      Operator->getOperator() != OO_Subscript)
    return std::nullopt;
  return FixItHint::CreateInsertion(beginOf(E), "co_await ");
}

} // namespace async_tidy
