//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/NonAtomicCount.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallSet.h"
#include <set>
#include <tuple>

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// A member, of a class template or of its instantiations.
using CounterKey = SourceLocation;

/// The member that \p E names, on the object itself or reached through a
/// pointer or reference.
struct Named {
  const FieldDecl *Field;
  bool Own;
};

/// \p OfThis: `this` is the object whose copies we count.
std::optional<Named> memberNamed(const Expr *E, bool OfThis) {
  E = E->IgnoreParenImpCasts();
  // ++*count;
  //   ^~~~~~
  if (const auto *Deref = dyn_cast<UnaryOperator>(E);
      Deref && Deref->getOpcode() == UO_Deref) {
    std::optional<Named> Pointer = memberNamed(Deref->getSubExpr(), OfThis);
    if (Pointer)
      Pointer->Own = false;
    return Pointer;
  }
  const auto *Member = dyn_cast<MemberExpr>(E);
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  if (!Field)
    return std::nullopt;
  // ++count;  ++inner.count;  ++p->count;  ++node.count;
  //   ^~~~~     ^~~~~~~~~~~     ^~~~~~~~     ^~~~~~~~~~ (node is a reference)
  while (!Field->getType()->isReferenceType() ||
         Member->getMemberDecl() != Field) {
    const Expr *Base = Member->getBase()->IgnoreParenImpCasts();
    if (isa<CXXThisExpr>(Base))
      return Named{Field, OfThis};
    const auto *Outer = dyn_cast<MemberExpr>(Base);
    if (Member->isArrow() || !Outer ||
        Outer->getMemberDecl()->getType()->isReferenceType())
      return Named{Field, false};
    Member = Outer;
  }
  return Named{Field, false};
}

/// Sets \p F to where its body is written: members of class templates are
/// instantiated when they are used only.
const Stmt *bodyOf(const FunctionDecl *&F) {
  if (!F->hasBody())
    if (const FunctionDecl *Pattern = F->getTemplateInstantiationPattern())
      F = Pattern;
  return F->getBody(F);
}

/// Collects what a function, and what it calls, does to members.
class Steps {
public:
  Steps(TranslationUnit &TU, bool Up) : TU(TU), Up(Up) {}

  /// Plain integers outside the object that are stepped by the way.
  MapVector<CounterKey, const FieldDecl *> Counters;
  /// Those that are also given to something by address or reference, as atomic
  /// operations are.
  SmallSet<CounterKey, 4> GivenAway;

  void function(const FunctionDecl *F, bool OfThis, unsigned Depth) {
    const Stmt *Body = bodyOf(F);
    if (!Body || !Entered.insert({F, OfThis, Locked}).second)
      return;
    bool Before = Locked;
    if (const auto *C = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *Init : C->inits()) {
        const auto *Construct = dyn_cast<CXXConstructExpr>(Init->getInit());
        if (Construct && Init->isDelegatingInitializer() && Depth > 0)
          function(Construct->getConstructor(), OfThis, Depth - 1);
        else
          walk(Init->getInit(), OfThis, Depth);
      }
    walk(Body, OfThis, Depth);
    Locked = Before;
  }

private:
  void walk(const Stmt *S, bool OfThis, unsigned Depth) {
    if (!S || isa<LambdaExpr>(S))
      return;
    bool Before = Locked;
    if (const auto *Op = dyn_cast<UnaryOperator>(S)) {
      // ++p->refs;  p->refs--;
      if (Up ? Op->isIncrementOp() : Op->isDecrementOp())
        step(Op->getSubExpr(), OfThis);
    } else if (const auto *Op = dyn_cast<BinaryOperator>(S)) {
      // p->refs += 1;  p->refs = p->refs + 1;
      if (Op->getOpcode() == (Up ? BO_AddAssign : BO_SubAssign) ||
          (Op->getOpcode() == BO_Assign && isStep(Op->getLHS(), Op->getRHS())))
        step(Op->getLHS(), OfThis);
    } else if (const auto *Declares = dyn_cast<DeclStmt>(S)) {
      for (const Decl *D : Declares->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          Locked |= isGuard(TU, Var->getType());
    } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
      call(Call, OfThis, Depth);
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
      give(Construct->arguments());
    } else if (const auto *Atomic = dyn_cast<AtomicExpr>(S)) {
      give(ArrayRef<const Expr *>(Atomic->getPtr()));
    }
    for (const Stmt *Child : S->children())
      walk(Child, OfThis, Depth);
    // A guard holds until the end of its block.
    if (isa<CompoundStmt>(S))
      Locked = Before;
  }

