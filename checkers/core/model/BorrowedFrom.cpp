//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/BorrowedFrom.h"
#include "core/model/Names.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/TypeLoc.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whether \p T is a class with this attribute: clang gives gsl::Pointer and
/// gsl::Owner to the views and containers of the standard library.
template <typename Attribute> static bool isMarked(QualType T) {
  const CXXRecordDecl *R = T.getNonReferenceType()->getAsCXXRecordDecl();
  if (!R)
    return false;
  if (const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R))
    if (Spec->getSpecializedTemplate()
            ->getTemplatedDecl()
            ->hasAttr<Attribute>())
      return true;
  return R->hasAttr<Attribute>();
}

bool isView(QualType T) {
  return T->isPointerType() || isMarked<PointerAttr>(T) || isIterator(T) ||
         isStandardClass(T.getNonReferenceType()->getAsCXXRecordDecl(),
                         "initializer_list");
}

bool isOwner(QualType T) { return isMarked<OwnerAttr>(T); }

/// `const char *data() const [[clang::lifetimebound]];`
static bool isObjectBound(const FunctionDecl *F) {
  const TypeSourceInfo *Info = F->getTypeSourceInfo();
  if (!Info)
    return false;
  for (TypeLoc Loc = Info->getTypeLoc();;) {
    if (auto Attributed = Loc.getAsAdjusted<AttributedTypeLoc>()) {
      if (Attributed.getAttrAs<LifetimeBoundAttr>())
        return true;
      Loc = Attributed.getModifiedLoc();
      continue;
    }
    return false;
  }
}

/// Functions of the standard library that lead to their first argument:
/// std::move(x), std::ref(x), std::addressof(x).
static bool namesArgument(const FunctionDecl *F) {
  return F->isInStdNamespace() && F->getIdentifier() &&
         is_contained(ArrayRef<StringRef>{"move", "forward", "as_const",
                                          "addressof", "ref", "cref"},
                      F->getName());
}

/// Those that lead to what is in it: std::begin(x), std::data(x).
static bool opensArgument(const FunctionDecl *F) {
  return F->isInStdNamespace() && F->getIdentifier() &&
         is_contained(ArrayRef<StringRef>{"begin", "cbegin", "data"},
                      F->getName());
}

/// The object of a member call, with the temporary that it may be.
static const Expr *receiver(const CallExpr *Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    return Member->getImplicitObjectArgument();
  return isa<CXXOperatorCallExpr>(Call) ? objectOf(Call) : nullptr;
}

bool capturesCopy(const LambdaExpr *Lambda, const ValueDecl *Var) {
  return any_of(Lambda->captures(), [&](const LambdaCapture &Capture) {
    return Capture.capturesVariable() && Capture.getCapturedVar() == Var &&
           Capture.getCaptureKind() == LCK_ByCopy;
  });
}

/// std::move(text), owner.release(), return owner: from here on somebody else
/// may own what it owned.
static bool isMovedFrom(const Function &F, const VarDecl *Var) {
  return any_of(F.references(Var), [&](const DeclRefExpr *Ref) {
    const Stmt *User = F.user(Ref);
    if (const auto *Move = dyn_cast_or_null<CXXConstructExpr>(User))
      return Move->getConstructor()->isMoveConstructor();
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(User))
      return Member->getMemberDecl()->getDeclName().getAsString() == "release";
    const auto *Call = dyn_cast_or_null<CallExpr>(User);
    return Call && Call->isCallToStdMove();
  });
}

namespace {

/// Goes from an expression to the object it leads into, with a limit against
/// variables that are initialised with one another.
class Origins {
public:
  explicit Origins(const Function &F) : F(F) {}

