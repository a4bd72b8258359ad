//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/ResultStorage.h"
#include "core/base/Compat.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Names.h"
#include "core/model/Roles.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static const CXXRecordDecl *recordOf(QualType T) {
  return T.isNull() ? nullptr : T.getNonReferenceType()->getAsCXXRecordDecl();
}

static bool isStandardMember(const FunctionDecl *F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(F);
  return Method && Method->getParent()->isInStdNamespace();
}

bool isStandardOwner(QualType T) {
  const CXXRecordDecl *R = recordOf(T);
  if (!R || !R->isInStdNamespace() || !R->getIdentifier() ||
      R->getName() == "shared_ptr" || R->getName() == "any")
    return false;
  return R->hasAttr<OwnerAttr>() ||
         StringSwitch<bool>(R->getName())
             .Cases({"array", "expected", "optional", "pair", "tuple",
                     "unique_ptr", "variant"},
                    true)
             .Default(false);
}

/// The values that \p S returns, without those of lambdas in it.
static void addReturned(const Stmt *S, SmallVectorImpl<const Expr *> &Out) {
  if (!S || isa<LambdaExpr>(S))
    return;
  if (const auto *Return = dyn_cast<ReturnStmt>(S)) {
    Out.push_back(Return->getRetValue());
    return;
  }
  for (const Stmt *Child : S->children())
    addReturned(Child, Out);
}

namespace {

enum class Where { Elsewhere, Object, Frame };

/// Where what an expression refers to is: in the object that `this` was at
/// first, in the frame of a coroutine, or elsewhere.
class PlaceReader {
public:
  explicit PlaceReader(Where This) : This(This) {}

