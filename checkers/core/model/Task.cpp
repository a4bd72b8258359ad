//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Task.h"
#include "core/model/Roles.h"
#include "core/model/Suspension.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// The class whose members we can read: the definition, or the template it
/// would be instantiated from when this unit never needed the instantiation.
const CXXRecordDecl *readable(const CXXRecordDecl *R) {
  if (!R)
    return nullptr;
  if (const CXXRecordDecl *Definition = R->getDefinition())
    return Definition;
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R)) {
    const CXXRecordDecl *Pattern =
        Spec->getSpecializedTemplate()->getTemplatedDecl();
    return Pattern->getDefinition() ? Pattern->getDefinition() : Pattern;
  }
  if (const CXXRecordDecl *Pattern = R->getInstantiatedFromMemberClass())
    return readable(Pattern);
  return R;
}

/// The class of \p T; for a dependent specialisation the class template's.
const CXXRecordDecl *recordOf(QualType T) {
  if (T.isNull())
    return nullptr;
  if (const CXXRecordDecl *R = T->getAsCXXRecordDecl())
    return readable(R);
  if (const auto *Spec = T->getAs<TemplateSpecializationType>())
    if (const auto *Template = dyn_cast_or_null<ClassTemplateDecl>(
            Spec->getTemplateName().getAsTemplateDecl()))
      return readable(Template->getTemplatedDecl());
  return nullptr;
}

/// Members of \p R and its bases by this name; the nearest class wins.
SmallVector<const NamedDecl *, 4> members(const CXXRecordDecl *R,
                                          DeclarationName Name) {
  SmallVector<const NamedDecl *, 4> Found;
  SmallVector<const CXXRecordDecl *, 4> Work{readable(R)};
  while (!Work.empty() && Found.empty()) {
    SmallVector<const CXXRecordDecl *, 4> Bases;
    for (const CXXRecordDecl *Class : Work) {
      if (!Class)
        continue;
      for (const NamedDecl *D : Class->lookup(Name))
        Found.push_back(D->getUnderlyingDecl());
      if (Class->hasDefinition())
        for (const CXXBaseSpecifier &Base : Class->bases())
          Bases.push_back(recordOf(Base.getType()));
    }
    Work = std::move(Bases);
  }
  return Found;
}

SmallVector<const NamedDecl *, 4>
members(TranslationUnit &TU, const CXXRecordDecl *R, StringRef Name) {
  return members(R, &TU.context().Idents.get(Name));
}

/// \p D as a function: itself, or what a function template declares.
const FunctionDecl *asFunction(const NamedDecl *D) {
  if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
    return Template->getTemplatedDecl();
  return dyn_cast<FunctionDecl>(D);
}

const FunctionDecl *method(TranslationUnit &TU, const CXXRecordDecl *R,
                           StringRef Name) {
  if (R)
    for (const NamedDecl *D : members(TU, R, Name))
      if (const FunctionDecl *F = asFunction(D))
        return F;
  return nullptr;
}

/// The body of \p F, or of the function it would be instantiated from.
const Stmt *bodyOf(const FunctionDecl *F) {
  const FunctionDecl *Definition = nullptr;
  if (const Stmt *Body = F->getBody(Definition))
    return Body;
  if (const FunctionDecl *Pattern = F->getTemplateInstantiationPattern())
    return Pattern->getBody();
  return nullptr;
}

/// The one expression that \p F returns, or null.
const Expr *onlyReturned(const FunctionDecl *F) {
  const auto *Body = dyn_cast_or_null<CompoundStmt>(bodyOf(F));
  if (!Body || Body->body_empty())
    return nullptr;
  const auto *Return = dyn_cast<ReturnStmt>(Body->body_back());
  return Return ? Return->getRetValue() : nullptr;
}

/// The return type of \p F, read from its body when it is `auto` and not
/// instantiated.
const CXXRecordDecl *returnedRecord(const FunctionDecl *F) {
  if (const CXXRecordDecl *R =
          recordOf(F->getReturnType().getNonReferenceType()))
    return R;
  const Expr *Returned = onlyReturned(F);
  return Returned ? recordOf(Returned->IgnoreImplicit()->getType()) : nullptr;
}

/// True when \p F visibly has an empty body.
bool doesNothing(const FunctionDecl *F) {
  const auto *Body = F ? dyn_cast_or_null<CompoundStmt>(bodyOf(F)) : nullptr;
  return Body && Body->body_empty();
}