  std::optional<BorrowedFrom> object(const Expr *E) {
    if (++Steps > 64)
      return std::nullopt;
    E = withoutWrapping(E);
    if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E))
      return temporary(Made);
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return named(Ref);
    if (isa<CXXThisExpr>(E))
      return BorrowedFrom{BorrowedFrom::This};
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      return Cast->isGLValue() && Cast->getSubExpr()->isGLValue()
                 ? object(Cast->getSubExpr())
                 : std::nullopt;
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (!isa<FieldDecl>(Member->getMemberDecl()) ||
          Member->getMemberDecl()->getType()->isReferenceType())
        return std::nullopt;
      return inside(Member->isArrow() ? pointee(Member->getBase())
                                      : object(Member->getBase()));
    }
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
      const auto *Decay = dyn_cast<ImplicitCastExpr>(Element->getBase());
      return Decay && Decay->getCastKind() == CK_ArrayToPointerDecay
                 ? inside(object(Decay->getSubExpr()))
                 : pointee(Element->getBase());
    }
    if (const auto *Unary = dyn_cast<UnaryOperator>(E);
        Unary && Unary->getOpcode() == UO_Deref)
      return pointee(Unary->getSubExpr());
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      return shorter(object(Choice->getTrueExpr()),
                     object(Choice->getFalseExpr()));
    }
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return returned(Call);
    return std::nullopt;
  }

  std::optional<BorrowedFrom> view(const Expr *E) {
    if (++Steps > 64)
      return std::nullopt;
    E = withoutWrapping(E);
    if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(E))
      return view(Made->getSubExpr());
    if (const auto *Cast = dyn_cast<CastExpr>(E)) {
      // char buffer[64]; send(buffer)
      //                       ^~~~~~
      if (Cast->getCastKind() == CK_ArrayToPointerDecay)
        return inside(object(Cast->getSubExpr()));
      if (Cast->getCastKind() == CK_FunctionToPointerDecay)
        return std::nullopt;
      return view(Cast->getSubExpr());
    }
    if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      return Unary->getOpcode() == UO_AddrOf ? object(Unary->getSubExpr())
                                             : std::nullopt;
    if (isa<CXXThisExpr>(E))
      return BorrowedFrom{BorrowedFrom::This};
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return viewNamed(Ref);
    // read({1, 2, 3})   the array behind a std::initializer_list
    //      ^~~~~~~~~
    if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E)) {
      const auto *Made = dyn_cast<MaterializeTemporaryExpr>(List->getSubExpr());
      return Made ? temporary(Made) : std::nullopt;
    }
    // std::string_view(text)    std::span(numbers)    std::string_view(p, n)
    //                  ^~~~               ^~~~~~~                      ^
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E)) {
      if (!isView(E->getType()) || Construct->getNumArgs() == 0)
        return std::nullopt;
      const Expr *Of = Construct->getArg(0);
      QualType T = Of->getType();
      if (isView(T))
        return view(Of);
      if (isStandardClass(E->getType()->getAsCXXRecordDecl(),
                          "reference_wrapper"))
        return Of->isGLValue() ? object(Of) : std::nullopt;
      // Of what a class of the user's refers to, only an owner is certain.
      return Of->isGLValue() && (isOwner(T) || T->isArrayType())
                 ? inside(object(Of))
                 : std::nullopt;
    }
    if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
      return shorter(view(Choice->getTrueExpr()), view(Choice->getFalseExpr()));
    }
    if (const auto *Sum = dyn_cast<BinaryOperator>(E);
        Sum && Sum->isAdditiveOp())
      return view(Sum->getLHS()->getType()->isPointerType() ? Sum->getLHS()
                                                            : Sum->getRHS());
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return viewReturned(Call);
    return std::nullopt;
  }

