//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Place.h"
#include "core/model/Function.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

Place Place::pointee() const {
  Place Result = *this;
  if (Address)
    Result.Address = false;
  else
    Result.Path.push_back({PlaceStep::Deref});
  return Result;
}

Place Place::with(PlaceStep Step) const {
  Place Result = *this;
  Result.Path.push_back(Step);
  return Result;
}

std::string Place::name() const {
  std::string Text = Root ? Root->getNameAsString() : "this";
  // `this` stands for a pointer, and its path begins at what that leads to.
  bool Pointer = !Root;
  for (const PlaceStep &Step : Path) {
    switch (Step.Kind) {
    case PlaceStep::Field:
      Text += (Pointer ? "->" : ".") + Step.Member->getNameAsString();
      Pointer = false;
      break;
    case PlaceStep::Element:
      if (Pointer)
        Text = "(*" + Text + ")";
      Text += "[" + (Step.Index ? std::to_string(*Step.Index) : "") + "]";
      Pointer = false;
      break;
    case PlaceStep::Deref:
      if (Pointer)
        Text = "(*" + Text + ")";
      Pointer = true;
      break;
    }
  }
  return Pointer ? "*" + Text : Text;
}

bool isPointerLike(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return true;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && R->isInStdNamespace() && R->getIdentifier() &&
         (R->getName() == "unique_ptr" || R->getName() == "shared_ptr");
}

namespace {

/// The pointers that are made to point to something else after their
/// initialisation: what they lead to is not one object.
struct Reseated {
  bool Searched = false;
  DenseSet<const ValueDecl *> Found;

  void search(TranslationUnit &TU) {
    Searched = true;
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        if (!F->decl()->isDependentContext()) {
          for (const Expr *E : F->own<BinaryOperator>())
            visit(*F, E);
          for (const Expr *E : F->own<UnaryOperator>())
            visit(*F, E);
          for (const Expr *E : F->calls())
            visit(*F, E);
        }
  }

private:
  void visit(const Function &F, const Expr *E) {
    // p = &other    ++p    &p
    // ^               ^     ^
    if (const auto *Assign = dyn_cast<BinaryOperator>(E);
        Assign && Assign->isAssignmentOp())
      add(F, Assign->getLHS());
    else if (const auto *Unary = dyn_cast<UnaryOperator>(E);
             Unary && (Unary->isIncrementDecrementOp() ||
                       Unary->getOpcode() == UO_AddrOf))
      add(F, Unary->getSubExpr());
    // owner = std::make_unique<T>()    owner.reset()
    // ^~~~~                            ^~~~~
    else if (isa<CXXOperatorCallExpr, CXXMemberCallExpr>(E)) {
      const auto *Method = dyn_cast_or_null<CXXMethodDecl>(calleeOf(E));
      const Expr *Object = objectOf(E);
      Object = Object ? Object->IgnoreParenImpCasts() : nullptr;
      if (Method && Object && !Method->isConst() &&
          isPointerLike(Object->getType()) && Object->getType()->isRecordType())
        add(F, Object);
    }
    // std::move(owner)    swap(p, q)
    //           ^~~~~          ^
    if (const FunctionDecl *Callee = calleeOf(E)) {
      SmallVector<const Expr *> Arguments = argumentsOf(E);
      for (unsigned I = 0; I < Arguments.size() && I < Callee->getNumParams();
           ++I) {
        QualType T = Callee->getParamDecl(I)->getType();
        if (T->isReferenceType() && !T->getPointeeType().isConstQualified() &&
            isPointerLike(T))
          add(F, Arguments[I]);
      }
    }
  }

  void add(const Function &F, const Expr *E) {
    E = E->IgnoreParenImpCasts();
    if (!isPointerLike(E->getType()))
      return;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      Found.insert(Ref->getDecl());
    else if (const auto *Member = dyn_cast<MemberExpr>(E);
             Member && !isa<CXXConstructorDecl>(F.decl()))
      Found.insert(Member->getMemberDecl());
  }
};

class Resolver {
public:
  explicit Resolver(TranslationUnit &TU) : TU(TU) {}