/// Whether \p F is a member of the standard library's class \p Name.
bool isOf(TranslationUnit &TU, const FunctionDecl *F, StringRef Name) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  StringRef Class = Method ? TU.qualifiedName(Method->getParent()) : "";
  return (Class.consume_front("std::experimental::") ||
          Class.consume_front("std::")) &&
         Class == Name;
}

bool sameTemplate(const CXXRecordDecl *A, const CXXRecordDecl *B) {
  if (!A || !B)
    return false;
  auto TemplateOf = [](const CXXRecordDecl *R) -> const Decl * {
    if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R))
      return Spec->getSpecializedTemplate()->getCanonicalDecl();
    if (const ClassTemplateDecl *Template = R->getDescribedClassTemplate())
      return Template->getCanonicalDecl();
    return R->getCanonicalDecl();
  };
  return TemplateOf(A) == TemplateOf(B);
}

/// What \p T, a template parameter in the promise nested in the template of
/// \p R, stands for in \p R: the promise itself is not instantiated when the
/// unit only calls coroutines that are defined elsewhere.
const CXXRecordDecl *argumentFor(const CXXRecordDecl *R,
                                 const CXXRecordDecl *Promise, QualType T) {
  const auto *Parameter = T->getAs<TemplateTypeParmType>();
  const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R);
  if (!Parameter || !Spec || Parameter->getDepth() != 0 ||
      !sameTemplate(dyn_cast<CXXRecordDecl>(Promise->getDeclContext()), R) ||
      Parameter->getIndex() >= Spec->getTemplateArgs().size())
    return nullptr;
  const TemplateArgument &Argument =
      Spec->getTemplateArgs().get(Parameter->getIndex());
  return Argument.getKind() == TemplateArgument::Type
             ? recordOf(Argument.getAsType())
             : nullptr;
}

/// [dcl.fct.def.coroutine]/5: the coroutine suspends at its initial suspend
/// point when the awaiter of initial_suspend() is not ready.
TaskStart startOf(TranslationUnit &TU, const CXXRecordDecl *Promise,
                  const CXXRecordDecl *R) {
  const FunctionDecl *Initial = method(TU, Promise, "initial_suspend");
  const CXXRecordDecl *Awaiter = Initial ? returnedRecord(Initial) : nullptr;
  if (Initial && !Awaiter)
    Awaiter = argumentFor(R, Promise, Initial->getReturnType());
  if (!Awaiter)
    return TaskStart::Unknown;
  const FunctionDecl *Ready = method(TU, Awaiter, "await_ready");
  const FunctionDecl *Suspend = method(TU, Awaiter, "await_suspend");
  if (isOf(TU, Ready, "suspend_never"))
    return TaskStart::Eager;
  // struct starts : std::suspend_always { void await_suspend(...) { ... } };
  if (isOf(TU, Ready, "suspend_always"))
    return isOf(TU, Suspend, "suspend_always") || doesNothing(Suspend)
               ? TaskStart::Lazy
               : TaskStart::Unknown;
  const auto *Value =
      Ready ? dyn_cast_or_null<CXXBoolLiteralExpr>(onlyReturned(Ready))
            : nullptr;
  if (!Value)
    return TaskStart::Unknown;
  if (Value->getValue())
    return TaskStart::Eager;
  // It suspends, but may hand the coroutine to an executor while doing so.
  return doesNothing(Suspend) ? TaskStart::Lazy : TaskStart::Unknown;
}

bool isOrDerivesFrom(const CXXRecordDecl *R, const CXXRecordDecl *Base) {
  if (!R || !Base)
    return false;
  return sameTemplate(R, Base) ||
         (R->hasDefinition() && any_of(R->bases(), [&](const auto &B) {
            return isOrDerivesFrom(recordOf(B.getType()), Base);
          }));
}

const CXXRecordDecl *promiseAmong(TranslationUnit &TU, const CXXRecordDecl *R) {
  for (const NamedDecl *D : members(TU, R, "promise_type")) {
    // A promise named so finds itself: its injected-class-name.
    if (const auto *Class = dyn_cast<CXXRecordDecl>(D);
        Class && Class->isInjectedClassName())
      continue;
    if (const auto *Type = dyn_cast<TypeDecl>(D))
      return recordOf(TU.context().getTypeDeclType(Type));
  }
  return nullptr;
}

