//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Exceptions.h"
#include "core/model/Names.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/Attr.h"
#include "clang/AST/CXXInheritance.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

const CXXTryStmt *tryAround(const Function &F, const Stmt *S) {
  for (const Stmt *P = F.parent(S); P; S = P, P = F.parent(P))
    if (const auto *Try = dyn_cast<CXXTryStmt>(P); Try && !isa<CXXCatchStmt>(S))
      return Try;
  return nullptr;
}

const CXXCatchStmt *catchesAll(const CXXTryStmt *Try) {
  for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
    if (!Try->getHandler(I)->getExceptionDecl())
      return Try->getHandler(I);
  return nullptr;
}

/// `catch (std::exception &)`, and `catch (std::system_error &)`, which is what
/// an await of the system throws; Boost has one of its own.
static bool catchesStandardExceptions(const CXXCatchStmt *Handler) {
  QualType Caught = Handler->getCaughtType().getNonReferenceType();
  const CXXRecordDecl *R = Caught->getAsCXXRecordDecl();
  return isStandardClass(R, "exception") ||
         (R && R->getIdentifier() && R->getName() == "system_error");
}

/// [except.handle]/3: the same type, or an unambiguous public base, by value
/// or by reference. Pointers are compared as they are.
static bool catches(const CXXCatchStmt *Handler, QualType Thrown) {
  if (!Handler->getExceptionDecl())
    return true;
  if (Thrown.isNull())
    return catchesStandardExceptions(Handler);
  QualType Caught = Handler->getCaughtType().getNonReferenceType();
  Caught = Caught.getCanonicalType().getUnqualifiedType();
  Thrown = Thrown.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (Caught == Thrown)
    return true;
  const CXXRecordDecl *Derived = Thrown->getAsCXXRecordDecl();
  const CXXRecordDecl *Base = Caught->getAsCXXRecordDecl();
  return Derived && Base && Derived->hasDefinition() &&
         Derived->isDerivedFrom(Base);
}

const CXXCatchStmt *handlerFor(const Function &F, const Stmt *S,
                               QualType Thrown) {
  for (const CXXTryStmt *Try = tryAround(F, S); Try; Try = tryAround(F, Try))
    for (unsigned I = 0; I < Try->getNumHandlers(); ++I)
      if (catches(Try->getHandler(I), Thrown))
        return Try->getHandler(I);
  return nullptr;
}

static bool isNoexcept(const FunctionDecl *F) {
  if (F->isExternC() || F->hasAttr<NoThrowAttr>())
    return true;
  const auto *Type = F->getType()->getAs<FunctionProtoType>();
  if (!Type)
    return false;
  switch (Type->getExceptionSpecType()) {
  case EST_Unevaluated: // of a member that the compiler writes
    return true;
  case EST_Unparsed:
  case EST_Uninstantiated:
    return false;
  default:
    return Type->canThrow() == CT_Cannot;
  }
}

const FunctionDecl *whoMayThrow(const Expr *E) {
  const FunctionDecl *Callee = nullptr;
  if (const auto *Await = dyn_cast<CoroutineSuspendExpr>(E))
    Callee = Await->getResumeExpr()
                 ? calleeOf(Await->getResumeExpr()->IgnoreImplicit())
                 : nullptr;
  else
    Callee = calleeOf(E);
  return Callee && !isNoexcept(Callee) ? Callee : nullptr;
}

std::vector<const CXXThrowExpr *> throwsOut(const Function &F) {
  std::vector<const CXXThrowExpr *> Result;
  for (const CXXThrowExpr *Throw : F.own<CXXThrowExpr>())
    if (const Expr *What = Throw->getSubExpr();
        What && !handlerFor(F, Throw, What->getType()))
      Result.push_back(Throw);
  return Result;
}

static const Expr *firstEscape(const Function &F,
                               SmallPtrSetImpl<const Function *> &Asked);

/// `co_await f()` where nothing leaves `f`.
static bool awaitsOnlySafe(const Function &F, const Expr *Await,
                           SmallPtrSetImpl<const Function *> &Asked) {
  const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Await);
  const FunctionDecl *Callee =
      Suspend ? calleeOf(Suspend->getOperand()->IgnoreImplicit()) : nullptr;
  const Function *Awaited = Callee ? F.unit().function(Callee) : nullptr;
  if (!Awaited || !Awaited->coroutine())
    return false;
  return Asked.contains(Awaited) || !firstEscape(*Awaited, Asked);
}

/// redirect_error_t<use_awaitable_t>, executor_binder<redirect_error_t<...>, E>
static bool keepsError(TranslationUnit &TU, QualType T, unsigned Depth = 0) {
  T = T.getNonReferenceType();
  if (roleOf(TU, T, TypeRole::KeepsError))
    return true;
  const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  return Spec && Depth < 4 &&
         any_of(
             Spec->getTemplateArgs().asArray(),
             [&](const TemplateArgument &Argument) {
               return Argument.getKind() == TemplateArgument::Type &&
                      keepsError(TU, Argument.getAsType(), Depth + 1);
             });
}

