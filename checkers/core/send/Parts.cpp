//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Parts.h"
#include "core/base/Compat.h"
#include "core/model/LockOwner.h"
#include "core/model/Names.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "core/send/NonAtomicCount.h"
#include "core/send/OwnMutex.h"
#include "core/send/StandardTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

constexpr llvm::StringLiteral Changeable =
    "it may be changed without synchronisation";

/// An iterator names its category ([iterator.traits]), itself or in a base.
bool isIterator(const CXXRecordDecl *R, IdentifierInfo &Category) {
  if (!R->hasDefinition())
    return false;
  return !R->lookup(&Category).empty() ||
         any_of(R->getDefinition()->bases(), [&](const CXXBaseSpecifier &Base) {
           const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl();
           return B && isIterator(B, Category);
         });
}

class Composer {
public:
  Composer(TranslationUnit &TU, QualType T, Trait Asked, bool Believe)
      : TU(TU), Context(TU.context()), T(T.getCanonicalType()), Asked(Asked),
        Believe(Believe) {}

  Composition take() {
    if (T->isDependentType() || T->isUndeducedType())
      is(Verdict::Unknown, "it depends on a template parameter");
    else if (T->isReferenceType())
      borrow(T->getPointeeType());
    else if (const ArrayType *Array = Context.getAsArrayType(T))
      part(Array->getElementType());
    else if (const CXXRecordDecl *R = T->getAsCXXRecordDecl())
      record(R);
    else if (T->isFunctionPointerType())
      scalar();
    else if (T->isPointerType() && (Asked == Trait::Send || isConst()))
      borrow(T->getPointeeType());
    else if (const auto *Function = T->getAs<FunctionProtoType>())
      bound(Function);
    else if (T->isScalarType() || T->isVectorType())
      scalar();
    else if (!T->isAtomicType() && !T->isFunctionType() && !T->isVoidType())
      is(Verdict::Unknown, "nothing is known of its kind of type");
    return std::move(Result);
  }

private:
  bool isConst() const { return T.isConstQualified(); }

  // --- what is said of the type itself

  void is(Verdict::Answer Is, StringRef Why, SourceLocation Loc = {}) {
    is(Is, Why, Loc, T);
  }
  void is(Verdict::Answer Is, StringRef Why, SourceLocation Loc, QualType Of) {
    if (Is >= Result.Itself.Is)
      return;
    Result.Itself.Is = Is;
    Result.Itself.Why = Why.str();
    Result.Itself.WhyLoc = Loc;
    Result.Itself.Culprit = Of;
    Result.Itself.Lacks = Asked;
  }

  void part(QualType Type, std::optional<SendStep> Step = std::nullopt) {
    part(Type, Asked, Verdict::No, std::move(Step));
  }
  void part(QualType Type, Trait Needs, Verdict::Answer Floor,
            std::optional<SendStep> Step = std::nullopt,
            bool Borrowed = false) {
    Result.Parts.push_back({Type, Needs, Floor, Borrowed, std::move(Step)});
  }

  void changeable() {
    if (Asked == Trait::Sync && !isConst())
      is(Verdict::No, Changeable);
  }

  // --- one function for each kind of type

  /// int, enums, pointers to functions and members.
  void scalar() { changeable(); }

  /// A pointer or reference may be handed over if what it points to may be used
  /// here and there at once; else it depends on who else has one. Sharing one
  /// is to share what it points to.
  void borrow(QualType Pointee) {
    if (Pointee->isFunctionType())
      return;
    hides(Pointee);
    if (Asked == Trait::Send)
      part(Pointee, Trait::Send, Verdict::No, std::nullopt, /*Borrowed=*/true);
    part(Pointee, Trait::Sync, Verdict::Unknown, std::nullopt,
         /*Borrowed=*/true);
  }

  /// What owns together with others is handed over as what it owns, and used
  /// together with them.
  void share(QualType Owned) {
    hides(Owned);
    part(Owned, Trait::Send, Verdict::No);
    part(Owned, Trait::Sync, Verdict::Unknown);
  }