const ClassTemplateDecl *coroutineTraits(TranslationUnit &TU) {
  ASTContext &Context = TU.context();
  for (const NamedDecl *Std :
       Context.getTranslationUnitDecl()->lookup(&Context.Idents.get("std")))
    if (const auto *NS = dyn_cast<NamespaceDecl>(Std))
      for (const NamedDecl *D :
           NS->lookup(&Context.Idents.get("coroutine_traits")))
        if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
          return Template;
  return nullptr;
}

/// [coroutine.traits.primary]: the promise is coroutine_traits<R, Args...>::
/// promise_type, which is R::promise_type unless a program specialises it.
const CXXRecordDecl *promiseOf(TranslationUnit &TU, const CXXRecordDecl *R) {
  if (const CXXRecordDecl *Promise = promiseAmong(TU, R))
    return Promise;
  const ClassTemplateDecl *Traits = coroutineTraits(TU);
  if (!Traits)
    return nullptr;
  auto FirstIs = [&](const TemplateArgument &Argument) {
    return Argument.getKind() == TemplateArgument::Type &&
           sameTemplate(recordOf(Argument.getAsType()), R);
  };
  SmallVector<const ClassTemplateSpecializationDecl *> Whole;
  for (const auto *Spec : Traits->specializations())
    if (Spec->isExplicitSpecialization())
      Whole.push_back(Spec);
  SmallVector<ClassTemplatePartialSpecializationDecl *> Partial;
  const_cast<ClassTemplateDecl *>(Traits)->getPartialSpecializations(Partial);
  // The first that is written decides: clang keeps them in the order in which
  // it met them, which a precompiled header changes.
  const SourceManager &Sources = TU.context().getSourceManager();
  auto IsBefore = [&](const auto *A, const auto *B) {
    return Sources.isBeforeInTranslationUnit(A->getLocation(),
                                             B->getLocation());
  };
  sort(Whole, IsBefore);
  sort(Partial, IsBefore);
  append_range(Whole, Partial);
  for (const ClassTemplateSpecializationDecl *Spec : Whole)
    if (FirstIs(Spec->getTemplateArgs().get(0)))
      if (const CXXRecordDecl *Promise = promiseAmong(TU, Spec))
        return Promise;
  return nullptr;
}

/// struct awaiter : awaits<promise> { ... };   whose promise_type is that of
/// the coroutine that awaits it
bool isOfAnother(TranslationUnit &TU, const CXXRecordDecl *Promise,
                 const CXXRecordDecl *R) {
  const FunctionDecl *Makes = method(TU, Promise, "get_return_object");
  const CXXRecordDecl *Made = Makes ? returnedRecord(Makes) : nullptr;
  return Made && !isOrDerivesFrom(R, Made) && !isOrDerivesFrom(Made, R) &&
         sameTemplate(promiseAmong(TU, Made), Promise);
}

bool isAwaiter(TranslationUnit &TU, const CXXRecordDecl *R) {
  return method(TU, R, "await_ready") && method(TU, R, "await_suspend") &&
         method(TU, R, "await_resume");
}

/// [exec.snd.concepts]: a sender says so by a member type, or has the members
/// that connect it to a receiver and tell how it completes.
bool isSender(TranslationUnit &TU, const CXXRecordDecl *R) {
  for (const NamedDecl *D : members(TU, R, "sender_concept"))
    if (isa<TypeDecl>(D))
      return true;
  return method(TU, R, "connect") &&
         (method(TU, R, "get_completion_signatures") ||
          !members(TU, R, "completion_signatures").empty());
}

/// A member or free `operator co_await` ([over.match.oper] finds the free ones
/// in the namespaces of the class).
const FunctionDecl *coAwaitOperator(TranslationUnit &TU,
                                    const CXXRecordDecl *R) {
  DeclarationName Name =
      TU.context().DeclarationNames.getCXXOperatorName(OO_Coawait);
  for (const NamedDecl *D : members(R, Name))
    if (const FunctionDecl *F = asFunction(D))
      return F;
  for (const DeclContext *DC = R->getDeclContext(); DC; DC = DC->getParent()) {
    if (!DC->isFileContext())
      continue;
    for (const NamedDecl *D : DC->lookup(Name))
      if (const FunctionDecl *F = asFunction(D); F && F->getNumParams() == 1)
        if (isOrDerivesFrom(
                R,
                recordOf(F->getParamDecl(0)->getType().getNonReferenceType())))
          return F;
    break;
  }
  return nullptr;
}

