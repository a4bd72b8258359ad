//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/Changes.h"
#include "core/base/Compat.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include <map>

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// What the member functions of [container.requirements] and of smart pointers
/// do to what is borrowed.
static std::optional<Change::Kind> changeNamed(StringRef Name, Storage Keeps) {
  if (Keeps == Storage::Sole)
    return StringSwitch<std::optional<Change::Kind>>(Name)
        .Cases({"reset", "emplace", "swap"}, Change::Replaces)
        .Default(std::nullopt);
  return StringSwitch<std::optional<Change::Kind>>(Name)
      .Cases({"erase", "clear", "pop", "pop_back", "pop_front", "extract"},
             Change::Erases)
      .Cases({"remove", "remove_if", "unique", "resize", "erase_after",
              "erase_if"},
             Change::Erases)
      .Cases({"assign", "swap", "merge", "splice", "splice_after"},
             Change::Replaces)
      .Cases({"push", "push_back", "push_front", "emplace", "emplace_back",
              "emplace_front"},
             Change::Adds)
      .Cases({"insert", "insert_or_assign", "try_emplace", "emplace_hint",
              "insert_range", "append_range"},
             Change::Adds)
      .Cases({"append", "reserve", "rehash", "shrink_to_fit"}, Change::Adds)
      .Default(std::nullopt);
}

namespace {

/// The calls of a unit's functions, and the changes in them.
class Unit {
public:
  void search(TranslationUnit &TU) {
    if (std::exchange(Searched, true))
      return;
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        if (!F->decl()->isDependentContext())
          for (const Expr *E : F->calls()) {
            if (const FunctionDecl *Callee = calleeOf(E))
              CallsOf[Callee->getCanonicalDecl()].push_back({F.get(), E});
            note(*F, E);
          }
  }

  struct Call {
    const Function *In;
    const Expr *At;
  };
  ArrayRef<Call> callsOf(const FunctionDecl *F) const {
    auto Found = CallsOf.find(F->getCanonicalDecl());
    return Found == CallsOf.end() ? ArrayRef<Call>() : ArrayRef(Found->second);
  }

  ArrayRef<Change> changesOf(const OwnerKey &Owner) const {
    auto Found = Changes.find(Owner);
    return Found == Changes.end() ? ArrayRef<Change>()
                                  : ArrayRef(Found->second);
  }

private:
  void note(const Function &F, const Expr *E) {
    const FunctionDecl *Callee = calleeOf(E);
    if (!Callee)
      return;
    // sessions_.erase(id)
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(E)) {
      // The member may be that of a base.
      QualType T = objectOf(E)->getType();
      std::optional<Storage> Keeps =
          storageOf(T->isPointerType() ? T->getPointeeType() : T);
      if (Keeps && Callee->getIdentifier())
        if (auto What = changeNamed(Callee->getName(), *Keeps))
          add(F, E, Member->getImplicitObjectArgument(), *What);
      return;
    }
    // config_ = std::move(next)    text_ += line
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      const Expr *Object = Operator->getArg(0);
      if (storageOf(Object->getType()) && Operator->isAssignmentOp())
        add(F, E, Object,
            Operator->getOperator() == OO_PlusEqual ? Change::Adds
                                                    : Change::Replaces);
      return;
    }
    // std::erase_if(sessions_, idle)    std::exchange(pending_, {})
    if (!Callee->isInStdNamespace() || !Callee->getIdentifier())
      return;
    StringRef Name = Callee->getName();
    SmallVector<const Expr *> Arguments = argumentsOf(E);
    if (Arguments.empty() || !storageOf(Arguments[0]->getType()))
      return;
    if (Name == "erase" || Name == "erase_if")
      add(F, E, Arguments[0], Change::Erases);
    else if (Name == "exchange" || (Name == "move" && isTaken(F, E)))
      add(F, E, Arguments[0], Change::Replaces);
    else if (Name == "swap")
      for (const Expr *Argument : Arguments)
        add(F, E, Argument, Change::Replaces);
  }

  /// auto all = std::move(pending_);
  ///            ^~~~~~~~~~~~~~~~~~~
  static bool isTaken(const Function &F, const Expr *Move) {
    const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(F.user(Move));
    return Construct && Construct->getConstructor()->isMoveConstructor();
  }

  void add(const Function &F, const Expr *At, const Expr *Object,
           Change::Kind What) {
    std::optional<BorrowOrigin> Of = originOf(F, Object);
    if (Of && Of->isShared() && Of->Last.Decl)
      Changes[Of->Last].push_back({What, Of->Last, At, &F});
  }

  bool Searched = false;
  DenseMap<const FunctionDecl *, std::vector<Call>> CallsOf;
  std::map<OwnerKey, std::vector<Change>> Changes;
};