  /// Behind a pointer may be an object of a derived class, of which the type
  /// says nothing unless the author of the base does.
  void hides(QualType Pointee) {
    if (Pointee->isVoidType())
      return is(Verdict::Unknown, "it may be anything", {}, Pointee);
    const CXXRecordDecl *R = Pointee->getAsCXXRecordDecl();
    if (R && R->hasDefinition() && R->isPolymorphic() &&
        !R->isEffectivelyFinal() && !word(R, TypeRole::Send) &&
        !word(R, TypeRole::Sync))
      is(Verdict::Unknown, "classes derived from it may hold anything",
         R->getLocation(), Pointee);
  }

  /// Of std::bind and the like: `void (*(widget))(int)`.
  void bound(const FunctionProtoType *Function) {
    part(Function->getReturnType());
    for (QualType Parameter : Function->getParamTypes())
      part(Parameter);
  }

  void record(const CXXRecordDecl *R) {
    if (Believe && saidOf(R))
      return;
    std::optional<Standard> Kind = standardKind(R);
    if (Asked == Trait::Send && isGuard(TU, T))
      guard(R);
    if (Result.Itself.Is == Verdict::No)
      return;
    // Those of the standard library may not be instantiated.
    if (Kind == Standard::Iterator ||
        isIterator(R, Context.Idents.get("iterator_category")))
      return is(Verdict::Unknown,
                "it points into a container that others may use");
    if (Kind)
      return standard(R, *Kind);
    if (!R->hasDefinition())
      return is(Verdict::Unknown,
                isa<ClassTemplateSpecializationDecl>(R)
                    ? "nothing here instantiates it"
                    : "it is not defined here",
                R->getLocation());
    R = R->getDefinition();
    if (const FieldDecl *Count = nonAtomicCount(TU, R))
      return is(Verdict::No,
                "its reference count '" + Count->getNameAsString() +
                    "' is not atomic",
                Count->getLocation());
    if (R->isUnion() && any_of(R->fields(), [&](const FieldDecl *Field) {
          return !Field->getType().isTrivialType(Context);
        }))
      is(Verdict::Unknown, "what it holds is not known", R->getLocation());
    members(R);
  }

  void members(const CXXRecordDecl *R) {
    // Under its own mutex they are used by one thread at a time.
    Trait Needs =
        Asked == Trait::Sync && ownMutexOf(TU, R) ? Trait::Send : Asked;
    for (const CXXBaseSpecifier &Base : R->bases())
      part(withConst(Base.getType()), Needs, Verdict::No,
           SendStep{Base.getBeginLoc(),
                    "base of '" + typeName(Context, unqualified()) +
                        "' has type '" + typeName(Context, Base.getType()) +
                        "'",
                    Base.getType()});
    if (R->isLambda())
      return captures(R);
    for (const FieldDecl *Field : R->fields())
      part(Field->isMutable() ? Field->getType() : withConst(Field->getType()),
           Needs, Verdict::No,
           SendStep{Field->getLocation(),
                    "member " + nameOf(Field) + " of '" +
                        typeName(Context, unqualified()) + "' has type '" +
                        typeName(Context, Field->getType()) + "'",
                    Field->getType()});
  }

  /// Its fields in the order of its captures ([expr.prim.lambda.capture]).
  void captures(const CXXRecordDecl *R) {
    auto Capture = R->captures_begin();
    for (const FieldDecl *Field : R->fields()) {
      QualType Type = Field->getType();
      QualType Shown = Type.getNonReferenceType();
      std::string Name = "'this'";
      SourceLocation Loc = Field->getLocation();
      bool ByReference = false;
      if (Capture != R->captures_end()) {
        Loc = Capture->getLocation();
        if (Capture->capturesVariable())
          Name = "'" + Capture->getCapturedVar()->getNameAsString() + "'";
        ByReference = Capture->getCaptureKind() == LCK_ByRef;
        ++Capture;
      }
      part(withConst(Type), SendStep{Loc,
                                     "captures " + Name + " of type '" +
                                         typeName(Context, Shown) + "'" +
                                         (ByReference ? " by reference" : ""),
                                     Shown});
    }
  }

