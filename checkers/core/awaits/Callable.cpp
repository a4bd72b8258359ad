//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Callable.h"
#include "core/model/Function.h"
#include "core/model/Names.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static bool isTask(TranslationUnit &TU, QualType T) {
  return !T->isDependentType() && TU.task(T).Kind == TaskKind::Task;
}

/// The function that \p E names: `tick`, `&tick`, `&worker::run`.
static const FunctionDecl *functionNamed(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = Address->getSubExpr()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  return Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
}

/// The call operators of \p R, or of the nearest bases that have some.
static SmallVector<const NamedDecl *, 2>
callOperators(const ASTContext &Context, const CXXRecordDecl *R) {
  SmallVector<const NamedDecl *, 2> Found;
  if (!R || !(R = R->getDefinition()))
    return Found;
  for (const NamedDecl *D :
       R->lookup(Context.DeclarationNames.getCXXOperatorName(OO_Call)))
    Found.push_back(D->getUnderlyingDecl());
  if (Found.empty())
    for (const CXXBaseSpecifier &Base : R->bases())
      Found.append(
          callOperators(Context, Base.getType()->getAsCXXRecordDecl()));
  return Found;
}

/// The functions that \p D stands for: itself, or what this unit instantiates
/// of a template; its pattern if the pattern's return type depends on nothing.
static SmallVector<const FunctionDecl *, 2> instancesOf(const NamedDecl *D) {
  SmallVector<const FunctionDecl *, 2> Result;
  if (const auto *F = dyn_cast<FunctionDecl>(D)) {
    Result.push_back(F);
  } else if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D)) {
    const FunctionDecl *Pattern = Template->getTemplatedDecl();
    if (!Pattern->getReturnType()->isDependentType() &&
        !Pattern->getReturnType()->isUndeducedType())
      Result.push_back(Pattern);
    else
      Result.append(Template->spec_begin(), Template->spec_end());
  }
  return Result;
}

std::optional<TaskCallable> taskCallable(TranslationUnit &TU, const Expr *E) {
  E = E->IgnoreImplicit()->IgnoreParens()->IgnoreImplicit();
  QualType T = E->getType().getNonReferenceType().getCanonicalType();
  if (const auto *Pointer = T->getAs<PointerType>())
    T = Pointer->getPointeeType();
  else if (const auto *Member = T->getAs<MemberPointerType>())
    T = Member->getPointeeType();
  if (const auto *Type = T->getAs<clang::FunctionType>()) {
    if (!isTask(TU, Type->getReturnType()))
      return std::nullopt;
    const FunctionDecl *F = functionNamed(E);
    return TaskCallable{F, F ? F->getReturnType() : Type->getReturnType()};
  }
  // A functor with several call operators is sure only if all return a task.
  std::optional<TaskCallable> Found;
  for (const NamedDecl *D :
       callOperators(TU.context(), T->getAsCXXRecordDecl()))
    for (const FunctionDecl *F : instancesOf(D)) {
      if (F->isDeleted())
        continue;
      if (!isTask(TU, F->getReturnType()))
        return std::nullopt;
      if (!Found)
        Found = TaskCallable{F, F->getReturnType()};
    }
  return Found;
}

const FunctionProtoType *voidSignature(QualType Erased) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Erased->getAsCXXRecordDecl());
  if (!Class)
    return nullptr;
  for (const TemplateArgument &Argument : Class->getTemplateArgs().asArray())
    if (Argument.getKind() == TemplateArgument::Type)
      if (const auto *Signature =
              Argument.getAsType()->getAs<FunctionProtoType>())
        return Signature->getReturnType()->isVoidType() ? Signature : nullptr;
  return nullptr;
}

std::string calledName(TranslationUnit &TU, const Expr *Call) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    if (const auto *Ref =
            dyn_cast<DeclRefExpr>(Operator->getArg(0)->IgnoreParenImpCasts()))
      return TU.qualifiedName(Ref->getDecl()).str();
  return functionName(TU, calleeOf(Call));
}

bool isStandard(const FunctionDecl *F) {
  for (const DeclContext *DC = F->getDeclContext(); DC; DC = DC->getParent())
    if (DC->isStdNamespace())
      return true;
  return false;
}

SmallVector<const Expr *> droppedCallables(const Expr *Call,
                                           const FunctionFact &Role) {
  SmallVector<const Expr *> Result;
  for (const Expr *Argument : argumentsOf(Call)) {
    QualType T = Argument->IgnoreImplicit()->getType().getNonReferenceType();
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    if (!T->isFunctionType() && !T->isFunctionPointerType() &&
        !T->isMemberFunctionPointerType() &&
        (!R || callOperators(R->getASTContext(), R).empty()))
      continue;
    Result.push_back(Argument);
    if (isStandard(calleeOf(Call)))
      break;
  }
  return Result;
}

const CXXConstructorDecl *ignoresArgument(const CXXConstructExpr *Construct) {
  const CXXConstructorDecl *Constructor = Construct->getConstructor();
  if (Construct->getNumArgs() != 1 || Constructor->isCopyOrMoveConstructor() ||
      Constructor->isInheritingConstructor())
    return nullptr;
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = Constructor->getBody(Definition);
  if (!Body)
    return nullptr;
  // Result(...): no parameter at all.
  if (Definition->getNumParams() == 0)
    return Constructor;
  const ParmVarDecl *Parm = Definition->getParamDecl(0);
  if (names(Body, Parm))
    return nullptr;
  for (const CXXCtorInitializer *Init :
       cast<CXXConstructorDecl>(Definition)->inits())
    if (names(Init->getInit(), Parm))
      return nullptr;
  return Constructor;
}

const ParmVarDecl *templateParameter(const Function &F, const Expr *E) {
  E = E->IgnoreImplicit()->IgnoreParenImpCasts();
  // std::forward<F>(f), std::move(f)
  if (const auto *Call = dyn_cast<CallExpr>(E);
      Call && Call->getNumArgs() == 1 && Call->getDirectCallee() &&
      Call->getDirectCallee()->isInStdNamespace())
    E = Call->getArg(0)->IgnoreParenImpCasts();
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    E = Cast->getSubExpr()->IgnoreParenImpCasts();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Parm = Ref ? dyn_cast<ParmVarDecl>(Ref->getDecl()) : nullptr;
  if (!Parm || Parm->getDeclContext() != F.decl())
    return nullptr;
  const FunctionDecl *Pattern = F.decl()->getTemplateInstantiationPattern();
  if (!Pattern)
    return nullptr;
  unsigned Index = Parm->getFunctionScopeIndex();
  // A pack's instantiation has more parameters than its pattern.
  bool Decided = Index >= Pattern->getNumParams() ||
                 Pattern->getParamDecl(Index)->getType()->isDependentType();
  return Decided ? Parm : nullptr;
}

} // namespace async_tidy
