//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/ThreadLocal.h"
#include "core/base/Compat.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static StringRef calledBy(const Expr *Call) {
  const FunctionDecl *Callee = calleeOf(Call);
  const IdentifierInfo *Name = Callee ? Callee->getIdentifier() : nullptr;
  return Name ? Name->getName() : StringRef();
}

static const CXXRecordDecl *standardClass(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  return R && R->isInStdNamespace() && R->getIdentifier() ? R : nullptr;
}

/// Whether an object of type \p T has its elements for itself: a container, a
/// string, an optional.
static bool ownsElements(QualType T) {
  const CXXRecordDecl *R = standardClass(T);
  if (!R)
    return false;
  std::optional<Owner> Owns = standardOwner(T.getNonReferenceType());
  return R->getName() == "basic_string" || (Owns && !Owns->Shared);
}

const VarDecl *threadLocalItself(const Expr *E) {
  E = E->IgnoreImplicit()->IgnoreParenImpCasts();
  const ValueDecl *Named = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    Named = Ref->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(E))
    Named = Member->getMemberDecl(); // a static one
  const auto *Var = dyn_cast_or_null<VarDecl>(Named);
  return Var && Var->getTLSKind() != VarDecl::TLS_None &&
                 !Var->getType()->isReferenceType() &&
                 !Var->getType().isConstQualified()
             ? Var->getCanonicalDecl()
             : nullptr;
}

namespace {

/// Follows an expression to the object that it leads to.
class Way {
public:
  explicit Way(TranslationUnit &TU) : TU(TU) {}

  const VarDecl *object(const Expr *E) {
    if (++Steps > 32)
      return nullptr;
    E = E->IgnoreParenImpCasts();
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      return Cast->isGLValue() ? object(Cast->getSubExpr()) : nullptr;
    if (const VarDecl *Var = threadLocalItself(E))
      return Var;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      // auto &same = buffer;
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      return Var && Var->getType()->isReferenceType() && Var->getInit() &&
                     !isa<ParmVarDecl>(Var)
                 ? object(Var->getInit())
                 : nullptr;
    }
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (!isa<FieldDecl>(Member->getMemberDecl()) ||
          Member->getMemberDecl()->getType()->isReferenceType())
        return nullptr;
      return Member->isArrow() ? pointee(Member->getBase())
                               : object(Member->getBase());
    }
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      return pointee(Element->getBase());
    if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      return Unary->getOpcode() == UO_Deref ? pointee(Unary->getSubExpr())
             : Unary->isIncrementDecrementOp() && Unary->isPrefix()
                 ? object(Unary->getSubExpr())
                 : nullptr;
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      const VarDecl *Var = object(Choice->getTrueExpr());
      return Var && object(Choice->getFalseExpr()) ? Var : nullptr;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call || !Call->isGLValue())
      return nullptr;
    // names[i]    *maybe    names.front()
    if (const Expr *Of = objectOf(Call))
      return ownsElements(Of->getType()) ? object(Of)
             : isa<CXXOperatorCallExpr>(Call) &&
                     calleeOf(Call)->getOverloadedOperator() == OO_Star
                 ? pointee(Of) // of an iterator
                 : returned(Call, &Way::object);
    return returned(Call, &Way::object);
  }

  const VarDecl *pointee(const Expr *E) {
    if (++Steps > 32)
      return nullptr;
    E = E->IgnoreImplicit()->IgnoreParenImpCasts();
    if (E->getType()->isArrayType())
      return object(E);
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      return pointee(Cast->getSubExpr());
    if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      return Unary->getOpcode() == UO_AddrOf ? object(Unary->getSubExpr())
                                             : nullptr;
    if (const auto *Sum = dyn_cast<BinaryOperator>(E))
      return Sum->isAdditiveOp() ? pointee(Sum->getLHS()) : nullptr;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      return Var && Var->hasLocalStorage() && Var->getInit() &&
                     !isa<ParmVarDecl>(Var) &&
                     !Var->getType()->isReferenceType()
                 ? pointee(Var->getInit())
                 : nullptr;
    }
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      const VarDecl *Var = pointee(Choice->getTrueExpr());
      return Var && pointee(Choice->getFalseExpr()) ? Var : nullptr;
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      SmallVector<const Expr *> Arguments = argumentsOf(Construct);
      if (Arguments.empty())
        return nullptr;
      // std::span(buffer)    std::string_view(name)
      if (isView(Construct->getType()) &&
          (ownsElements(Arguments[0]->getType()) ||
           Arguments[0]->IgnoreParenImpCasts()->getType()->isArrayType()))
        return object(Arguments[0]);
      return isView(Construct->getType()) || isIterator(Construct->getType())
                 ? pointee(Arguments[0])
                 : nullptr;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call)
      return nullptr;
    if (const Expr *Of = objectOf(Call)) {
      QualType T = Of->getType();
      // names.begin()    buffer.data()    string_view(name)    first + 1
      if (ownsElements(T) && !isPointerOwner(T) && leads(Call->getType()))
        return object(Of);
      return isView(T) || isIterator(T)
                 ? (leads(Call->getType()) ? pointee(Of) : nullptr)
                 : returned(Call, &Way::pointee);
    }
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (Callee && Callee->isInStdNamespace() && Call->getNumArgs() > 0 &&
        StringSwitch<bool>(calledBy(Call))
            .Cases({"addressof", "begin", "end", "cbegin", "cend", "data"},
                   true)
            .Default(false))
      return object(Call->getArg(0));
    return returned(Call, &Way::pointee);
  }