/// [expr.await]/3.2: the promise of a family of coroutines may be the only one
/// who knows how they await each other.
bool awaitedByOwnPromise(TranslationUnit &TU, const CXXRecordDecl *Promise,
                         const CXXRecordDecl *R) {
  return any_of(members(TU, Promise, "await_transform"), [&](const auto *D) {
    const FunctionDecl *F = asFunction(D);
    return F && !F->isDeleted() && F->getMinRequiredExplicitArguments() <= 1 &&
           F->getNumParams() >= 1 &&
           sameTemplate(
               recordOf(F->getParamDecl(0)->getType().getNonReferenceType()),
               R);
  });
}

/// What an await of \p R asks, by a member or `operator co_await`; may be null.
const CXXRecordDecl *awaiterOf(TranslationUnit &TU, const CXXRecordDecl *R) {
  if (isAwaiter(TU, R))
    return R;
  const FunctionDecl *Operator = coAwaitOperator(TU, R);
  return Operator ? returnedRecord(Operator) : nullptr;
}

/// What awaiting gives: await_resume's type, or the type argument that stands
/// for the result when the awaiter is not instantiated.
QualType resultOf(TranslationUnit &TU, const CXXRecordDecl *R) {
  const CXXRecordDecl *Awaiter = awaiterOf(TU, R);
  if (Awaiter && isAwaiter(TU, Awaiter)) {
    QualType T = method(TU, Awaiter, "await_resume")->getReturnType();
    if (!T->isDependentType() && !T->isUndeducedType())
      return T;
  }
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R))
    if (Spec->getTemplateArgs().size() > 0 &&
        Spec->getTemplateArgs().get(0).getKind() == TemplateArgument::Type)
      return Spec->getTemplateArgs().get(0).getAsType();
  return {};
}

/// True when \p S, from the destructor of \p R or a member that it calls,
/// gives a lock or permit back.
bool givesBack(TranslationUnit &TU, const CXXRecordDecl *R, const Stmt *S,
               bool InMember = false) {
  if (!S)
    return false;
  if (const auto *Member = dyn_cast<MemberExpr>(S)) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl());
    if (Method && Method->getIdentifier()) {
      const CXXRecordDecl *Owner = Method->getParent();
      StringRef Name = Method->getName();
      if (Name == "unlock" || Name == "unlock_shared")
        return true;
      // Pointers and pools have a `release` too; a semaphore has a counterpart.
      if (Name == "release" && method(TU, Owner, "acquire"))
        return true;
      if (!InMember && sameTemplate(Owner, R) &&
          givesBack(TU, R, bodyOf(Method), /*InMember=*/true))
        return true;
    }
  } else if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(S)) {
    const IdentifierInfo *Name = Member->getMember().getAsIdentifierInfo();
    if (Name && (Name->isStr("unlock") || Name->isStr("unlock_shared")))
      return true;
  }
  return any_of(S->children(), [&](const Stmt *Child) {
    return givesBack(TU, R, Child, InMember);
  });
}

/// CXXRecordDecl::getDestructor does not find that of a class template.
const CXXDestructorDecl *destructorOf(const CXXRecordDecl *R) {
  for (const CXXMethodDecl *M : R->methods())
    if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(M))
      return Destructor;
  return nullptr;
}

/// The name of the member that \p S accesses, and in \p Base of what.
StringRef accessedMember(const Stmt *S, const Expr *&Base) {
  if (const auto *Member = dyn_cast<MemberExpr>(S)) {
    Base = Member->getBase();
    return Member->getMemberDecl()->getDeclName().isIdentifier()
               ? Member->getMemberDecl()->getName()
               : "";
  }
  const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(S);
  if (!Member || Member->isImplicitAccess())
    return "";
  Base = Member->getBase();
  const IdentifierInfo *Name = Member->getMember().getAsIdentifierInfo();
  return Name ? Name->getName() : "";
}

/// What becomes of a handle in a body.
struct HandleFate {
  bool Destroyed = false;
  bool Kept = false; ///< Or resumed, or given to anything else.
};

void followHandle(const Stmt *S, const ParmVarDecl *Handle, HandleFate &Fate) {
  if (!S)
    return;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    Fate.Kept |= Ref->getDecl() == Handle;
  const Expr *Base = nullptr;
  StringRef Name = accessedMember(S, Base);
  const auto *Ref =
      Base ? dyn_cast<DeclRefExpr>(Base->IgnoreParenImpCasts()) : nullptr;
  if (Ref && Ref->getDecl() == Handle &&
      (Name == "destroy" || Name == "promise")) {
    Fate.Destroyed |= Name == "destroy";
    return;
  }
  for (const Stmt *Child : S->children())
    followHandle(Child, Handle, Fate);
}

