//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Sendability.h"
#include "core/model/Names.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// The member that `++x->count` or `++*count` changes, when its type is a plain
/// integer; null for anything else, atomics among it.
const FieldDecl *plainCounter(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (!E->getType()->isIntegerType())
    return nullptr;
  if (const auto *Deref = dyn_cast<UnaryOperator>(E);
      Deref && Deref->getOpcode() == UO_Deref)
    E = Deref->getSubExpr()->IgnoreParenImpCasts();
  const auto *Member = dyn_cast<MemberExpr>(E);
  return Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
}

/// Finds the plain integers that a function (and what it calls directly, to
/// \p Depth calls) steps up or down by one.
void steps(const Stmt *S, bool Up, unsigned Depth,
           SmallPtrSetImpl<const FieldDecl *> &Counters) {
  if (!S)
    return;
  if (const auto *Op = dyn_cast<UnaryOperator>(S)) {
    if (Up ? Op->isIncrementOp() : Op->isDecrementOp())
      if (const FieldDecl *Field = plainCounter(Op->getSubExpr()))
        Counters.insert(Field);
  } else if (const auto *Assign = dyn_cast<CompoundAssignOperator>(S)) {
    if (Assign->getOpcode() == (Up ? BO_AddAssign : BO_SubAssign))
      if (const FieldDecl *Field = plainCounter(Assign->getLHS()))
        Counters.insert(Field);
  } else if (const auto *Call = dyn_cast<CallExpr>(S); Call && Depth > 0) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      steps(Callee->getBody(), Up, Depth - 1, Counters);
  }
  for (const Stmt *Child : S->children())
    steps(Child, Up, Depth, Counters);
}

/// The plain integer that copies of \p R count up and destructors count down:
/// a reference count that two threads may not touch.
const FieldDecl *nonAtomicCount(const CXXRecordDecl *R) {
  const CXXDestructorDecl *Destructor = R->getDestructor();
  if (!Destructor || !Destructor->isUserProvided())
    return nullptr;
  SmallPtrSet<const FieldDecl *, 2> Up, Down;
  for (const CXXConstructorDecl *C : R->ctors())
    if (C->isCopyConstructor() && C->isUserProvided()) {
      steps(C->getBody(), /*Up=*/true, 2, Up);
      for (const CXXCtorInitializer *Init : C->inits())
        steps(Init->getInit(), /*Up=*/true, 2, Up);
    }
  if (Up.empty())
    return nullptr;
  steps(Destructor->getBody(), /*Up=*/false, 2, Down);
  for (const FieldDecl *Field : Up)
    // A member of the object itself is not shared by its copies.
    if (Down.contains(Field) &&
        (Field->getParent()->getCanonicalDecl() != R->getCanonicalDecl() ||
         Field->getType()->isPointerType()))
      return Field;
  return nullptr;
}

class Search {
public:
  explicit Search(TranslationUnit &TU) : TU(TU) {}

  std::optional<NotSend> type(QualType T) {
    if (T.isNull())
      return std::nullopt;
    if (const auto *Array = TU.context().getAsArrayType(T))
      return type(Array->getElementType());
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    if (!R || !R->hasDefinition() ||
        !Seen.insert(R->getCanonicalDecl()).second ||
        roleOf(TU, T, TypeRole::Send))
      return std::nullopt;
    R = R->getDefinition();
    // Of a base it is said below, with the way to it.
    if (std::optional<TypeFact> Fact = roleOf(TU, T, TypeRole::NotSend);
        Fact && declaresSameEntity(Fact->Record, R))
      return NotSend{{},
                     Fact->Model ? Fact->Model->Why
                                 : "it is annotated 'async::not_send'",
                     T,
                     Fact->Model ? SourceLocation() : R->getLocation()};
    if (const FieldDecl *Count = nonAtomicCount(R))
      return NotSend{{},
                     "its reference count '" + Count->getNameAsString() +
                         "' is not atomic",
                     T,
                     Count->getLocation()};
    if (R->isInStdNamespace())
      return elements(R);
    for (const CXXBaseSpecifier &Base : R->bases())
      if (std::optional<NotSend> Why = type(Base.getType())) {
        step(*Why, Base.getBeginLoc(), "base", "", T, Base.getType());
        return Why;
      }
    for (const FieldDecl *Field : R->fields())
      if (std::optional<NotSend> Why = type(Field->getType())) {
        step(*Why, Field->getLocation(), "member", Field->getNameAsString(), T,
             Field->getType());
        return Why;
      }
    return std::nullopt;
  }

private:
  /// The standard containers and wrappers hold what their arguments say.
  std::optional<NotSend> elements(const CXXRecordDecl *R) {
    const auto *Spec = dyn_cast<ClassTemplateSpecializationDecl>(R);
    if (!Spec)
      return std::nullopt;
    for (const TemplateArgument &Outer : Spec->getTemplateArgs().asArray())
      for (const TemplateArgument &Argument :
           Outer.getKind() == TemplateArgument::Pack ? Outer.pack_elements()
                                                     : ArrayRef(Outer))
        if (Argument.getKind() == TemplateArgument::Type)
          if (std::optional<NotSend> Why = type(Argument.getAsType()))
            return Why;
    return std::nullopt;
  }

  void step(NotSend &Why, SourceLocation Loc, StringRef What, StringRef Name,
            QualType Of, QualType Has) {
    const ASTContext &Context = TU.context();
    std::string Text = What.str();
    if (!Name.empty())
      Text += (" '" + Name + "'").str();
    Text += " of '" + typeName(Context, Of) + "' has type '" +
            typeName(Context, Has) + "'";
    Why.Path.insert(Why.Path.begin(), SendStep{Loc, std::move(Text)});
  }

  TranslationUnit &TU;
  SmallPtrSet<const CXXRecordDecl *, 16> Seen;
};

} // namespace

std::optional<NotSend> whyNotSend(TranslationUnit &TU, QualType T) {
  return Search(TU).type(T.getNonReferenceType());
}

} // namespace async_tidy