/// The functions of a unit that do not run while a coroutine is suspended:
/// those that wait for it, and what only they call.
class NotMeanwhile {
public:
  NotMeanwhile(const Function &F, const Unit &All) : F(F), All(All) {
    SmallVector<const Function *> Work{&F};
    while (!Work.empty()) {
      const Function *Next = Work.pop_back_val();
      if (Waiting.insert(Next).second)
        for (const Unit::Call &Call : All.callsOf(Next->decl()))
          if (isAwaited(*Call.In, Call.At))
            Work.push_back(Call.In);
    }
  }

  bool has(const Function &Other, unsigned Depth = 0) const {
    if (Waiting.contains(&Other) || concernsWhole(Other.decl()))
      return true;
    if (isWithin(Other, F) || isWithin(F, Other) || drives(Other))
      return true;
    // What nobody else can call is done when its callers do it.
    ArrayRef<Unit::Call> Calls = All.callsOf(Other.decl());
    return Depth < 4 && !Calls.empty() && isHidden(Other) &&
           all_of(
               Calls,
               [&](const Unit::Call &Call) {
                 return (!Other.coroutine() || isAwaited(*Call.In, Call.At)) &&
                        has(*Call.In, Depth + 1);
               });
  }

  /// Whether \p D makes, ends or replaces a whole object, with what waits in
  /// it.
  static bool concernsWhole(const FunctionDecl *D) {
    if (isa<CXXConstructorDecl, CXXDestructorDecl>(D))
      return true;
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    return (Method && (Method->isCopyAssignmentOperator() ||
                       Method->isMoveAssignmentOperator())) ||
           (D->getIdentifier() && D->getName() == "swap");
  }

private:
  /// co_await run(id)    return run(id)    co_await when_all(run(1), run(2))
  ///          ^~~~~~~           ^~~~~~~                      ^~~~~~
  static bool isAwaited(const Function &In, const Expr *Call) {
    for (const Stmt *S = In.parent(Call); S; S = In.parent(S)) {
      if (isa<CoroutineSuspendExpr, ReturnStmt, CoreturnStmt>(S))
        return true;
      if (!isa<Expr>(S))
        return false;
    }
    return false;
  }

  /// Whether \p Inner is a lambda written in \p Outer.
  static bool isWithin(const Function &Inner, const Function &Outer) {
    for (const Function *At = &Inner; At && At->lambda();) {
      At = At->unit().writtenIn(At->lambda());
      if (At == &Outer)
        return true;
    }
    return false;
  }

  /// A test or `main` makes everything ready and then waits for the work.
  static bool drives(const Function &Other) {
    return !Other.coroutine() &&
           (Other.decl()->isMain() || any_of(Other.calls(), [&](const Expr *E) {
              return roleOf(Other.unit(), E, FunctionRole::BlockOn).has_value();
            }));
  }

