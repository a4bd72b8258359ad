//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/SingleAwait.h"
#include "core/model/Suspension.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool movingEmpties(QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasMoveConstructor() &&
         Record->hasNonTrivialMoveConstructor();
}

/// `T &&` of a template, which may as well hand on what it is given:
///   template <class A> A &&await_transform(A &&a);
static bool isForwarding(const FunctionDecl *Callee, unsigned Index) {
  const FunctionDecl *Pattern = Callee->getTemplateInstantiationPattern();
  if (!Pattern)
    return false;
  Index = std::min(Index, Pattern->getNumParams() - 1);
  QualType T = Pattern->getParamDecl(Index)->getType();
  return T->isRValueReferenceType() &&
         isa<TemplateTypeParmType>(T.getNonReferenceType().getCanonicalType());
}

/// Whether \p S, of what `co_await std::move(t)` calls, takes the task away:
///   awaiter operator co_await() &&;   awaiter await_transform(task t);
/// With `const &&` it stays.
static bool takesRvalue(const Stmt *S) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (Callee && !Callee->isInStdNamespace()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if (Method && Method->getRefQualifier() == RQ_RValue && !Method->isConst())
      return true;
    for (unsigned I = 0; I < Callee->getNumParams(); ++I) {
      QualType T = Callee->getParamDecl(I)->getType();
      if (!T->isLValueReferenceType() && !isForwarding(Callee, I) &&
          !T.getNonReferenceType().isConstQualified() &&
          T.getNonReferenceType()->isRecordType())
        return true;
    }
  }
  return any_of(S->children(), takesRvalue);
}

/// Whether anything in \p S satisfies \p Test.
static bool hasAny(const Stmt *S, function_ref<bool(const Stmt *)> Test) {
  return S && (Test(S) || any_of(S->children(), [&](const Stmt *Child) {
                 return hasAny(Child, Test);
               }));
}

/// A member of the object whose function this is: `frame_`, `task_.frame_`.
static bool isOwnPart(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  const auto *Member = dyn_cast<MemberExpr>(E);
  if (!Member || !isa<FieldDecl>(Member->getMemberDecl()))
    return false;
  const Expr *Base = Member->getBase()->IgnoreParenImpCasts();
  return isa<CXXThisExpr>(Base) || isOwnPart(Base);
}

static StringRef standardCallee(const CallExpr *Call) {
  const FunctionDecl *Callee = Call->getDirectCallee();
  return Callee && Callee->isInStdNamespace() && Callee->getIdentifier()
             ? Callee->getName()
             : "";
}

/// `std::move(state_)`, `std::exchange(frame_, {})`
static bool takesOwnPart(const Stmt *S) {
  const auto *Call = dyn_cast<CallExpr>(S);
  if (!Call || Call->getNumArgs() == 0)
    return false;
  StringRef Name = standardCallee(Call);
  return (Name == "move" || Name == "exchange") && isOwnPart(Call->getArg(0));
}

/// The promise of `std::coroutine_handle<promise>`, or null.
static const CXXRecordDecl *promiseOfHandle(QualType T) {
  const auto *Handle = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!Handle || !Handle->isInStdNamespace() ||
      Handle->getName() != "coroutine_handle" ||
      Handle->getTemplateArgs().get(0).getKind() != TemplateArgument::Type)
    return nullptr;
  return Handle->getTemplateArgs().get(0).getAsType()->getAsCXXRecordDecl();
}

/// A handle of the task's own coroutine. One that yields goes on where it was,
/// and each await gives another value.
static bool isOwnCoroutine(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  const CXXRecordDecl *Promise =
      isOwnPart(E) ? promiseOfHandle(E->getType()) : nullptr;
  if (!Promise || !Promise->hasDefinition())
    return false;
  DeclarationName Yield = &Promise->getASTContext().Idents.get("yield_value");
  return !Promise->hasMemberName(Yield);
}

static StringRef memberName(const CXXMemberCallExpr *Call) {
  const CXXMethodDecl *Method = Call->getMethodDecl();
  return Method && Method->getIdentifier() ? Method->getName() : "";
}

/// What \p Step of an await calls, where its body is; null when that is not
/// seen.
static const FunctionDecl *bodyCalled(const Expr *Step, StringRef Name) {
  const CXXMethodDecl *Method = stepCalled(Step, Name);
  const FunctionDecl *Definition = nullptr;
  return Method && Method->getBody(Definition) ? Definition : nullptr;
}

/// `return frame_;`, `frame_.resume();`
static bool resumesOwn(const Stmt *S) {
  if (const auto *Return = dyn_cast<ReturnStmt>(S)) {
    const Expr *Value = Return->getRetValue();
    return Value &&
           hasAny(Value,
                  [](const Stmt *Part) {
                    const auto *E = dyn_cast<Expr>(Part);
                    return E && isOwnCoroutine(E);
                  }) &&
           !hasAny(Value, [](const Stmt *Part) {
             return isa<AbstractConditionalOperator>(Part);
           });
  }
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S))
    return memberName(Call) == "resume" &&
           isOwnCoroutine(Call->getImplicitObjectArgument());
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(S);
  return Call && Call->getOperator() == OO_Call &&
         isOwnCoroutine(Call->getArg(0));
}

