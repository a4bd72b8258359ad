//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Guarded.h"
#include "core/model/HeldLocks.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

/// A use of a member, and how it is locked.
struct Use {
  const MemberExpr *At;
  const FieldDecl *Field;
  SmallPtrSet<const FieldDecl *, 2> Held; ///< Own mutexes, surely held.
  bool MayBeLocked;                       ///< By whatever lock.
};

struct Summary {
  std::vector<Use> Uses;
  bool LetsOut = false; ///< Hands out a reference to something inside.

  bool isUsed(const FieldDecl *Field) const {
    return any_of(Uses, [&](const Use &U) { return U.Field == Field; });
  }

  /// The mutexes that are held at every use of \p Field.
  SmallPtrSet<const FieldDecl *, 2> locksOf(const FieldDecl *Field) const {
    std::optional<SmallPtrSet<const FieldDecl *, 2>> Common;
    for (const Use &U : Uses)
      if (U.Field == Field) {
        if (!Common)
          Common = U.Held;
        else
          Common->remove_if(
              [&](const FieldDecl *M) { return !U.Held.contains(M); });
      }
    return Common.value_or(SmallPtrSet<const FieldDecl *, 2>());
  }
};

struct GuardMemo {
  DenseMap<const CXXRecordDecl *, std::unique_ptr<Summary>> Of;
  /// Who calls which member function, once that has been asked.
  DenseMap<const FunctionDecl *,
           SmallVector<std::pair<const Function *, const Expr *>, 2>>
      Callers;
  bool CallersFound = false;
};

/// Nothing can change it, or it is made to be changed by several threads.
bool needsNoLock(TranslationUnit &TU, const FieldDecl *Field) {
  QualType T = Field->getType();
  return T.isConstQualified() || T->isReferenceType() ||
         T.isVolatileQualified() || roleOf(TU, T, TypeRole::Sync);
}

class GuardSearch {
public:
  GuardSearch(TranslationUnit &TU, const CXXRecordDecl *R)
      : TU(TU), Record(R->getCanonicalDecl()), Memo(TU.analysis<GuardMemo>()) {}

  Summary run() {
    findCallers();
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group) {
        if (F->decl()->isDependentContext() || isBeforeOrAfter(*F))
          continue;
        for (const auto *Member : F->own<MemberExpr>())
          use(*F, Member);
      }
    return std::move(Result);
  }

private:
  void findCallers() {
    if (Memo.CallersFound)
      return;
    Memo.CallersFound = true;
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        for (const Expr *Call : F->calls())
          if (const FunctionDecl *Callee = calleeOf(Call))
            Memo.Callers[Callee->getCanonicalDecl()].push_back({F.get(), Call});
  }

  bool isOurs(const Decl *D) const {
    const auto *R = dyn_cast<CXXRecordDecl>(D->getDeclContext());
    return R && R->getCanonicalDecl() == Record;
  }

  /// Before anybody else knows the object, and when nobody does any more.
  bool isBeforeOrAfter(const Function &F) const {
    return isa<CXXConstructorDecl, CXXDestructorDecl>(F.decl()) &&
           isOurs(F.decl());
  }

  void use(const Function &F, const MemberExpr *Member) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field || !isOurs(Field) || needsNoLock(TU, Field))
      return;
    Use Found{Member, Field, {}, false};
    for (const FieldDecl *Mutex : Record->getDefinition()->fields())
      if (isHeld(F, Member, lockPathOf(Member->getBase()), Mutex,
                 isRead(F, Member), 0))
        Found.Held.insert(Mutex);
    Found.MayBeLocked = mayBeLocked(F, Member, 0);
    Result.LetsOut |= isLetOut(F, Member);
    Result.Uses.push_back(std::move(Found));
  }

  /// int n = count_;    items_.size()
  ///         ^~~~~~     ^~~~~~
  static bool isRead(const Function &F, const MemberExpr *Member) {
    if (Member->getType().isConstQualified())
      return true;
    const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(F.parent(Member));
    return Cast && (Cast->getCastKind() == CK_LValueToRValue ||
                    Cast->getType().isConstQualified());
  }

  /// std::vector<int> &items() { return items_; }
  ///                                    ^~~~~~
  static bool isLetOut(const Function &F, const MemberExpr *Member) {
    const Stmt *User = F.user(Member);
    QualType Returned = F.decl()->getReturnType();
    if (isa_and_nonnull<ReturnStmt>(User))
      return Returned->isReferenceType();
    const auto *Address = dyn_cast_or_null<UnaryOperator>(User);
    return Address && Address->getOpcode() == UO_AddrOf &&
           isa_and_nonnull<ReturnStmt>(F.user(Address));
  }

  /// Whether \p Mutex of the object at \p Object is surely held at \p At: in
  /// \p F itself, around a lambda that runs in place, or by all who call a
  /// function that is for this class alone.
  bool isHeld(const Function &F, const Stmt *At, LockPath Object,
              const FieldDecl *Mutex, bool SharedIsEnough, unsigned Depth) {
    if (!Object.isKnown() || Depth > 8)
      return false;
    LockPath Wanted = Object;
    Wanted.Fields.push_back(Mutex);
    if (any_of(heldAt(F, At), [&](const HeldLock &Lock) {
          return Lock.Mutex == Wanted && (!Lock.Shared || SharedIsEnough);
        }))
      return true;
    if (F.lambda()) {
      const Function *Outer = TU.writtenIn(F.lambda());
      const Expr *Call = Outer ? runsIn(*Outer, F.lambda()) : nullptr;
      return Call && isHeld(*Outer, Call, std::move(Object), Mutex,
                            SharedIsEnough, Depth + 1);
    }
    if (!Object.FromThis || !Object.Fields.empty() || !isForUsAlone(F))
      return false;
    auto Callers = Memo.Callers.find(F.decl()->getCanonicalDecl());
    if (Callers == Memo.Callers.end())
      return false;
    return all_of(Callers->second, [&](const auto &Caller) {
      const Expr *On = objectOf(Caller.second);
      return isBeforeOrAfter(*Caller.first) ||
             (On && isHeld(*Caller.first, Caller.second, lockPathOf(On), Mutex,
                           SharedIsEnough, Depth + 1));
    });
  }

  bool mayBeLocked(const Function &F, const Stmt *At, unsigned Depth) {
    if (Depth > 8 || !mayBeHeldAt(F, At).empty())
      return true;
    if (F.lambda()) {
      // Who keeps it may call it with the lock held.
      const Function *Outer = TU.writtenIn(F.lambda());
      const Expr *Call = Outer ? runsIn(*Outer, F.lambda()) : nullptr;
      return !Call || mayBeLocked(*Outer, Call, Depth + 1);
    }
    if (!isOurs(F.decl()))
      return true;
    if (!isForUsAlone(F))
      return false;
    auto Callers = Memo.Callers.find(F.decl()->getCanonicalDecl());
    // Nobody calls it as far as this unit knows.
    if (Callers == Memo.Callers.end())
      return true;
    return none_of(Callers->second, [&](const auto &Caller) {
      return !isBeforeOrAfter(*Caller.first) &&
             !mayBeLocked(*Caller.first, Caller.second, Depth + 1);
    });
  }

  /// A private member function: its callers are the class's own.
  bool isForUsAlone(const Function &F) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(F.decl());
    return Method && isOurs(Method) && !Method->isVirtual() &&
           Method->getAccess() != AS_public;
  }

  /// changed.wait(lock, [this] { return ready_; })
  ///                    ^~~~~~~~~~~~~~~~~~~~~~~~
  /// The call that runs a lambda before it returns, or null.
  const Expr *runsIn(const Function &Outer, const LambdaExpr *Lambda) const {
    const Stmt *User = Outer.user(Lambda);
    while (isa_and_nonnull<CXXConstructExpr>(User)) // of the parameter
      User = Outer.user(User);
    const auto *Call = dyn_cast_or_null<CallExpr>(User);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (!Callee)
      return nullptr;
    // What waits until it answers true calls it while it waits.
    if (roleOf(TU, Call, FunctionRole::Calls) ||
        (isa<CXXMemberCallExpr>(Call) &&
         roleOf(TU, Call, FunctionRole::Blocking)) ||
        (Callee->isInStdNamespace() &&
         !roleOf(TU, Call, FunctionRole::Spawn)) ||
        Callee == Lambda->getCallOperator())
      return Call;
    return nullptr;
  }

  TranslationUnit &TU;
  const CXXRecordDecl *Record;
  GuardMemo &Memo;
  Summary Result;
};