  /// Whether only this unit can call it, and names it for nothing else.
  static bool isHidden(const Function &Other) {
    const FunctionDecl *D = Other.decl();
    if (Other.lambda())
      return true;
    if (D->getAccess() != AS_private && D->isExternallyVisible())
      return false;
    for (const FunctionGroup &Group : Other.unit().functions())
      for (const auto &G : Group)
        for (const DeclRefExpr *Ref : G->references(D))
          if (isa_and_nonnull<UnaryOperator>(G->parent(Ref)))
            return false;
    return true;
  }

  const Function &F;
  const Unit &All;
  DenseSet<const Function *> Waiting;
};

} // namespace

/// Whether a change of this kind to the owner of \p Origin at \p Index ends a
/// borrow of that origin.
static bool ends(const BorrowOrigin &Origin, unsigned Index, BorrowKind Kind,
                 Change::Kind What) {
  if (What != Change::Adds)
    return true;
  bool Last = Index + 1 == Origin.Owners.size();
  switch (Origin.Owners[Index].Keeps) {
  case Storage::Contiguous:
    // What an element points to stays where it is.
    return none_of(ArrayRef(Origin.Owners).drop_front(Index + 1),
                   [](const OwnerStep &Step) {
                     return Step.Keeps != Storage::Contiguous;
                   });
  case Storage::Deque:
  case Storage::Hashed:
    return Last && Kind == BorrowKind::Iterator;
  default:
    return false;
  }
}

/// Whether code that this unit does not have can change \p Owner.
static bool reachableElsewhere(const ValueDecl *Owner) {
  const auto *Field = dyn_cast<FieldDecl>(Owner);
  if (!Field)
    return isa<ParmVarDecl>(Owner) || Owner->isExternallyVisible();
  if (Field->getAccess() != AS_private)
    return true;
  const auto *Class = dyn_cast<CXXRecordDecl>(Field->getParent());
  return Class && (Class->hasFriends() ||
                   any_of(Class->methods(), [](const CXXMethodDecl *M) {
                     return !M->isImplicit() && !M->isConst() &&
                            !M->isStatic() && !M->isDeleted() &&
                            !isa<CXXConstructorDecl, CXXDestructorDecl>(M) &&
                            !M->isDefined();
                   }));
}

/// The names that callers have for an owner: what is given for a parameter.
static SmallVector<OwnerKey, 4> namesOf(const Function &F, const Unit &All,
                                        const OwnerKey &Owner) {
  SmallVector<OwnerKey, 4> Result{Owner};
  const auto *Parameter = dyn_cast<ParmVarDecl>(Owner.Decl);
  if (!Parameter || Parameter->getDeclContext() != F.decl())
    return Result;
  unsigned Index = Parameter->getFunctionScopeIndex();
  for (const Unit::Call &Call : All.callsOf(F.decl())) {
    SmallVector<const Expr *> Arguments = argumentsOf(Call.At);
    if (Index >= Arguments.size())
      continue;
    std::optional<BorrowOrigin> Of = originOf(*Call.In, Arguments[Index]);
    if (Of && Of->isShared() && Of->Last.Decl)
      Result.push_back({Of->Last.Decl, Of->Last.Depth + Owner.Depth});
  }
  return Result;
}

/// nullptr    {}    std::unique_ptr<T>()
static bool isEmpty(const Expr *Init) {
  Init = Init->IgnoreUnlessSpelledInSource();
  if (const auto *List = dyn_cast<InitListExpr>(Init))
    return List->getNumInits() == 0 ||
           (List->getNumInits() == 1 && isEmpty(List->getInit(0)));
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Init)) {
    SmallVector<const Expr *> Arguments = argumentsOf(Construct);
    return Arguments.empty() ||
           (Arguments.size() == 1 && isEmpty(Arguments.front()));
  }
  const CXXRecordDecl *R = Init->getType()->getAsCXXRecordDecl();
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr, CXXDefaultInitExpr>(Init) ||
         (R && R->isInStdNamespace() && R->getIdentifier() &&
          R->getName() == "nullopt_t");
}