  void call(const CallExpr *Call, bool OfThis, unsigned Depth) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    give(ArrayRef(Call->getArgs(), Call->getNumArgs()));
    if (!Callee)
      return;
    Locked |= locks(Call, Callee);
    if (Depth == 0)
      return;
    const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
    const Expr *Object =
        Member ? Member->getImplicitObjectArgument()->IgnoreParenImpCasts()
               : nullptr;
    function(Callee, OfThis && Object && isa<CXXThisExpr>(Object), Depth - 1);
  }

  /// `m.lock()`, `pthread_mutex_lock(&m)`
  bool locks(const CallExpr *Call, const FunctionDecl *Callee) {
    if (const IdentifierInfo *Name = Callee->getIdentifier();
        Name && (Name->isStr("lock") || Name->isStr("lock_shared")))
      return true;
    std::optional<FunctionFact> Blocks =
        roleOf(TU, Call, FunctionRole::Blocking);
    return Blocks && Blocks->Model && Blocks->Model->Kind == BlockingKind::Lock;
  }

  /// `__atomic_fetch_add(&p->refs, 1, order)`, `std::atomic_ref(p->refs)`.
  template <typename Range> void give(const Range &Arguments) {
    for (const Expr *Argument : Arguments) {
      // Reading it is no such thing.
      if (const auto *Cast = dyn_cast<ImplicitCastExpr>(Argument);
          Cast && Cast->getCastKind() == CK_LValueToRValue)
        continue;
      const Expr *E = Argument->IgnoreParenCasts();
      if (const auto *Address = dyn_cast<UnaryOperator>(E);
          Address && Address->getOpcode() == UO_AddrOf)
        E = Address->getSubExpr()->IgnoreParenCasts();
      else if (!E->isGLValue())
        continue;
      if (std::optional<Named> Given = memberNamed(E, false))
        GivenAway.insert(Given->Field->getLocation());
    }
  }

  /// `refs = refs + 1`
  bool isStep(const Expr *To, const Expr *From) {
    const auto *Sum = dyn_cast<BinaryOperator>(From->IgnoreParenImpCasts());
    if (!Sum || Sum->getOpcode() != (Up ? BO_Add : BO_Sub))
      return false;
    std::optional<Named> Left = memberNamed(To, false);
    std::optional<Named> Right = memberNamed(Sum->getLHS(), false);
    return Left && Right && Left->Field == Right->Field &&
           isa<IntegerLiteral>(Sum->getRHS()->IgnoreParenImpCasts());
  }

  void step(const Expr *E, bool OfThis) {
    if (Locked || !E->getType()->isIntegerType())
      return;
    // A member of the object itself is not shared by its copies.
    std::optional<Named> Counter = memberNamed(E, OfThis);
    if (Counter && !Counter->Own)
      Counters.insert({Counter->Field->getLocation(), Counter->Field});
  }

  TranslationUnit &TU;
  bool Up;
  bool Locked = false;
  std::set<std::tuple<const FunctionDecl *, bool, bool>> Entered;
};

/// How far to follow calls: `operator=` -> `reset` -> `release` -> `drop`.
constexpr unsigned MaxDepth = 3;

/// Follows the function \p Name of one pointer to \p R, or to a base of it,
/// that argument-dependent lookup finds ([basic.lookup.argdep]).
void followFound(const CXXRecordDecl *R, IdentifierInfo &Name, Steps &Into) {
  if (!R || !R->hasDefinition())
    return;
  R = R->getDefinition();
  SmallVector<const NamedDecl *> Found;
  append_range(Found, R->getEnclosingNamespaceContext()->lookup(&Name));
  // friend void intrusive_ptr_add_ref(object *p) { ++p->refs; }
  for (const FriendDecl *Friend : R->friends())
    Found.push_back(Friend->getFriendDecl());
  for (const NamedDecl *D : Found) {
    const auto *F = dyn_cast_or_null<FunctionDecl>(D);
    if (F && F->getIdentifier() == &Name && F->getNumParams() == 1 &&
        declaresSameEntity(
            F->getParamDecl(0)->getType()->getPointeeCXXRecordDecl(), R))
      Into.function(F, /*OfThis=*/false, MaxDepth);
  }
  for (const CXXBaseSpecifier &Base : R->bases())
    followFound(Base.getType()->getAsCXXRecordDecl(), Name, Into);
}

/// What a library's pointer class does is in a header that we do not look into,
/// but what it calls to count may be the user's.
void followProtocol(const CXXRecordDecl *R, StringRef Name, Steps &Into,
                    TranslationUnit &TU) {
  IdentifierInfo &Id = TU.context().Idents.get(Name);
  for (const FieldDecl *Field : R->fields())
    if (const CXXRecordDecl *Pointee =
            Field->getType()->getPointeeCXXRecordDecl())
      followFound(Pointee, Id, Into);
}

const FieldDecl *find(TranslationUnit &TU, const CXXRecordDecl *R) {
  const CXXDestructorDecl *Destructor = R->getDestructor();
  if (!Destructor || !Destructor->isUserProvided())
    return nullptr;
  Steps Up(TU, /*Up=*/true), Down(TU, /*Up=*/false);
  bool CopiesUnseen = false;
  for (const CXXMethodDecl *M : R->methods()) {
    const auto *C = dyn_cast<CXXConstructorDecl>(M);
    if (M->isUserProvided() &&
        ((C && C->isCopyConstructor()) || M->isCopyAssignmentOperator()))
      Up.function(M, /*OfThis=*/true, MaxDepth);
    const FunctionDecl *F = M;
    if (C && C->isCopyConstructor() && C->isUserProvided())
      CopiesUnseen = !bodyOf(F);
  }
  if (CopiesUnseen && isa<ClassTemplateSpecializationDecl>(R)) {
    followProtocol(R, "intrusive_ptr_add_ref", Up, TU);
    followProtocol(R, "intrusive_ptr_release", Down, TU);
  }
  if (Up.Counters.empty())
    return nullptr;
  Down.function(Destructor, /*OfThis=*/true, MaxDepth);
  for (auto [Key, Field] : Up.Counters)
    if (Down.Counters.contains(Key) && !Up.GivenAway.contains(Key) &&
        !Down.GivenAway.contains(Key))
      return Field;
  return nullptr;
}

struct Counts {
  DenseMap<const CXXRecordDecl *, const FieldDecl *> Known;
};

} // namespace

const FieldDecl *nonAtomicCount(TranslationUnit &TU, const CXXRecordDecl *R) {
  R = R->getDefinition();
  auto [Entry, New] = TU.analysis<Counts>().Known.try_emplace(R, nullptr);
  if (!New)
    return Entry->second;
  const FieldDecl *Found = find(TU, R);
  return TU.analysis<Counts>().Known[R] = Found;
}

} // namespace async_tidy