static bool tellsError(TranslationUnit &TU, QualType T) {
  T = T.getNonReferenceType();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  const NamedDecl *Pointer = TU.declared("std::exception_ptr");
  return roleOf(TU, T, TypeRole::MustUse) ||
         (R && Pointer && declaresSameEntity(R, Pointer));
}

/// async_initiate<Token, void(error_code, std::size_t)>(start, token)
///                       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~
/// How the operations complete that \p S starts: function types among the
/// template arguments of what is called.
static void completionsIn(const Stmt *S,
                          SmallVectorImpl<const FunctionProtoType *> &Found) {
  if (!S)
    return;
  if (const auto *Call = dyn_cast<CallExpr>(S))
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      if (const TemplateArgumentList *Arguments =
              Callee->getTemplateSpecializationArgs())
        for (QualType T : typeArguments(Arguments->asArray()))
          if (const auto *Type = T->getAs<FunctionProtoType>();
              Type && Type->getReturnType()->isVoidType())
            Found.push_back(Type);
  for (const Stmt *Child : S->children())
    completionsIn(Child, Found);
}

/// `template <class Token> auto ready(Token &&token) {
///    return async_initiate<Token, void()>(start, token); }`
///
/// An operation that never completes with an error has none to throw
/// (Boost.Asio, use_awaitable).
static bool completesWithoutError(TranslationUnit &TU,
                                  const FunctionDecl *Operation) {
  SmallVector<const FunctionProtoType *> Completions;
  completionsIn(Operation->getBody(), Completions);
  return !Completions.empty() &&
         none_of(Completions, [&](const FunctionProtoType *Completion) {
           return Completion->getNumParams() > 0 &&
                  tellsError(TU, Completion->getParamType(0));
         });
}

/// `steady_timer timer(executor, 1s); co_await
/// timer.async_wait(use_awaitable);`
///
/// An operation on an object that this coroutine alone knows: nobody cancels it
/// while the coroutine waits.
static bool nobodyCancels(const Function &F, const Expr *Started) {
  const auto *Access = dyn_cast<CXXMemberCallExpr>(Started);
  const auto *Ref =
      Access ? dyn_cast<DeclRefExpr>(
                   Access->getImplicitObjectArgument()->IgnoreParenImpCasts())
             : nullptr;
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var || !is_contained(F.locals(), Var) ||
      Var->getType()->isReferenceType())
    return false;
  return all_of(F.references(Var), [&](const DeclRefExpr *Use) {
    const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(Use));
    return Member && isa<CXXMethodDecl>(Member->getMemberDecl());
  });
}

/// `co_await timer.async_wait(redirect_error(use_awaitable, error))`,
/// `co_await post(executor, use_awaitable)`
static bool throwsNothing(const Function &F, const Expr *Await) {
  const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Await);
  const Expr *Started =
      Suspend ? Suspend->getOperand()->IgnoreImplicit() : nullptr;
  const FunctionDecl *Operation = Started ? calleeOf(Started) : nullptr;
  if (!Operation)
    return false;
  return roleOf(F.unit(), Started, FunctionRole::NeverThrows) ||
         (roleOf(F.unit(), Started, FunctionRole::ThrowsWhenCancelled) &&
          nobodyCancels(F, Started)) ||
         completesWithoutError(F.unit(), Operation) ||
         any_of(argumentsOf(Started), [&](const Expr *Argument) {
           return keepsError(F.unit(), Argument->getType());
         });
}

/// The result of \p Await says whether it failed, so it is not thrown:
/// `auto [error, n] = co_await socket.async_read_some(buffer, as_tuple);`
static bool answersWithError(const Function &F, const Expr *Await) {
  auto IsError = [&](QualType T) {
    return roleOf(F.unit(), T, TypeRole::MustUse).has_value();
  };
  QualType Result = Await->getType();
  return IsError(Result) ||
         any_of(typeArguments(Result->getAsCXXRecordDecl()), IsError);
}

/// \p Asked holds the coroutines that we are in: one that awaits itself adds
/// nothing to what it throws.
static const Expr *firstEscape(const Function &F,
                               SmallPtrSetImpl<const Function *> &Asked) {
  Asked.insert(&F);
  const Expr *First = nullptr;
  auto Offer = [&](const Expr *E) {
    if (!First || F.isBefore(E->getBeginLoc(), First->getBeginLoc()))
      First = E;
  };
  for (const Expr *Await : F.awaits())
    if (whoMayThrow(Await) && !handlerFor(F, Await, {}) &&
        !answersWithError(F, Await) && !throwsNothing(F, Await) &&
        !awaitsOnlySafe(F, Await, Asked))
      Offer(Await);
  for (const CXXThrowExpr *Throw : throwsOut(F))
    Offer(Throw);
  return First;
}

const Expr *firstEscape(const Function &F) {
  SmallPtrSet<const Function *, 8> Asked;
  return firstEscape(F, Asked);
}

} // namespace async_tidy