/// Whether every object begins with an empty \p Field, as far as is seen.
static bool startsEmpty(const FieldDecl *Field) {
  if (const Expr *Init = Field->getInClassInitializer(); Init && !isEmpty(Init))
    return false;
  const auto *R = dyn_cast<CXXRecordDecl>(Field->getParent());
  return R && none_of(R->ctors(), [&](const CXXConstructorDecl *C) {
           const FunctionDecl *Definition = C;
           return !C->isCopyOrMoveConstructor() && C->isDefined(Definition) &&
                  any_of(cast<CXXConstructorDecl>(Definition)->inits(),
                         [&](const CXXCtorInitializer *Init) {
                           return Init->getMember() == Field &&
                                  Init->isWritten() &&
                                  !isEmpty(Init->getInit());
                         });
         });
}

/// tls_ = make();
///
/// Whether \p By gives a member that starts empty a value which it makes
/// itself, and nothing else does: the member is set up before it is used.
static bool setsUp(const Unit &All, const Change &By) {
  const auto *Field = dyn_cast<FieldDecl>(By.Owner.Decl);
  const auto *Assign = dyn_cast<CXXOperatorCallExpr>(By.At);
  return Field && By.Owner.Depth == 0 && By.What == Change::Replaces &&
         Assign && !isEmpty(Assign->getArg(1)) &&
         none_of(By.In->decl()->parameters(),
                 [&](const ParmVarDecl *P) {
                   return names(Assign->getArg(1), P);
                 }) &&
         none_of(All.changesOf(By.Owner),
                 [&](const Change &Other) {
                   const FunctionDecl *D = Other.In->decl();
                   const auto *C = dyn_cast<CXXConstructorDecl>(D);
                   return &Other != &By &&
                          ((C && !C->isCopyOrMoveConstructor()) ||
                           !NotMeanwhile::concernsWhole(D));
                 }) &&
         startsEmpty(Field);
}

std::optional<Ended> whyEnded(const Function &F, const BorrowOrigin &Origin,
                              BorrowKind Kind) {
  Unit &All = F.unit().analysis<Unit>();
  All.search(F.unit());
  std::optional<NotMeanwhile> Waiting;
  std::optional<Ended> Best;
  // What erases is a better witness than what may only have to grow.
  auto Rank = [](const Ended &Why) {
    return std::pair(Why.How, Why.By && Why.By->What == Change::Adds);
  };
  auto Offer = [&](Ended Why) {
    if (!Best || Rank(Why) < Rank(*Best))
      Best = Why;
  };
  for (unsigned I = Origin.Owners.size(); I-- > 0;) {
    const OwnerStep &Step = Origin.Owners[I];
    if (Step.Owner.Decl->getType().isConstQualified())
      continue;
    if (Step.Keeps == Storage::Weak)
      return Ended{Ended::Seen, Step};
    for (const OwnerKey &Name : namesOf(F, All, Step.Owner))
      for (const Change &By : All.changesOf(Name)) {
        if (!ends(Origin, I, Kind, By.What))
          continue;
        if (!Waiting)
          Waiting.emplace(F, All);
        // A local of the function around is shared with its coroutines alone.
        const auto *Var = dyn_cast<VarDecl>(Name.Decl);
        bool Local = Var && Var->hasLocalStorage();
        bool SetsUp = Step.Keeps == Storage::Sole && setsUp(All, By);
        if (!Waiting->has(*By.In) && (!Local || By.In->coroutine()) && !SetsUp)
          Offer({Ended::Seen, Step, &By});
        else if (!NotMeanwhile::concernsWhole(By.In->decl()))
          Offer({Ended::Repeated, Step, &By});
      }
    if (reachableElsewhere(Step.Owner.Decl))
      Offer({Ended::Unseen, Step});
  }
  return Best;
}

} // namespace async_tidy