  std::optional<Place> place(const Expr *E) {
    if (!E || ++Steps > 64)
      return std::nullopt;
    E = E->IgnoreParens();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      return place(Full->getSubExpr());
    if (const auto *Temporary = dyn_cast<MaterializeTemporaryExpr>(E))
      // The copy of a pointer, or of std::ref, leads where that does.
      return isPointerLike(E->getType()) || E->getType()->isRecordType()
                 ? place(Temporary->getSubExpr())
                 : std::nullopt;
    if (const auto *Temporary = dyn_cast<CXXBindTemporaryExpr>(E))
      return place(Temporary->getSubExpr());
    if (const auto *Cast = dyn_cast<CastExpr>(E))
      return cast(Cast);
    if (isa<CXXThisExpr>(E))
      return Place{nullptr, {}, true};
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return declared(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return member(Member);
    if (const auto *Unary = dyn_cast<UnaryOperator>(E))
      return unary(Unary);
    if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
      return element(place(Element->getBase()), Element->getIdx(), true);
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E))
      return overloaded(Call);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      return memberCall(Call);
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return call(Call);
    if (const auto *List = dyn_cast<InitListExpr>(E))
      return List->getNumInits() == 1 && isPointerLike(E->getType())
                 ? place(List->getInit(0))
                 : std::nullopt;
    // [p = p] of a shared_ptr, which leads to the same object
    //  ^
    if (const auto *Copy = dyn_cast<CXXConstructExpr>(E))
      return Copy->getNumArgs() == 1 && isPointerLike(E->getType()) &&
                     !Copy->getConstructor()->isMoveConstructor() &&
                     isPointerLike(Copy->getArg(0)->getType())
                 ? place(Copy->getArg(0))
                 : std::nullopt;
    return std::nullopt;
  }

private:
  std::optional<Place> cast(const CastExpr *Cast) {
    switch (Cast->getCastKind()) {
    case CK_ArrayToPointerDecay: {
      std::optional<Place> Array = place(Cast->getSubExpr());
      if (!Array || Array->Address)
        return std::nullopt;
      Place First = Array->with({PlaceStep::Element, nullptr, 0});
      First.Address = true;
      return First;
    }
    case CK_LValueToRValue:
    case CK_NoOp:
    case CK_DerivedToBase:
    case CK_UncheckedDerivedToBase:
    case CK_BaseToDerived:
    case CK_Dynamic:
    case CK_BitCast:
    case CK_ConstructorConversion:
    case CK_UserDefinedConversion:
      return place(Cast->getSubExpr());
    default:
      return std::nullopt;
    }
  }