private:
  /// Leads to other objects than its own elements.
  static bool isPointerOwner(QualType T) {
    return standardClass(T)->getName() == "unique_ptr";
  }

  static bool leads(QualType T) {
    return T->isPointerType() || isIterator(T) || isView(T);
  }

  /// buffer &own() { thread_local buffer b; return b; }
  ///                                               ^
  const VarDecl *returned(const CallExpr *Call,
                          const VarDecl *(Way::*Follow)(const Expr *)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Function *Body = Callee ? TU.function(Callee) : nullptr;
    if (!Body || Body->coroutine())
      return nullptr;
    const VarDecl *Result = nullptr;
    for (const auto *Return : Body->own<ReturnStmt>()) {
      const Expr *Value = Return->getRetValue();
      Result = Value ? (this->*Follow)(Value) : nullptr;
      if (!Result)
        return nullptr;
    }
    return Result;
  }

  TranslationUnit &TU;
  unsigned Steps = 0;
};

} // namespace

const VarDecl *threadLocalNamed(TranslationUnit &TU, const Expr *E) {
  return Way(TU).object(E);
}

const VarDecl *threadLocalBehind(TranslationUnit &TU, const Expr *E) {
  return Way(TU).pointee(E);
}

static bool isNull(const ASTContext &Context, const Expr *E) {
  return E->isNullPointerConstant(const_cast<ASTContext &>(Context),
                                  Expr::NPC_ValueDependentIsNotNull) !=
         Expr::NPCK_NotNull;
}

const VarDecl *threadLocalBehind(const Function &F, const VarDecl *Var) {
  QualType T = Var->getType();
  const Expr *Init = Var->getInit();
  if (T->isReferenceType())
    return Init ? threadLocalNamed(F.unit(), Init) : nullptr;
  if (!T->isPointerType() && !isView(T) && !isIterator(T))
    return nullptr;
  const VarDecl *Result = nullptr;
  auto Add = [&](const Expr *Value) {
    if (isNull(F.context(), Value))
      return true;
    Result = threadLocalBehind(F.unit(), Value);
    return Result != nullptr;
  };
  if (Init &&
      !(isa<CXXConstructExpr>(Init->IgnoreImplicit()) &&
        argumentsOf(Init->IgnoreImplicit()).empty()) &&
      !Add(Init))
    return nullptr;
  for (const DeclRefExpr *Ref : F.references(Var)) {
    const Stmt *User = F.user(Ref);
    if (const auto *Assign = dyn_cast_or_null<BinaryOperator>(User);
        Assign && Assign->getOpcode() == BO_Assign &&
        Assign->getLHS()->IgnoreParens() == Ref) {
      if (!Add(Assign->getRHS()))
        return nullptr;
    } else if (const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(User);
               Call && Call->getOperator() == OO_Equal &&
               Call->getArg(0)->IgnoreParenImpCasts() == Ref) {
      if (!Add(Call->getArg(1)))
        return nullptr;
    } else if (const auto *Address = dyn_cast_or_null<UnaryOperator>(User);
               Address && Address->getOpcode() == UO_AddrOf) {
      return nullptr; // others may let it lead elsewhere
    }
  }
  return Result;
}

const VarDecl *threadLocalSet(const Stmt *S) {
  if (const auto *Assign = dyn_cast<BinaryOperator>(S))
    return Assign->getOpcode() == BO_Assign
               ? threadLocalItself(Assign->getLHS())
               : nullptr;
  const auto *Call = dyn_cast<CallExpr>(S);
  if (!Call || Call->getNumArgs() == 0)
    return nullptr;
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getOperator() == OO_Equal
               ? threadLocalItself(Call->getArg(0))
               : nullptr;
  return Callee && Callee->isInStdNamespace() && calledBy(Call) == "exchange"
             ? threadLocalItself(Call->getArg(0))
             : nullptr;
}

/// Collects the thread_locals that \p S sets.
static void collectSet(const Stmt *S,
                       SmallPtrSetImpl<const VarDecl *> &Result) {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (const VarDecl *Var = threadLocalSet(S))
    Result.insert(Var);
  for (const Stmt *Child : S->children())
    collectSet(Child, Result);
}

const VarDecl *threadLocalSetBy(const CXXRecordDecl *R) {
  if (!R || !R->hasDefinition() || R->hasTrivialDestructor() ||
      R->isInStdNamespace())
    return nullptr;
  const CXXDestructorDecl *Destructor = R->getDestructor();
  if (!Destructor)
    return nullptr;
  SmallPtrSet<const VarDecl *, 2> AtEnd, AtStart;
  collectSet(Destructor->getBody(), AtEnd);
  if (AtEnd.empty())
    return nullptr;
  for (const CXXConstructorDecl *Constructor : R->ctors()) {
    const FunctionDecl *Body = nullptr;
    if (Constructor->isCopyOrMoveConstructor() || !Constructor->hasBody(Body))
      continue;
    collectSet(Body->getBody(), AtStart);
    for (const CXXCtorInitializer *Member :
         cast<CXXConstructorDecl>(Body)->inits())
      collectSet(Member->getInit(), AtStart);
  }
  for (const VarDecl *Var : AtEnd)
    if (AtStart.contains(Var))
      return Var;
  return nullptr;
}

} // namespace async_tidy
