//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/Conversion.h"
#include "core/awaits/Callable.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static std::optional<ValueUse> useIn(const BinaryOperator *Operator) {
  if (Operator->isLogicalOp())
    return ValueUse::Condition;
  if (Operator->isComparisonOp())
    return ValueUse::Comparison;
  // n += fetch();     fetch() * 2
  if (Operator->isCompoundAssignmentOp() || Operator->isAdditiveOp() ||
      Operator->isMultiplicativeOp() || Operator->isShiftOp() ||
      Operator->isBitwiseOp())
    return ValueUse::Arithmetic;
  return std::nullopt;
}

/// An operator of a class, which takes what the task converts to.
static std::optional<ValueUse> useIn(const CXXOperatorCallExpr *Operator) {
  OverloadedOperatorKind Kind = Operator->getOperator();
  if (Kind == OO_Subscript)
    return ValueUse::Index;
  if (Kind == OO_LessLess)
    return ValueUse::Stream;
  if (Operator->isComparisonOp())
    return ValueUse::Comparison;
  if (Kind == OO_Plus || Kind == OO_Minus || Kind == OO_Star ||
      Kind == OO_Slash || Kind == OO_PlusEqual || Kind == OO_MinusEqual)
    return ValueUse::Arithmetic;
  return std::nullopt;
}

/// What the value of \p E is used for by the expression around it.
static std::optional<ValueUse> useOf(const Function &F, const Expr *E) {
  const Stmt *Child = E;
  const Stmt *User = F.parent(E);
  while (
      isa_and_nonnull<ImplicitCastExpr, ParenExpr, FullExpr,
                      MaterializeTemporaryExpr, CXXBindTemporaryExpr>(User)) {
    Child = User;
    User = F.parent(User);
  }
  if (!User)
    return std::nullopt;
  auto When = [](bool IsCondition) {
    return IsCondition ? std::optional(ValueUse::Condition) : std::nullopt;
  };
  if (const auto *If = dyn_cast<IfStmt>(User))
    return When(If->getCond() == Child);
  if (const auto *While = dyn_cast<WhileStmt>(User))
    return When(While->getCond() == Child);
  if (const auto *Do = dyn_cast<DoStmt>(User))
    return When(Do->getCond() == Child);
  if (const auto *For = dyn_cast<ForStmt>(User))
    return When(For->getCond() == Child);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(User))
    return When(Choice->getCond() == Child);
  if (const auto *Switch = dyn_cast<SwitchStmt>(User))
    return Switch->getCond() == Child ? std::optional(ValueUse::Switch)
                                      : std::nullopt;
  if (const auto *Unary = dyn_cast<UnaryOperator>(User))
    return Unary->getOpcode() == UO_LNot ? std::optional(ValueUse::Condition)
           : Unary->isArithmeticOp()     ? std::optional(ValueUse::Arithmetic)
                                         : std::nullopt;
  if (const auto *Binary = dyn_cast<BinaryOperator>(User))
    return useIn(Binary);
  if (isa<ArraySubscriptExpr>(User))
    return ValueUse::Index;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(User))
    return useIn(Operator);
  return std::nullopt;
}

std::optional<TaskValue> taskAsValue(const Function &F, const CallExpr *Call) {
  // fetch().operator bool(), as the compiler writes it
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  const auto *By = dyn_cast_or_null<CXXConversionDecl>(
      Member ? Member->getMethodDecl() : nullptr);
  const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(F.parent(Call));
  if (!By || !Cast || Cast->getCastKind() != CK_UserDefinedConversion)
    return std::nullopt;
  const Expr *Task =
      Member->getImplicitObjectArgument()->IgnoreImplicit()->IgnoreParens();
  const async_tidy::Task &T = F.unit().task(Task->getType());
  if (T.Kind != TaskKind::Task || T.MayDrop)
    return std::nullopt;
  // template <class R> struct job { operator R() &&; ... };
  // takes the result out of it, awaiting or not.
  if (const FunctionDecl *Pattern = By->getInstantiatedFromMemberFunction();
      Pattern && By->getRefQualifier() == RQ_RValue &&
      cast<CXXConversionDecl>(Pattern)->getConversionType()->isDependentType())
    return std::nullopt;
  std::optional<ValueUse> Use = useOf(F, Call);
  bool MadeHere = Task->isPRValue() && isa<CallExpr>(Task->IgnoreImplicit());
  if (!Use || (*Use == ValueUse::Condition && !MadeHere))
    return std::nullopt;
  return TaskValue{*Use, Task->IgnoreImplicit(), By};
}

const ParmVarDecl *predicateParameter(const CallExpr *Call, unsigned Index) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  const FunctionDecl *Pattern =
      Callee ? Callee->getTemplateInstantiationPattern() : nullptr;
  if (!Pattern || !isStandard(Callee) || Index >= Pattern->getNumParams())
    return nullptr;
  const ParmVarDecl *Parm = Pattern->getParamDecl(Index);
  // Before LLVM 22, getAs() forgets the name.
  const auto *Type =
      dyn_cast<TemplateTypeParmType>(Parm->getType().getNonReferenceType());
  if (!Type || !Type->getDecl())
    return nullptr;
  StringRef Name = Type->getDecl()->getName();
  return Name.contains("Pred") || Name.contains("Comp") ? Parm : nullptr;
}

} // namespace async_tidy