  /// Of what \p F returns a reference or pointer to.
  Where returned(const FunctionDecl *F, unsigned Depth = 0) const {
    const FunctionDecl *Definition = nullptr;
    const Stmt *Body = F ? F->getBody(Definition) : nullptr;
    if (!Body || Depth > 8)
      return Where::Elsewhere;
    SmallVector<const Expr *> Values;
    addReturned(Body, Values);
    std::optional<Where> All;
    for (const Expr *Value : Values) {
      Where Here = Value ? place(Value, Depth + 1) : Where::Elsewhere;
      if (All && *All != Here)
        return Where::Elsewhere;
      All = Here;
    }
    return All.value_or(Where::Elsewhere);
  }

private:
  Where place(const Expr *E, unsigned Depth) const {
    if (Depth > 16)
      return Where::Elsewhere;
    ++Depth;
    // A pointer that is read leads to somewhere else than where it is.
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      return Cast->getCastKind() == CK_LValueToRValue
                 ? loaded(Cast->getSubExpr(), Depth)
                 : place(Cast->getSubExpr(), Depth);
    if (const auto *Paren = dyn_cast<ParenExpr>(E))
      return place(Paren->getSubExpr(), Depth);
    if (const auto *Full = dyn_cast<FullExpr>(E))
      return place(Full->getSubExpr(), Depth);
    if (isa<CXXThisExpr>(E))
      return This;
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      return Operator->getOpcode() == UO_Deref ||
                     Operator->getOpcode() == UO_AddrOf
                 ? place(Operator->getSubExpr(), Depth)
                 : Where::Elsewhere;
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return member(Member, Depth);
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E)) {
      // auto &promise = frame_.promise();
      const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
      return Var && Var->getType()->isReferenceType() && Var->getInit() &&
                     Var->hasLocalStorage()
                 ? place(Var->getInit(), Depth)
                 : Where::Elsewhere;
    }
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      Where First = place(Choice->getTrueExpr(), Depth);
      return First == place(Choice->getFalseExpr(), Depth) ? First
                                                           : Where::Elsewhere;
    }
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return called(Call, Depth);
    return Where::Elsewhere;
  }

  /// A pointer or reference to a promise leads into its coroutine.
  static bool isPromise(QualType T) {
    const CXXRecordDecl *R = recordOf(T);
    return R && R->hasDefinition() &&
           R->hasMemberName(DeclarationName(
               &R->getASTContext().Idents.get("get_return_object")));
  }

  Where loaded(const Expr *Pointer, unsigned Depth) const {
    Pointer = Pointer->IgnoreParenImpCasts();
    if (Pointer->getType()->isPointerType() &&
        isPromise(Pointer->getType()->getPointeeType()))
      return Where::Frame;
    const auto *Ref = dyn_cast<DeclRefExpr>(Pointer);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Var && Var->hasLocalStorage() && Var->getInit() &&
                   Var->getType().isConstQualified()
               ? place(Var->getInit(), Depth)
               : Where::Elsewhere;
  }

  Where member(const MemberExpr *Member, unsigned Depth) const {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return Where::Elsewhere;
    if (Field->getType()->isReferenceType())
      return isPromise(Field->getType()) ? Where::Frame : Where::Elsewhere;
    return place(Member->getBase(), Depth);
  }

  Where called(const CallExpr *Call, unsigned Depth) const {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return Where::Elsewhere;
    if (const Expr *Object = objectOf(Call)) {
      const CXXRecordDecl *Class = recordOf(Object->getType());
      if (isStandardClass(Class, "coroutine_handle"))
        return Callee->getIdentifier() && Callee->getName() == "promise"
                   ? Where::Frame
                   : Where::Elsewhere;
      if (isStandardMember(Callee))
        return givesOwnPart(Call) ? place(Object, Depth) : Where::Elsewhere;
      // An element of an array of ours, a getter of our promise.
      Where Base = place(Object, Depth);
      return Base == Where::Elsewhere
                 ? Base
                 : PlaceReader(Base).returned(Callee, Depth);
    }
    bool Passes = StringSwitch<bool>(standardName(Callee))
                      .Cases({"move", "forward", "as_const", "get", "get_if",
                              "launder", "addressof", "move_if_noexcept"},
                             true)
                      .Default(Callee->getBuiltinID() != 0);
    return Passes && Call->getNumArgs() >= 1 ? place(Call->getArg(0), Depth)
                                             : Where::Elsewhere;
  }

  Where This;
};

} // namespace

/// `T &at(int) [[clang::lifetimebound]]`
static bool isBoundToObject(const FunctionDecl *F) {
  if (!F->getTypeSourceInfo())
    return false;
  TypeLoc Loc = F->getTypeSourceInfo()->getTypeLoc();
  while (auto Attributed = Loc.getAsAdjusted<AttributedTypeLoc>()) {
    if (Attributed.getAttrAs<LifetimeBoundAttr>())
      return true;
    Loc = Attributed.getModifiedLoc();
  }
  return false;
}

bool givesOwnPart(const CallExpr *Call) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
  const Expr *Object = objectOf(Call);
  QualType T = Call->getType();
  if (!Method || !Object ||
      !(Call->isGLValue() || T->isPointerType() || isView(T)))
    return false;
  if (isBoundToObject(Method))
    return true;
  if (isStandardMember(Method)) {
    // unique_ptr::release() and the assignments give something else.
    StringRef Name = Method->getIdentifier() ? Method->getName() : "";
    QualType Owner = Object->getType();
    if (Owner->isPointerType())
      Owner = Owner->getPointeeType();
    return isStandardOwner(Owner) && Name != "release" &&
           Method->getOverloadedOperator() != OO_Equal;
  }
  return PlaceReader(Where::Object).returned(Method) == Where::Object;
}