/// maybe<int> twice() { co_return 2 * co_await once(); }
///
/// Whether an await of \p R that is not ready ends the coroutine that awaits,
/// and so unwraps a result: there is nothing to wait for.
bool awaitEndsCoroutine(TranslationUnit &TU, const CXXRecordDecl *R) {
  const CXXRecordDecl *Awaiter = awaiterOf(TU, R);
  const FunctionDecl *Suspend =
      Awaiter ? method(TU, Awaiter, "await_suspend") : nullptr;
  if (const FunctionDecl *Pattern =
          Suspend ? Suspend->getTemplateInstantiationPattern() : nullptr)
    Suspend = Pattern;
  if (!Suspend || Suspend->getNumParams() != 1)
    return false;
  HandleFate Fate;
  const FunctionDecl *Definition = nullptr;
  const Stmt *Body = Suspend->getBody(Definition);
  followHandle(Body, Body ? Definition->getParamDecl(0) : nullptr, Fate);
  return Fate.Destroyed && !Fate.Kept;
}

/// ~task() { if (handle) handle.resume(); }
///                              ^~~~~~
/// Whether a member of this name is accessed anywhere in \p S.
bool accesses(const Stmt *S, StringRef Name) {
  const Expr *Base = nullptr;
  return S && (accessedMember(S, Base) == Name ||
               any_of(S->children(), [&](const Stmt *Child) {
                 return accesses(Child, Name);
               }));
}

/// if (handle && handle.done())    if (promise().drop())    if (--count == 0)
///
/// Whether \p Condition asks more than whether there is a coroutine, as in
/// if (handle.address())    if (valid())
bool asksForState(const Stmt *Condition) {
  if (!Condition)
    return false;
  const auto *Call = dyn_cast<CallExpr>(Condition);
  if (const auto *Asks = dyn_cast<CXXMemberCallExpr>(Condition)) {
    const CXXMethodDecl *Method = Asks->getMethodDecl();
    const Expr *Object = Asks->getImplicitObjectArgument();
    if (Method && Method->isConst() &&
        (isa<CXXThisExpr>(Object->IgnoreParenImpCasts()) ||
         (Method->getIdentifier() && Method->getName() == "address")))
      return false;
  }
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const auto *Unary = dyn_cast<UnaryOperator>(Condition);
  return (Callee && !isa<CXXConversionDecl>(Callee) &&
          !isa<CXXOperatorCallExpr>(Call)) ||
         isa<CXXDependentScopeMemberExpr>(Condition) ||
         (Unary && Unary->isIncrementDecrementOp()) ||
         any_of(Condition->children(), asksForState);
}

/// ~join_handle() { if (handle.promise().drop()) handle.destroy(); }
///
/// Whether \p S destroys a coroutine in some states only, and so lets it run on
/// in others.
bool mayLetRunOn(const Stmt *S) {
  const auto *If = dyn_cast_or_null<IfStmt>(S);
  return (If && asksForState(If->getCond()) &&
          accesses(If->getThen(), "destroy")) ||
         (S && any_of(S->children(), mayLetRunOn));
}

/// `co_await result` of what is always ready unwraps it.
bool isAlwaysReady(TranslationUnit &TU, const CXXRecordDecl *R) {
  const CXXRecordDecl *Awaiter = awaiterOf(TU, R);
  const FunctionDecl *Ready =
      Awaiter ? method(TU, Awaiter, "await_ready") : nullptr;
  return Ready && returnsOnly(true, Ready);
}

/// Whether the destructor of \p R or of a base does something of its own.
Cleanup cleanupOf(const CXXRecordDecl *R) {
  const CXXDestructorDecl *Destructor = destructorOf(R);
  if (Destructor && Destructor->isUserProvided())
    return Cleanup::Own;
  return any_of(R->bases(),
                [](const CXXBaseSpecifier &Base) {
                  const CXXRecordDecl *B = recordOf(Base.getType());
                  return B && B->hasDefinition() &&
                         cleanupOf(B) != Cleanup::None;
                })
             ? Cleanup::OfBase
             : Cleanup::None;
}

bool isMoveOnly(const CXXRecordDecl *R) {
  for (const CXXConstructorDecl *C : R->ctors())
    if (C->isCopyConstructor())
      return C->isDeleted();
  // A declared move operation deletes the implicit copy ([class.copy.ctor]/8).
  return R->hasUserDeclaredMoveConstructor() ||
         R->hasUserDeclaredMoveAssignment();
}

} // namespace