  std::optional<Place> declared(const ValueDecl *D) {
    // auto &[count, total] = stats;
    //        ^~~~~
    if (const auto *Binding = dyn_cast<BindingDecl>(D))
      return place(Binding->getBinding());
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var)
      return std::nullopt;
    QualType T = Var->getType();
    const Expr *Init = isa<ParmVarDecl>(Var) ? nullptr : Var->getInit();
    // auto &n = counts;    [&x = y]    int *p = &x;    [p = &x]
    //       ^                ^              ^           ^
    if (Init && T->isReferenceType()) {
      if (std::optional<Place> Of = place(Init); Of && !Of->Address)
        return Of;
    } else if (Init && Var->hasLocalStorage() && isPointerLike(T) &&
               !isReseated(Var)) {
      // The copy of a pointer that stays where it is leads to the same object.
      if (std::optional<Place> Of = place(Init);
          Of && (Of->Address ||
                 (Of->Path.empty() && Of->Root && !isReseated(Of->Root))))
        return Of;
    }
    return Place{Var};
  }

  std::optional<Place> member(const MemberExpr *Member) {
    if (const auto *Static = dyn_cast<VarDecl>(Member->getMemberDecl()))
      return Place{Static};
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    // The members of a union lie on top of one another.
    if (!Field || Field->getParent()->isUnion())
      return std::nullopt;
    std::optional<Place> Base = place(Member->getBase());
    if (Base && Member->isArrow())
      Base = pointee(*Base);
    if (!Base || Base->Address)
      return std::nullopt;
    return Base->with({PlaceStep::Field, Field});
  }

  std::optional<Place> unary(const UnaryOperator *Unary) {
    std::optional<Place> Of = place(Unary->getSubExpr());
    if (!Of)
      return std::nullopt;
    if (Unary->getOpcode() == UO_Deref)
      return pointee(*Of);
    if (Unary->isIncrementDecrementOp() && Unary->isPrefix())
      return Of;
    if (Unary->getOpcode() != UO_AddrOf || Of->Address)
      return std::nullopt;
    Of->Address = true;
    return Of;
  }

  /// What the pointer at \p At leads to, unless that changes.
  std::optional<Place> pointee(const Place &At) {
    if (At.Address)
      return At.pointee();
    const ValueDecl *Pointer = At.Root;
    if (!At.Path.empty())
      Pointer = At.Path.back().Kind == PlaceStep::Field ? At.Path.back().Member
                                                        : nullptr;
    if (!Pointer || !isPointerLike(Pointer->getType()) || isReseated(Pointer))
      return std::nullopt;
    return At.pointee();
  }

  std::optional<Place> element(std::optional<Place> Of, const Expr *Index,
                               bool BuiltIn) {
    if (!Of)
      return std::nullopt;
    std::optional<int64_t> Value;
    if (Index && !Index->isValueDependent())
      if (std::optional<APSInt> Constant =
              Index->getIntegerConstantExpr(TU.context()))
        Value = Constant->getExtValue();
    // array[i], which is *(&array[0] + i)
    if (BuiltIn) {
      if (!Of->Address || Of->Path.empty() ||
          Of->Path.back().Kind != PlaceStep::Element)
        return std::nullopt;
      Of->Address = false;
      Of->Path.pop_back();
    }
    return Of->with({PlaceStep::Element, nullptr, Value});
  }

  std::optional<Place> overloaded(const CXXOperatorCallExpr *Call) {
    // The operators may be those of a base.
    const Expr *Object = Call->getArg(0)->IgnoreParenImpCasts();
    if (std::optional<Place> Of = iterated(Object)) {
      Of->Address = Call->getOperator() == OO_Arrow;
      return Of;
    }
    switch (Call->getOperator()) {
    case OO_Star:
    case OO_Arrow: {
      if (!isPointerLike(Object->getType()))
        return std::nullopt;
      std::optional<Place> Of = place(Object);
      // The arrow of a smart pointer gives the pointer.
      return Of && Call->getOperator() == OO_Star ? pointee(*Of) : Of;
    }
    case OO_Subscript: {
      if (!standardOwner(Object->getType()))
        return std::nullopt;
      std::optional<Place> Of = place(Object);
      return Of && !Of->Address ? element(Of, Call->getArg(1), false)
                                : std::nullopt;
    }
    default:
      return std::nullopt;
    }
  }

  /// *it    it->name    it[2]    after `auto it = users.begin();`
  ///
  /// Some element of the container that the local \p E iterates over.
  std::optional<Place> iterated(const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || !Var->hasLocalStorage() || !isIterator(Var->getType()) ||
        !Var->getInit())
      return std::nullopt;
    const auto *Made =
        dyn_cast<CXXMemberCallExpr>(Var->getInit()->IgnoreImplicit());
    if (!Made || !standardOwner(Made->getObjectType()))
      return std::nullopt;
    std::optional<Place> Of = place(Made->getImplicitObjectArgument());
    return Of && !Of->Address ? std::optional(Of->with({PlaceStep::Element}))
                              : std::nullopt;
  }

  std::optional<Place> memberCall(const CXXMemberCallExpr *Call) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    if (!Method || !Method->getIdentifier())
      return std::nullopt;
    StringRef Name = Method->getName();
    const Expr *Object =
        Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
    // [self = shared_from_this()]
    //         ^~~~~~~~~~~~~~~~~~
    if (Name == "shared_from_this" && Call->getNumArgs() == 0)
      return place(Object);
    // owner.get()
    if (Name == "get" && isPointerLike(Object->getType()) &&
        Object->getType()->isRecordType())
      return place(Object);
    if ((Name == "at" || Name == "front" || Name == "back") &&
        standardOwner(Object->getType())) {
      std::optional<Place> Of = place(Object);
      return Of && !Of->Address
                 ? element(Of, Name == "at" ? Call->getArg(0) : nullptr, false)
                 : std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<Place> call(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || !Callee->isInStdNamespace() || !Callee->getIdentifier() ||
        Call->getNumArgs() != 1)
      return std::nullopt;
    StringRef Name = Callee->getName();
    if (Name == "move" || Name == "forward" || Name == "as_const" ||
        Name == "ref" || Name == "cref")
      return place(Call->getArg(0));
    std::optional<Place> Of = place(Call->getArg(0));
    if (Name != "addressof" || !Of || Of->Address)
      return std::nullopt;
    Of->Address = true;
    return Of;
  }

  bool isReseated(const ValueDecl *Pointer) {
    Reseated &All = TU.analysis<Reseated>();
    if (!All.Searched)
      All.search(TU);
    return All.Found.contains(Pointer);
  }

  TranslationUnit &TU;
  unsigned Steps = 0;
};

} // namespace

std::optional<Place> placeOf(TranslationUnit &TU, const Expr *E) {
  return Resolver(TU).place(E);
}

const ValueDecl *variableUnder(const Expr *E) {
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return isa<VarDecl, BindingDecl>(Ref->getDecl()) ? Ref->getDecl() : nullptr;
  // The first operand is what an expression that names a part begins with; for
  // a call of a member function that is the callee, and the object in it.
  for (const Stmt *Child : E->children())
    if (const auto *Operand = dyn_cast_or_null<Expr>(Child)) {
      if (isa<CXXOperatorCallExpr>(E))
        return variableUnder(cast<CXXOperatorCallExpr>(E)->getArg(0));
      return variableUnder(Operand);
    }
  return nullptr;
}

} // namespace async_tidy