/// Whether \p S destroys a coroutine, directly or in a member that it calls.
static bool destroysFrame(const Stmt *S, bool InMember = false) {
  if (!S || isa<LambdaExpr>(S))
    return false;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const FunctionDecl *Definition = nullptr;
    if (Method && isStandardClass(Method->getParent(), "coroutine_handle")) {
      if (Method->getIdentifier() && Method->getName() == "destroy")
        return true;
    } else if (Method && !InMember &&
               isa<CXXThisExpr>(
                   Call->getImplicitObjectArgument()->IgnoreParenImpCasts()) &&
               destroysFrame(Method->getBody(Definition), true)) {
      return true;
    }
  }
  return any_of(S->children(), [&](const Stmt *Child) {
    return destroysFrame(Child, InMember);
  });
}

static bool isCopyable(const CXXRecordDecl *R) {
  if (any_of(R->ctors(), [](const CXXConstructorDecl *C) {
        return C->isCopyConstructor() && C->isDeleted();
      }))
    return false;
  return R->hasCopyConstructorWithConstParam() &&
         !R->defaultedCopyConstructorIsDeleted() &&
         !(!R->hasUserDeclaredCopyConstructor() &&
           (R->hasUserDeclaredMoveConstructor() ||
            R->hasUserDeclaredMoveAssignment()));
}

/// Whether the end of an \p R, or of a part of it, ends a coroutine. What can
/// be copied shares it with its copies.
static bool endsFrame(const CXXRecordDecl *R, unsigned Depth = 0) {
  if (!R || !R->hasDefinition() || Depth > 4 || R->isInStdNamespace())
    return false;
  R = R->getDefinition();
  const CXXDestructorDecl *Destructor = R->getDestructor();
  const FunctionDecl *Definition = nullptr;
  if (Destructor && Destructor->isUserProvided() &&
      destroysFrame(Destructor->getBody(Definition)))
    return !isCopyable(R);
  return any_of(R->bases(),
                [&](const CXXBaseSpecifier &Base) {
                  return endsFrame(recordOf(Base.getType()), Depth + 1);
                }) ||
         any_of(R->fields(), [&](const FieldDecl *Field) {
           return !Field->getType()->isReferenceType() &&
                  endsFrame(recordOf(Field->getType()), Depth + 1);
         });
}

static bool isTemporary(const Expr *E) {
  E = E->IgnoreParens();
  while (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
    E = Cast->getSubExpr()->IgnoreParens();
  return E->isPRValue() || isa<MaterializeTemporaryExpr>(E);
}

/// What `co_await` calls `await_resume` of.
static const CXXMethodDecl *resumeOf(const CoawaitExpr *Await) {
  const Expr *Step = Await->getResumeExpr();
  const auto *Call =
      Step ? dyn_cast<CXXMemberCallExpr>(Step->IgnoreImplicit()) : nullptr;
  return Call ? Call->getMethodDecl() : nullptr;
}

std::optional<DyingResult> whyResultDies(const CoawaitExpr *Await) {
  if (Await->isTypeDependent())
    return std::nullopt;
  if (Await->isPRValue())
    return DyingResult{ResultIn::Temporary};
  const CXXMethodDecl *Resume = resumeOf(Await);
  const Expr *Operand = Await->getOperand(), *Awaiter = Await->getCommonExpr();
  if (!Resume || !Operand || !Awaiter)
    return std::nullopt;
  bool AwaiterEnds = isTemporary(Awaiter) || isTemporary(Operand);
  switch (PlaceReader(Where::Object).returned(Resume)) {
  case Where::Frame:
    if ((isTemporary(Operand) && endsFrame(recordOf(Operand->getType()))) ||
        (isTemporary(Awaiter) && endsFrame(recordOf(Awaiter->getType()))))
      return DyingResult{ResultIn::Task, Resume};
    return std::nullopt;
  case Where::Object:
    break;
  case Where::Elsewhere:
    if (!isBoundToObject(Resume))
      return std::nullopt;
    break;
  }
  return AwaiterEnds ? std::optional(DyingResult{ResultIn::Awaiter, Resume})
                     : std::nullopt;
}

} // namespace async_tidy