bool isGuard(TranslationUnit &TU, QualType T) {
  if (T.isNull())
    return false;
  if (roleOf(TU, T, TypeRole::Guard))
    return true;
  const CXXRecordDecl *R = recordOf(T.getNonReferenceType());
  if (!R || !R->hasDefinition())
    return false;
  if (R->hasAttr<ScopedLockableAttr>())
    return true;
  const CXXDestructorDecl *Destructor = destructorOf(R);
  if (!Destructor || !Destructor->isUserProvided() || !isMoveOnly(R))
    return false;
  return givesBack(TU, R, bodyOf(Destructor));
}

Task classify(TranslationUnit &TU, QualType T) {
  Task Answer;
  const CXXRecordDecl *R = recordOf(T);
  if (!R || !R->hasDefinition())
    return Answer;

  const CXXRecordDecl *Promise = promiseOf(TU, R);
  bool Awaiter = isAwaiter(TU, R);
  if (Promise && Awaiter && isOfAnother(TU, Promise, R))
    Promise = nullptr;
  bool Awaitable = Awaiter || coAwaitOperator(TU, R) ||
                   (Promise && awaitedByOwnPromise(TU, Promise, R));
  std::optional<TypeFact> Keep = roleOf(TU, T, TypeRole::MustKeep);
  std::optional<TypeFact> Lazy = roleOf(TU, T, TypeRole::LazyTask);
  std::optional<TypeFact> Eager = roleOf(TU, T, TypeRole::EagerTask);

  if (Lazy || Eager) {
    Answer.Kind = TaskKind::Task;
    Answer.Start = Lazy ? TaskStart::Lazy : TaskStart::Eager;
    Answer.Because = "a library model says so";
  } else if (Promise) {
    // A promise that yields makes a generator, unless its values come by
    // awaiting it alone and there is no way to iterate it.
    bool Yields = method(TU, Promise, "yield_value");
    bool Iterates =
        method(TU, R, "begin") || method(TU, R, "next") ||
        !members(R, TU.context().DeclarationNames.getCXXOperatorName(OO_Call))
             .empty() ||
        !members(R, TU.context().DeclarationNames.getCXXConversionFunctionName(
                        TU.context().getCanonicalType(TU.context().BoolTy)))
             .empty();
    // expected<int> parse() { int n = co_await digit(); ... }
    // computes where it stands, and its co_await unwraps a result.
    bool IsResult =
        roleOf(TU, T, TypeRole::MustUse).has_value() ||
        (Awaitable && (awaitEndsCoroutine(TU, R) || isAlwaysReady(TU, R)));
    if (Yields && (!Awaitable || Iterates))
      Answer.Kind = TaskKind::Generator;
    else
      Answer.Kind =
          Awaitable && !IsResult ? TaskKind::Task : TaskKind::Detached;
    Answer.Start = startOf(TU, Promise, R);
    Answer.Because = ("promise type '" + TU.qualifiedName(Promise) + "'").str();
  } else if (Awaiter) {
    Answer.Kind = TaskKind::Awaiter;
    Answer.Because = "await_ready, await_suspend and await_resume";
  } else if (Awaitable) {
    Answer.Kind = TaskKind::Awaitable;
    Answer.Because = "operator co_await";
  } else if (isSender(TU, R)) {
    Answer.Kind = TaskKind::Sender;
    Answer.Start = TaskStart::Lazy;
    Answer.Because = "a sender";
  } else if (Keep) {
    Answer.Kind = TaskKind::Awaitable;
    Answer.Because = "a library model says that it must be kept";
  } else {
    return Answer;
  }

  Answer.Result = resultOf(TU, R);
  Answer.ResultIsGuard = isGuard(TU, Answer.Result);
  Answer.MustKeep = Keep ? Keep->Model : nullptr;
  Answer.MayDropOutsideCoroutines =
      roleOf(TU, T, TypeRole::MayDropOutsideCoroutines).has_value();
  const CXXDestructorDecl *Destructor = destructorOf(R);
  Answer.MayDrop =
      roleOf(TU, T, TypeRole::MayDrop).has_value() ||
      (Destructor && accesses(bodyOf(Destructor), "resume")) ||
      (Destructor && Answer.Kind == TaskKind::Task &&
       Answer.Start == TaskStart::Eager && !Answer.Result.isNull() &&
       Answer.Result->isVoidType() && mayLetRunOn(bodyOf(Destructor)));
  Answer.Destructor = cleanupOf(R);
  return Answer;
}

} // namespace async_tidy