private:
  /// What is inside of \p What, unless that may have been given away.
  std::optional<BorrowedFrom> inside(std::optional<BorrowedFrom> What) const {
    if (!What ||
        (What->What == BorrowedFrom::Local && isMovedFrom(F, What->Var)))
      return std::nullopt;
    What->Inside = true;
    return What;
  }

  /// Of two that it may be the one that the function can outlive.
  static std::optional<BorrowedFrom>
  shorter(std::optional<BorrowedFrom> First,
          std::optional<BorrowedFrom> Other) {
    bool IsOwn = First && (First->What == BorrowedFrom::Local ||
                           First->What == BorrowedFrom::Temporary);
    return IsOwn || !Other ? First : Other;
  }

  static const Expr *withoutWrapping(const Expr *E) {
    for (;;) {
      E = E->IgnoreParens();
      if (const auto *Full = dyn_cast<FullExpr>(E))
        E = Full->getSubExpr();
      else if (const auto *Bound = dyn_cast<CXXBindTemporaryExpr>(E))
        E = Bound->getSubExpr();
      else if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
        E = Default->getExpr();
      else
        return E;
    }
  }

  std::optional<BorrowedFrom> temporary(const MaterializeTemporaryExpr *Made) {
    // `const auto &name = make();` lives as long as `name`.
    if (const auto *Var = dyn_cast_or_null<VarDecl>(Made->getExtendingDecl())) {
      if (!isOwn(Var))
        return std::nullopt;
      return BorrowedFrom{BorrowedFrom::Local, Var};
    }
    if (Made->getStorageDuration() != SD_FullExpression)
      return std::nullopt;
    // There is nothing in an object of an empty class.
    const CXXRecordDecl *R = Made->getType()->getAsCXXRecordDecl();
    if (R && R->hasDefinition() && R->isEmpty())
      return std::nullopt;
    return BorrowedFrom{BorrowedFrom::Temporary, nullptr, Made};
  }

  bool isOwn(const VarDecl *Var) const {
    return Var->hasLocalStorage() && !Var->isInitCapture() &&
           Var->getDeclContext() == F.decl();
  }

  std::optional<BorrowedFrom> named(const DeclRefExpr *Ref) {
    const ValueDecl *D = Ref->getDecl();
    if (const auto *Binding = dyn_cast<BindingDecl>(D))
      return Binding->getBinding() ? object(Binding->getBinding())
                                   : std::nullopt;
    const auto *Var = dyn_cast<VarDecl>(D);
    if (Var && F.lambda() && !Var->getType()->isReferenceType() &&
        capturesCopy(F.lambda(), Var))
      return BorrowedFrom{BorrowedFrom::Captured, Var};
    if (!Var || !isOwn(Var))
      return std::nullopt;
    if (!Var->getType()->isReferenceType())
      return BorrowedFrom{BorrowedFrom::Local, Var};
    if (isa<ParmVarDecl>(Var))
      return BorrowedFrom{BorrowedFrom::Parameter, Var};
    return Var->getInit() ? object(Var->getInit()) : std::nullopt;
  }

  /// A pointer, view or iterator by its name.
  std::optional<BorrowedFrom> viewNamed(const DeclRefExpr *Ref) {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Var || !isOwn(Var) || !isView(Var->getType()) || isReseated(Var))
      return std::nullopt;
    // What refers to a view is not what that leads into.
    if (isa<ParmVarDecl>(Var))
      return Var->getType()->isReferenceType()
                 ? std::nullopt
                 : std::optional(BorrowedFrom{BorrowedFrom::Parameter, Var});
    return Var->getInit() ? view(Var->getInit()) : std::nullopt;
  }

  /// Whether \p Var may be given something else to lead into.
  bool isReseated(const VarDecl *Var) const {
    return any_of(F.references(Var), [&](const DeclRefExpr *Ref) {
      const Stmt *User = F.user(Ref);
      if (const auto *Assign = dyn_cast_or_null<BinaryOperator>(User))
        return Assign->isAssignmentOp() && Assign->getLHS() == Ref;
      if (const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(User))
        return Operator->isAssignmentOp() &&
               Operator->getArg(0)->IgnoreParenImpCasts() == Ref;
      return false;
    });
  }

  /// What \p E, a pointer or smart pointer, points to.
  std::optional<BorrowedFrom> pointee(const Expr *E) {
    E = withoutWrapping(E);
    if (const auto *Cast = dyn_cast<ImplicitCastExpr>(E))
      return Cast->getCastKind() == CK_ArrayToPointerDecay
                 ? object(Cast->getSubExpr())
                 : pointee(Cast->getSubExpr());
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return viewReturned(Call);
    return E->getType()->isPointerType() ? view(E) : std::nullopt;
  }

  /// workers[0] of a container of pointers: the pointer is in the container,
  /// what it leads to is anywhere. So it is with maybe.value_or(p).
  std::optional<BorrowedFrom> viewReturned(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (Call->isGLValue())
      return Callee && Call->getNumArgs() == 1 && namesArgument(Callee)
                 ? view(Call->getArg(0))
                 : std::nullopt;
    const Expr *Object = receiver(Call);
    return Object && holdsAny(Object->getType(), Call->getType())
               ? std::nullopt
               : returned(Call);
  }

  /// Whether \p Owner is of a template with \p T as an argument.
  bool holdsAny(QualType Owner, QualType T) const {
    const auto *Spec = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        Owner->getAsCXXRecordDecl());
    return Spec &&
           any_of(Spec->getTemplateArgs().asArray(),
                  [&](const TemplateArgument &Argument) {
                    return Argument.getKind() == TemplateArgument::Type &&
                           F.context().hasSameUnqualifiedType(
                               Argument.getAsType(), T);
                  });
  }

  /// Of a reference, pointer or view that \p Call returns.
  std::optional<BorrowedFrom> returned(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || (!Call->isGLValue() && !isView(Call->getType())))
      return std::nullopt;
    if (const Expr *Object = receiver(Call)) {
      QualType T = Object->getType();
      bool Arrow = T->isPointerType();
      // text.c_str()    numbers.begin()    *owner    owner->    numbers[0]
      // ^~~~            ^~~~~~~             ^~~~~    ^~~~~      ^~~~~~~
      if (!Arrow && isOwner(T))
        return inside(object(Object));
      if (!Arrow && isView(T))
        return view(Object);
      if (isObjectBound(Callee))
        return Arrow ? pointee(Object) : object(Object);
    }
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    bool Names = namesArgument(Callee), Opens = opensArgument(Callee);
    for (unsigned I = 0; I < Arguments.size() && I < Callee->getNumParams();
         ++I) {
      const ParmVarDecl *Parameter = Callee->getParamDecl(I);
      const Expr *Argument = Arguments[I];
      if (!(I == 0 && (Names || Opens)) &&
          !Parameter->hasAttr<LifetimeBoundAttr>())
        continue;
      bool IsView = isView(Argument->getType());
      if (Argument->isGLValue() && (Names || Call->isGLValue() || !IsView))
        return Opens ? inside(object(Argument)) : object(Argument);
      return IsView ? view(Argument) : std::nullopt;
    }
    return std::nullopt;
  }

  const Function &F;
  unsigned Steps = 0;
};

} // namespace

std::optional<BorrowedFrom> objectBehind(const Function &F, const Expr *E) {
  return Origins(F).object(E);
}

std::optional<BorrowedFrom> viewedBy(const Function &F, const Expr *E) {
  return Origins(F).view(E);
}

std::optional<BorrowedFrom> lentTo(const Function &F, const Expr *Argument,
                                   QualType T) {
  if (T->isReferenceType())
    return objectBehind(F, Argument);
  return isView(T) ? viewedBy(F, Argument) : std::nullopt;
}

std::optional<BorrowedFrom> lentAsObject(const Function &F,
                                         const CallExpr *Call) {
  const Expr *Object = receiver(Call);
  if (!Object)
    return std::nullopt;
  return Object->getType()->isPointerType() ? viewedBy(F, Object)
                                            : objectBehind(F, Object);
}

} // namespace async_tidy