const Summary *summaryOf(TranslationUnit &TU, const CXXRecordDecl *Record) {
  if (!Record->hasDefinition() || Record->isDependentContext() ||
      Record->isLambda() || Record->isUnion() || Record->isInStdNamespace())
    return nullptr;
  Record = Record->getCanonicalDecl();
  std::unique_ptr<Summary> &Entry = TU.analysis<GuardMemo>().Of[Record];
  if (!Entry) {
    auto Made = std::make_unique<Summary>(GuardSearch(TU, Record).run());
    return (TU.analysis<GuardMemo>().Of[Record] = std::move(Made)).get();
  }
  return Entry.get();
}

} // namespace

std::optional<GuardedBy> whyGuarded(TranslationUnit &TU,
                                    const CXXRecordDecl *Record) {
  const Summary *Known = summaryOf(TU, Record);
  if (!Known || Known->Uses.empty() || Known->LetsOut)
    return std::nullopt;
  // What a base holds is not looked at.
  for (const CXXBaseSpecifier &Base : Record->getDefinition()->bases())
    if (const CXXRecordDecl *B = Base.getType()->getAsCXXRecordDecl();
        !B || !B->hasDefinition() || !B->isEmpty())
      return std::nullopt;
  for (const FieldDecl *Field : Record->getDefinition()->fields()) {
    if (needsNoLock(TU, Field))
      continue;
    // What everybody can reach other units may reach, too.
    if (Field->getAccess() == AS_public)
      return std::nullopt;
    if (Known->isUsed(Field) && Known->locksOf(Field).empty())
      return std::nullopt;
  }
  const Use &First = Known->Uses.front();
  const FieldDecl *Mutex = nullptr;
  for (const FieldDecl *Field : Record->getDefinition()->fields())
    if (!Mutex && First.Held.contains(Field))
      Mutex = Field;
  return GuardedBy{Mutex, First.Field, First.At};
}

bool isGuarded(TranslationUnit &TU, const FieldDecl *Field) {
  const auto *Record = dyn_cast<CXXRecordDecl>(Field->getParent());
  const Summary *Known = Record ? summaryOf(TU, Record) : nullptr;
  return Known && !Known->LetsOut && !Known->locksOf(Field).empty();
}

std::optional<Unguarded> whyUnguarded(TranslationUnit &TU,
                                      const CXXRecordDecl *Record) {
  const Summary *Known = summaryOf(TU, Record);
  if (!Known)
    return std::nullopt;
  for (const Use &Open : Known->Uses)
    if (!Open.MayBeLocked)
      for (const Use &Locked : Known->Uses)
        if (Locked.Field == Open.Field && !Locked.Held.empty())
          return Unguarded{*Locked.Held.begin(), Open.Field, Open.At,
                           Locked.At};
  return std::nullopt;
}

} // namespace async_tidy
