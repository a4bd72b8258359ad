//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/MustUse.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// `[[nodiscard]]` on \p D or on the template it is made from.
static const WarnUnusedResultAttr *nodiscard(const Decl *D) {
  if (!D)
    return nullptr;
  if (const auto *Attr = D->getAttr<WarnUnusedResultAttr>())
    return Attr;
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(D))
    return nodiscard(Spec->getSpecializedTemplate()->getTemplatedDecl());
  if (const auto *F = dyn_cast<FunctionDecl>(D))
    return nodiscard(F->getTemplateInstantiationPattern());
  return nullptr;
}

const CallExpr *awaitedCall(const Expr *Await) {
  const auto *Suspend = dyn_cast<CoawaitExpr>(Await);
  const auto *Call =
      Suspend ? dyn_cast<CallExpr>(
                    Suspend->getOperand()->IgnoreImplicit()->IgnoreParens())
              : nullptr;
  return Call && Call->isPRValue() ? Call : nullptr;
}

/// Combinators, timeouts and the like, which pass on the results of others:
/// whether these must be used they cannot say.
static bool isGivenTask(TranslationUnit &TU, const CallExpr *Call) {
  return any_of(argumentsOf(Call), [&](const Expr *Argument) {
    return TU.task(Argument->getType()).Kind != TaskKind::None;
  });
}

/// [[nodiscard]] task<bool> acquire();
/// [[nodiscard]] task<void> release();
/// ^ A class that writes the word where there is no result to mean writes it
/// out of habit.
static bool isHabit(TranslationUnit &TU, const FunctionDecl *Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  return Method && any_of(Method->getParent()->decls(), [&](const Decl *D) {
           const FunctionDecl *Sibling = D->getAsFunction();
           if (!nodiscard(Sibling) ||
               Sibling->getReturnType()->isDependentType())
             return false;
           QualType Result = TU.task(Sibling->getReturnType()).Result;
           return !Result.isNull() && Result->isVoidType();
         });
}

std::optional<MustUse> mustUse(const Function &F, const CoawaitExpr *Await) {
  QualType Result = Await->getType();
  if (Result->isVoidType())
    return std::nullopt;
  // class [[nodiscard]] status;  enum class [[nodiscard]] errc;
  //       ^                                 ^
  // As for calls, a reference to such a class says nothing.
  const TagDecl *Tag = Await->isPRValue() ? Result->getAsTagDecl() : nullptr;
  if (const auto *Attr = nodiscard(Tag))
    return MustUse{MustUse::Type, Tag, Attr->getMessage().str()};
  if (Await->isPRValue())
    if (std::optional<TypeFact> Says =
            roleOf(F.unit(), Result, TypeRole::MustUse))
      return MustUse{MustUse::Model, Says->Record,
                     Says->Model ? Says->Model->Why : ""};
  // [[nodiscard]] bool await_resume();
  // ^
  const Expr *Resumes = Await->getResumeExpr(); // null in a template
  if (const FunctionDecl *Resume =
          Resumes ? calleeOf(Resumes->IgnoreImplicit()) : nullptr)
    if (const auto *Attr = nodiscard(Resume))
      return MustUse{MustUse::Resume, Resume, Attr->getMessage().str()};
  // template <class T> class [[nodiscard]] task;
  // [[nodiscard]] task<bool> save();
  // ^
  // The word on the function would be idle if it meant the task.
  if (const CallExpr *Call = awaitedCall(Await))
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      if (const auto *Attr = nodiscard(Callee);
          Attr && nodiscard(Call->getType()->getAsTagDecl()) &&
          !isGivenTask(F.unit(), Call) && !isHabit(F.unit(), Callee))
        return MustUse{MustUse::Function, Callee, Attr->getMessage().str()};
  return std::nullopt;
}

} // namespace async_tidy