  /// The words of the user about \p R itself; those about a base are seen on
  /// the way to it.
  bool saidOf(const CXXRecordDecl *R) {
    std::optional<TypeFact> Sync = word(R, TypeRole::Sync);
    std::optional<TypeFact> NotSend = word(R, TypeRole::NotSend);
    if (NotSend && !(Asked == Trait::Sync && Sync)) {
      is(Verdict::No,
         NotSend->Model ? StringRef(NotSend->Model->Why)
                        : "it is annotated 'async::not_send'",
         NotSend->Model ? SourceLocation() : NotSend->Record->getLocation());
      return true;
    }
    if (Sync)
      return true;
    std::optional<TypeFact> Send = word(R, TypeRole::Send);
    if (!Send)
      return false;
    if (Asked == Trait::Send)
      return true;
    // An annotated class shows its members; what has a model need not.
    if (!Send->Model)
      return false;
    changeable();
    return true;
  }

  std::optional<TypeFact> word(const CXXRecordDecl *R, TypeRole Role) {
    std::optional<TypeFact> Fact = roleOf(TU, typeOf(R), Role);
    if (Fact && !declaresSameEntity(Fact->Record, R))
      return std::nullopt;
    return Fact;
  }

  // --- guards

  /// A lock that blocks threads must be released by the thread that took it; of
  /// one that suspends coroutines we know that it need not.
  void guard(const CXXRecordDecl *R) {
    bool Suspends = false;
    for (const CXXRecordDecl *Mutex : mutexesOf(R)) {
      if (whyOfThread(TU, Mutex))
        return is(Verdict::No, "the thread that locked must unlock");
      Suspends |= suspendsFor(TU, Mutex) != nullptr;
    }
    if (!Suspends)
      is(Verdict::Unknown, "what it holds may belong to a thread");
  }

  // --- the standard library

  void standard(const CXXRecordDecl *R, Standard Kind) {
    SmallVector<QualType, 4> Arguments = typeArguments(R);
    switch (Kind) {
    case Standard::Value:
      // An allocator, a hash function, a duration's period.
      if (R->hasDefinition() && R->isEmpty())
        return;
      changeable();
      return arguments(Arguments);
    case Standard::Aggregate:
      return arguments(Arguments);
    case Standard::Owner:
      changeable();
      if (!Arguments.empty()) {
        hides(Arguments[0]);
        // A const one lets you change what it owns.
        if (Asked == Trait::Sync)
          part(Arguments[0], Trait::Sync, Verdict::Unknown);
      }
      return arguments(Arguments);
    case Standard::SharedOwner:
      changeable();
      return Arguments.empty() ? void() : share(Arguments[0]);
    case Standard::Channel:
      changeable();
      for (QualType Argument : Arguments)
        part(Argument, Trait::Send, Verdict::No);
      return;
    case Standard::Borrow:
    case Standard::ConstBorrow:
      changeable();
      if (!Arguments.empty())
        borrow(Kind == Standard::Borrow ? Arguments[0]
                                        : Arguments[0].withConst());
      return;
    case Standard::Hides:
      changeable();
      return is(Verdict::Unknown, "it hides what it holds");
    case Standard::Iterator:
      break;
    case Standard::Stream:
      if (Asked == Trait::Sync && !isConst())
        is(Verdict::Unknown, "only the standard streams synchronise");
      return;
    }
    llvm_unreachable("unknown kind");
  }

  void arguments(ArrayRef<QualType> Arguments) {
    for (QualType Argument : Arguments)
      if (!Argument->isVoidType())
        part(withConst(Argument));
  }

  // --- types and names

  /// What is inside a const object is const; what a reference refers to is not.
  QualType withConst(QualType Inside) const {
    if (Asked == Trait::Send || !isConst() || Inside->isReferenceType() ||
        Inside->isFunctionType())
      return Inside;
    return Context.getConstType(Inside);
  }
  QualType unqualified() const { return T.getUnqualifiedType(); }

  static std::string nameOf(const FieldDecl *Field) {
    return Field->getIdentifier() ? "'" + Field->getNameAsString() + "'"
                                  : "without a name";
  }

  TranslationUnit &TU;
  ASTContext &Context;
  QualType T;
  Trait Asked;
  bool Believe;
  Composition Result;
};

} // namespace

Composition partsOf(TranslationUnit &TU, QualType T, Trait Asked,
                    bool Believe) {
  return Composer(TU, T, Asked, Believe).take();
}

} // namespace async_tidy