/// Whether \p Suspend resumes the coroutine of the task in any case, and lets
/// it continue who awaits:
///   frame_.promise().continuation = waiting;
///   return frame_;
/// A coroutine that is resumed step by step knows nothing of who does it.
static bool startsCoroutine(const FunctionDecl *Suspend) {
  const Stmt *Body = Suspend->getBody();
  if (Suspend->getNumParams() != 1 || !hasAny(Body, resumesOwn) ||
      hasAny(Body, [](const Stmt *S) {
        if (isa<IfStmt, ConditionalOperator, SwitchStmt>(S))
          return true;
        const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
        return Call && memberName(Call) == "done";
      }))
    return false;
  return hasAny(Body, [&](const Stmt *S) {
    const Expr *From = nullptr, *To = nullptr;
    if (const auto *Assign = dyn_cast<BinaryOperator>(S);
        Assign && Assign->isAssignmentOp()) {
      To = Assign->getLHS();
      From = Assign->getRHS();
    } else if (const auto *Set = dyn_cast<CXXOperatorCallExpr>(S);
               Set && Set->isAssignmentOp()) {
      To = Set->getArg(0);
      From = Set->getArg(1);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
               Call && Call->getNumArgs() == 1) {
      To = Call->getImplicitObjectArgument();
      From = Call->getArg(0);
    }
    return To && names(From, Suspend->getParamDecl(0)) &&
           hasAny(To, [](const Stmt *Part) {
             const auto *Call = dyn_cast<CXXMemberCallExpr>(Part);
             return Call && memberName(Call) == "promise" &&
                    isOwnCoroutine(Call->getImplicitObjectArgument());
           });
  });
}

/// `frame_.destroy();` by an awaiter that does not forget the frame.
static bool destroysCoroutine(const FunctionDecl *Resume) {
  const Stmt *Body = Resume->getBody();
  return hasAny(Body,
                [](const Stmt *S) {
                  const auto *Call = dyn_cast<CXXMemberCallExpr>(S);
                  return Call && memberName(Call) == "destroy" &&
                         isOwnCoroutine(Call->getImplicitObjectArgument());
                }) &&
         !hasAny(Body, [](const Stmt *S) {
           return isa<IfStmt, ConditionalOperator>(S) || takesOwnPart(S);
         });
}

/// `T await_resume() { return std::move(frame_.promise().value); }` of a T
/// that is different after that.
static bool movesResultOut(const FunctionDecl *Resume) {
  QualType T = Resume->getReturnType();
  const auto *Body = dyn_cast_or_null<CompoundStmt>(Resume->getBody());
  const auto *Return = Body && !Body->body_empty()
                           ? dyn_cast<ReturnStmt>(Body->body_back())
                           : nullptr;
  if (!Return || !Return->getRetValue() || T->isReferenceType() ||
      !movingEmpties(T))
    return false;
  const auto *Construct = dyn_cast<CXXConstructExpr>(
      Return->getRetValue()->IgnoreUnlessSpelledInSource());
  const Expr *Value =
      Construct && Construct->getNumArgs() == 1
          ? Construct->getArg(0)->IgnoreParenImpCasts()
          : Return->getRetValue()->IgnoreUnlessSpelledInSource();
  const auto *Move = dyn_cast<CallExpr>(Value);
  if (!Move || Move->getNumArgs() != 1 || standardCallee(Move) != "move")
    return false;
  // The result is in the promise, or in a part of it.
  const Expr *E = Move->getArg(0)->IgnoreParenImpCasts();
  while (true) {
    if (const auto *Deref = dyn_cast<CXXOperatorCallExpr>(E);
        Deref && Deref->getOperator() == OO_Star)
      E = Deref->getArg(0)->IgnoreParenImpCasts();
    else if (const auto *Member = dyn_cast<MemberExpr>(E);
             Member && isa<FieldDecl>(Member->getMemberDecl()) &&
             !Member->getType()->isReferenceType() && !Member->isArrow())
      E = Member->getBase()->IgnoreParenImpCasts();
    else
      break;
    if (E->getType()->isPointerType())
      return false;
  }
  const auto *Promise = dyn_cast<CXXMemberCallExpr>(E);
  return Promise && memberName(Promise) == "promise" &&
         isOwnCoroutine(Promise->getImplicitObjectArgument());
}

std::optional<Spending> whatIsSpent(const CoawaitExpr *Await, bool Moved) {
  const Expr *Common = Await->getCommonExpr();
  if (Moved && takesRvalue(Common))
    return Spending::Taken;
  // awaiter operator co_await() { return awaiter(std::move(state_)); }
  if (hasAny(Common, [](const Stmt *S) {
        const auto *Call = dyn_cast<CXXOperatorCallExpr>(S);
        const auto *Method =
            Call && Call->getOperator() == OO_Coawait
                ? dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee())
                : nullptr;
        return Method && !Method->isConst() &&
               hasAny(Method->getBody(), takesOwnPart);
      }))
    return Spending::Taken;
  const FunctionDecl *Resume =
      bodyCalled(Await->getResumeExpr(), "await_resume");
  if (Resume && destroysCoroutine(Resume))
    return Spending::Destroyed;
  const FunctionDecl *Ready = bodyCalled(Await->getReadyExpr(), "await_ready");
  const FunctionDecl *Suspend =
      bodyCalled(Await->getSuspendExpr(), "await_suspend");
  if (Ready && Suspend && returnsOnly(false, Ready) && startsCoroutine(Suspend))
    return Spending::Ended;
  if (Resume && movesResultOut(Resume))
    return Spending::MovedOut;
  return std::nullopt;
}

} // namespace async_tidy
