//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// One analysis forwards: which borrows are fresh, and which may be stale. A
/// suspension makes fresh ones stale; making one again, or asking its owner
/// about it, makes it fresh. Joins are unions.

#include "core/liveness/Stale.h"
#include "core/model/ControlFlow.h"
#include "core/model/HeldLocks.h"
#include "core/model/Suspension.h"
#include "core/model/TranslationUnit.h"
#include "llvm/ADT/BitVector.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whether others can run while \p S waits: not when what it awaits is a
/// coroutine that is seen and never waits itself.
static bool letsOthersRun(TranslationUnit &TU, const CoroutineSuspendExpr *S,
                          unsigned Depth = 0) {
  const auto *Call = dyn_cast<CallExpr>(S->getOperand()->IgnoreImplicit());
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const Function *Body = Callee ? TU.function(Callee) : nullptr;
  if (!Body || !Body->coroutine() || Body->decl()->isDependentContext() ||
      Depth > 3)
    return true;
  return any_of(suspensionsOf(*Body), [&](const CoroutineSuspendExpr *Inner) {
    return isa<CoyieldExpr>(Inner) || letsOthersRun(TU, Inner, Depth + 1);
  });
}

namespace {

class Staleness {
public:
  explicit Staleness(const Function &F)
      : F(F), TU(F.unit()), Graph(controlFlowOf(F)) {
    if (!Graph || !F.coroutine())
      return;
    // The consumer of a generator decides what happens in between.
    for (const CoroutineSuspendExpr *S : suspensionsOf(F))
      if (!isa<CoyieldExpr>(S) && letsOthersRun(TU, S))
        Suspensions.push_back(S);
    if (Suspensions.empty())
      return;
    loops();
    for (const CFGBlock *Block : *Graph)
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
          collect(S->getStmt());
    if (!Makings.empty()) {
      protect();
      lateUses();
      checks();
      flow();
    }
    temporaries();
  }

  std::vector<Stale> all() {
    std::vector<Stale> Result;
    for (const Making &M : Makings)
      if (std::optional<Stale> Found = found(M))
        Result.push_back(std::move(*Found));
    append_range(Result, Temporaries);
    auto IsBefore = [&](const Stale &A, const Stale &B) {
      return A.UsedAt == B.UsedAt
                 ? F.isBefore(A.Made->getBeginLoc(), B.Made->getBeginLoc())
                 : F.isBefore(A.UsedAt, B.UsedAt);
    };
    // What a loop walks by is the louder cause.
    llvm::sort(Result, [&](const Stale &A, const Stale &B) {
      return (A.Loop != nullptr) == (B.Loop != nullptr) ? IsBefore(A, B)
                                                        : A.Loop != nullptr;
    });
    std::vector<Stale> Kept;
    for (Stale &S : Result)
      if (none_of(Kept, [&](const Stale &Said) { return covers(Said, S); }))
        Kept.push_back(std::move(S));
    llvm::sort(Kept, IsBefore);
    return Kept;
  }

private:
  struct Making {
    const ValueDecl *Var;
    const Expr *From;
    BorrowOrigin Origin;
    BorrowKind Kind;
    SmallVector<const DeclRefExpr *, 2> Uses = {};
    SmallVector<const CoroutineSuspendExpr *, 2> Across = {};
    SmallVector<const CoroutineSuspendExpr *, 2> Safe = {};
  };

  // --- what there is

  void loops() {
    for (const auto *Loop : F.own<CXXForRangeStmt>())
      if (const auto *Begin = dyn_cast_or_null<DeclStmt>(Loop->getBeginStmt()))
        LoopOf[Begin->getSingleDecl()] = Loop;
    // for (auto it = users_.begin(); it != users_.end(); ++it)
    //           ^~
    for (const auto *Loop : F.own<ForStmt>())
      if (const auto *Init = dyn_cast_or_null<DeclStmt>(Loop->getInit()))
        for (const Decl *D : Init->decls())
          if (const auto *Var = dyn_cast<VarDecl>(D);
              Var && isIteratorKind(borrowKind(Var->getType())) &&
              Loop->getInc() && names(Loop->getInc(), Var))
            LoopOf[Var] = Loop;
  }

  static bool isIteratorKind(std::optional<BorrowKind> Kind) {
    return Kind == BorrowKind::Iterator;
  }

  static const VarDecl *declared(const Stmt *S) {
    const auto *Declares = dyn_cast<DeclStmt>(S);
    return Declares && Declares->isSingleDecl()
               ? dyn_cast<VarDecl>(Declares->getSingleDecl())
               : nullptr;
  }

  /// The pointer, iterator or view that \p S gives a new value, and that.
  static std::pair<const VarDecl *, const Expr *> assigned(const Stmt *S) {
    const Expr *To = nullptr, *From = nullptr;
    if (const auto *Assign = dyn_cast<BinaryOperator>(S);
        Assign && Assign->getOpcode() == BO_Assign) {
      To = Assign->getLHS();
      From = Assign->getRHS();
    } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S);
               Call && Call->getOperator() == OO_Equal) {
      To = Call->getArg(0);
      From = Call->getArg(1);
    }
    const auto *Ref =
        To ? dyn_cast<DeclRefExpr>(To->IgnoreParenImpCasts()) : nullptr;
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || Var->getType()->isReferenceType() ||
        !borrowKind(Var->getType()))
      return {};
    return {Var, From};
  }

  void collect(const Stmt *S) {
    const VarDecl *Var = declared(S);
    const Expr *From = Var ? Var->getInit() : nullptr;
    if (!Var)
      std::tie(Var, From) = assigned(S);
    if (!Var || !From || !Var->hasLocalStorage() || MadeAt.contains(S))
      return;
    std::optional<BorrowKind> Kind = borrowKind(Var->getType());
    if (LoopOf.contains(Var))
      Kind = BorrowKind::Iterator;
    if (!Kind)
      return;
    std::optional<BorrowOrigin> Of = originOf(F, From);
    Vars[Var].push_back(unsigned(Makings.size()));
    MadeAt[S] = unsigned(Makings.size());
    Makings.push_back(
        {Var, From,
         Of && Of->isShared() && !isKept(*Of) ? std::move(*Of) : BorrowOrigin{},
         *Kind});
  }

  /// auto keep = it->second;    which is a shared pointer
  /// auto keep = weak_.lock();
  ///      ^~~~
  bool isKept(const BorrowOrigin &Of) const {
    if (Of.Owners.empty() || (Of.Owners.back().Keeps != Storage::Sole &&
                              Of.Owners.back().Keeps != Storage::Weak))
      return false;
    return any_of(F.locals(), [&](const VarDecl *Var) {
      const CXXRecordDecl *R = Var->getType()->getAsCXXRecordDecl();
      if (!R || !R->isInStdNamespace() || !R->getIdentifier() ||
          R->getName() != "shared_ptr" || !Var->getInit())
        return false;
      const Expr *From = Var->getInit()->IgnoreImplicit();
      if (const auto *Copy = dyn_cast<CXXConstructExpr>(From);
          Copy && Copy->getNumArgs() == 1)
        From = Copy->getArg(0);
      std::optional<BorrowOrigin> Same = originOf(F, From);
      return Same && Same->Last == Of.Owners.back().Owner;
    });
  }

  /// A lock that is held from the borrow on keeps others from changing what it
  /// leads to.
  void protect() {
    for (const CoroutineSuspendExpr *S : Suspensions) {
      std::vector<HeldLock> Held = heldAt(F, S);
      if (Held.empty())
        continue;
      for (Making &M : Makings)
        if (any_of(Held, [&](const HeldLock &Lock) {
              return !Lock.LockCall || F.isBefore(Lock.LockCall->getBeginLoc(),
                                                  M.From->getBeginLoc());
            }))
          M.Safe.push_back(S);
    }
  }

  // --- what makes it fresh again

  /// What a condition asks about, by which the code goes one way or another.
  struct Asks {
    bool Compares = false; ///< `generation != generation_`
    bool InLoop = false;   ///< The condition of a loop is asked in any case.
  };

  void checks() {
    for (const auto *If : F.own<IfStmt>())
      if (decides(If))
        condition(If->getCond(), {});
    for (const auto *Choice : F.own<ConditionalOperator>())
      condition(Choice->getCond(), {});
    for (const auto *Loop : F.own<WhileStmt>())
      condition(Loop->getCond(), {false, true});
    for (const auto *Loop : F.own<ForStmt>())
      if (Loop->getCond())
        condition(Loop->getCond(), {false, true});
  }

  /// Whether the code after \p If depends on it: a branch leaves, or uses a
  /// borrow.
  bool decides(const IfStmt *If) const {
    return any_of(std::array{If->getThen(), If->getElse()},
                  [&](const Stmt *Branch) { return leaves(Branch); });
  }

  bool leaves(const Stmt *S) const {
    if (!S)
      return false;
    if (isa<CoreturnStmt, ReturnStmt, BreakStmt, ContinueStmt, GotoStmt,
            CXXThrowExpr>(S))
      return true;
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      return Vars.contains(borrowOf(Ref));
    if (const auto *Call = dyn_cast<CallExpr>(S);
        Call && Call->getDirectCallee() &&
        Call->getDirectCallee()->isNoReturn())
      return true;
    return any_of(S->children(),
                  [&](const Stmt *Child) { return leaves(Child); });
  }

  void condition(const Stmt *S, Asks How) {
    if (!S || isa<LambdaExpr>(S))
      return;
    if (const auto *Op = dyn_cast<BinaryOperator>(S);
        Op && Op->isEqualityOp() && !isConstant(Op->getLHS()) &&
        !isConstant(Op->getRHS()))
      How.Compares = true;
    if (isa<Expr>(S))
      Asked.try_emplace(S, How);
    for (const Stmt *Child : S->children())
      condition(Child, How);
  }

  bool isConstant(const Expr *E) const {
    return E->isValueDependent() || E->isEvaluatable(F.context());
  }

  /// Whether \p E, which is evaluated now, tells of \p M that it is still good.
  bool isChecked(const Making &M, const Stmt *S) const {
    auto Found = Asked.find(S);
    bool Element = !LoopOf.contains(M.Var);
    // auto again = sessions_.find(id);
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(S)) {
      std::optional<Storage> Keeps = storageOf(Call->getObjectType());
      const CXXMethodDecl *Method = Call->getMethodDecl();
      StringRef Name =
          Method && Method->getIdentifier() ? Method->getName() : StringRef();
      if (Keeps == Storage::Weak)
        return Element && Name == "lock";
      if (Keeps && (Name == "find" || Name == "contains" || Name == "count" ||
                    Name == "at"))
        return isOwner(M, Call->getImplicitObjectArgument());
    }
    if (Found == Asked.end())
      return false;
    const auto *E = cast<Expr>(S);
    // The loop goes on with what it has: its end says nothing of that.
    if (Found->second.InLoop)
      return false;
    if (!isa<MemberExpr, DeclRefExpr, CXXMemberCallExpr>(E))
      return false;
    if (isOwner(M, E))
      return true;
    if (!Element && !Found->second.Compares)
      return false;
    return asksRoot(M, E);
  }

  bool isOwner(const Making &M, const Expr *E) const {
    if (isa<CXXMemberCallExpr>(E))
      return false;
    std::optional<BorrowOrigin> Of = originOf(F, E);
    return Of && any_of(M.Origin.Owners, [&](const OwnerStep &Step) {
             return Step.Owner == Of->Last;
           });
  }

  /// if (closed_) ...    if (!isOpen(id)) ...    if (generation != generation_)
  ///     ^~~~~~~             ^~~~~~~~~~                            ^~~~~~~~~~~
  ///
  /// Another part of the object that the borrow begins with.
  bool asksRoot(const Making &M, const Expr *E) const {
    const Expr *Of = E;
    if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      Of = Call->getImplicitObjectArgument();
    else if (!isa<MemberExpr>(E))
      return false;
    else if (isa<CXXMethodDecl>(cast<MemberExpr>(E)->getMemberDecl()))
      return false;
    std::optional<BorrowOrigin> From = originOf(F, Of);
    return From && From->Owners.empty() && From->isShared() &&
           From->Root == M.Origin.Root && From->Var == M.Origin.Var;
  }

  // --- how it goes

  const ValueDecl *borrowOf(const DeclRefExpr *Ref) const {
    if (const auto *Binding = dyn_cast<BindingDecl>(Ref->getDecl()))
      return Binding->getDecomposedDecl();
    return Ref->getDecl();
  }

  struct State {
    BitVector Fresh, Stale;
    bool join(const State &Other) {
      bool Changed = Other.Fresh.test(Fresh) || Other.Stale.test(Stale);
      Fresh |= Other.Fresh;
      Stale |= Other.Stale;
      return Changed;
    }
  };

  void forget(const ValueDecl *Var, State &Now) const {
    auto Found = Vars.find(Var);
    if (Found == Vars.end())
      return;
    for (unsigned M : Found->second) {
      Now.Fresh.reset(M);
      Now.Stale.reset(M);
    }
  }

  /// \p Note: add what is used stale to the makings.
  void step(const CFGElement &Element, State &Now, bool Note) {
    if (std::optional<CFGLifetimeEnds> Ends = Element.getAs<CFGLifetimeEnds>())
      return forget(Ends->getVarDecl(), Now);
    std::optional<CFGStmt> At = Element.getAs<CFGStmt>();
    if (!At)
      return;
    const Stmt *S = At->getStmt();
    if (Note) {
      if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
        use(Ref, Now);
      if (auto Found = UsedLate.find(S); Found != UsedLate.end())
        for (const DeclRefExpr *Ref : Found->second)
          use(Ref, Now);
    }
    if (const auto *Suspends = dyn_cast<CoroutineSuspendExpr>(S);
        Suspends && is_contained(Suspensions, Suspends)) {
      for (unsigned M : Now.Fresh.set_bits()) {
        if (is_contained(Makings[M].Safe, Suspends))
          continue;
        Now.Stale.set(M);
        Now.Fresh.reset(M);
        if (Note)
          Makings[M].Across.push_back(Suspends);
      }
      if (Note)
        for (unsigned M : Now.Stale.set_bits())
          if (!is_contained(Makings[M].Across, Suspends))
            Makings[M].Across.push_back(Suspends);
      return;
    }
    if (auto Made = MadeAt.find(S); Made != MadeAt.end()) {
      forget(Makings[Made->second].Var, Now);
      if (!Makings[Made->second].Origin.Owners.empty())
        Now.Fresh.set(Made->second);
      return;
    }
    if (Now.Stale.any() && isa<Expr>(S))
      for (unsigned M : Now.Stale.set_bits())
        if (isChecked(Makings[M], S)) {
          Now.Stale.reset(M);
          Now.Fresh.set(M);
        }
  }

  void use(const DeclRefExpr *Ref, const State &Now) {
    if (auto Found = Vars.find(borrowOf(Ref)); Found != Vars.end())
      for (unsigned M : Found->second)
        if (Now.Stale.test(M) && isUse(Makings[M], Ref))
          Makings[M].Uses.push_back(Ref);
  }

  void flow() {
    State Empty{BitVector(Makings.size()), BitVector(Makings.size())};
    std::vector<State> In(Graph->getNumBlockIDs(), Empty);
    for (bool Changed = true; Changed;) {
      Changed = false;
      for (const CFGBlock *Block : reverse(*Graph)) {
        State Now = In[Block->getBlockID()];
        for (const CFGElement &Element : *Block)
          step(Element, Now, false);
        for (const CFGBlock::AdjacentBlock &Next : Block->succs())
          if (const CFGBlock *To = Next.getReachableBlock())
            Changed |= In[To->getBlockID()].join(Now);
      }
    }
    for (const CFGBlock *Block : *Graph) {
      State Now = In[Block->getBlockID()];
      for (const CFGElement &Element : *Block)
        step(Element, Now, true);
    }
  }

  // --- what uses it

  static bool isComparison(const Stmt *S) {
    if (const auto *Op = dyn_cast<BinaryOperator>(S))
      return Op->isComparisonOp();
    const auto *Call = dyn_cast<CXXOperatorCallExpr>(S);
    return isa<CXXRewrittenBinaryOperator>(S) ||
           (Call && Call->isComparisonOp());
  }

  /// Whether \p Ref needs what \p M leads to.
  bool isUse(const Making &M, const DeclRefExpr *Ref) const {
    if (isa<BindingDecl>(Ref->getDecl()) && M.Kind == BorrowKind::Iterator &&
        !borrowKind(Ref->getDecl()->getType()))
      return false; // auto [it, inserted] = ...
    const Stmt *User = F.user(Ref);
    if (!User)
      return true; // in the hidden part of a range-based for
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(User);
        Cast && Cast->getType()->isVoidType())
      return false;
    if (M.Kind == BorrowKind::Reference)
      return true;
    if (assigned(User).first == Ref->getDecl() &&
        !names(assigned(User).second, Ref->getDecl()))
      return false;
    if (const auto *Assign = dyn_cast<BinaryOperator>(User);
        Assign && Assign->getOpcode() == BO_Assign &&
        Assign->getLHS()->IgnoreParens() == Ref)
      return false;
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(User);
        Call && Call->getOperator() == OO_Equal &&
        Call->getArg(0)->IgnoreParenImpCasts() == Ref)
      return false;
    if (M.Kind == BorrowKind::View)
      return true;
    if (isComparison(User))
      return false;
    // if (p)    !p    p && ...
    if (M.Kind == BorrowKind::Pointer)
      for (const Stmt *S = F.parent(Ref); S && S != User; S = F.parent(S))
        if (const auto *Cast = dyn_cast<ImplicitCastExpr>(S);
            Cast && Cast->getCastKind() == CK_PointerToBoolean)
          return false;
    return true;
  }

  // --- what is found

  std::optional<Stale> found(const Making &M) const {
    if (M.Uses.empty() || M.Across.empty())
      return std::nullopt;
    std::optional<Ended> Why = whyEnded(F, M.Origin, M.Kind);
    if (!Why)
      return std::nullopt;
    auto Loop = LoopOf.find(M.Var);
    if (Loop != LoopOf.end() && isa<CXXForRangeStmt>(Loop->second))
      return Stale{M.Var,        M.Kind,          M.From,
                   Loop->second, first(M.Across), Loop->second->getBeginLoc(),
                   *Why};
    const DeclRefExpr *Used = firstUse(M);
    const CoroutineSuspendExpr *Last = first(M.Across);
    for (const CoroutineSuspendExpr *S : M.Across)
      if (F.isBefore(S->getBeginLoc(), Used->getLocation()) &&
          F.isBefore(Last->getBeginLoc(), S->getBeginLoc()))
        Last = S;
    return Stale{Used->getDecl(),
                 M.Kind,
                 M.From,
                 Loop == LoopOf.end() ? nullptr : Loop->second,
                 Last,
                 Used->getLocation(),
                 *Why};
  }

  /// The first use that is written after a suspension; in a loop all may be
  /// written before it.
  const DeclRefExpr *firstUse(const Making &M) const {
    SourceLocation End = first(M.Across)->getEndLoc();
    return *llvm::min_element(M.Uses, [&](const auto *A, const auto *B) {
      bool After = F.isBefore(End, A->getLocation());
      return After == F.isBefore(End, B->getLocation())
                 ? F.isBefore(A->getLocation(), B->getLocation())
                 : After;
    });
  }

  const CoroutineSuspendExpr *
  first(ArrayRef<const CoroutineSuspendExpr *> All) const {
    return *llvm::min_element(All, [&](const auto *A, const auto *B) {
      return F.isBefore(A->getBeginLoc(), B->getBeginLoc());
    });
  }

  /// Calls \p Each with every call that \p S is in an argument of, and with the
  /// operand of that which is used once more when \p S is done.
  ///
  /// cache_[key].push_back(co_await load(key))    it->text = co_await read()
  /// ^~~~~~~~~~~                                  ^~~~~~~~
  void around(const CoroutineSuspendExpr *S,
              function_ref<void(const CallExpr *, const Expr *)> Each) const {
    const Stmt *Inner = S;
    for (const Stmt *At = F.parent(S); isa_and_nonnull<Expr>(At);
         Inner = At, At = F.parent(At)) {
      if (const auto *Call = dyn_cast<CXXMemberCallExpr>(At);
          Call && Inner != Call->getCallee())
        Each(Call, Call->getImplicitObjectArgument());
      else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(At);
               Operator && Operator->isAssignmentOp() &&
               Inner == Operator->getArg(1))
        Each(Operator, Operator->getArg(0));
    }
  }

  void collectNames(const Stmt *S,
                    SmallVectorImpl<const DeclRefExpr *> &Out) const {
    if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(S);
        Ref && Vars.contains(borrowOf(Ref)))
      Out.push_back(Ref);
    if (S)
      for (const Stmt *Child : S->children())
        collectNames(Child, Out);
  }

  void lateUses() {
    for (const CoroutineSuspendExpr *S : Suspensions)
      around(S, [&](const CallExpr *Call, const Expr *Operand) {
        collectNames(Operand, UsedLate[Call]);
      });
  }

  /// cache_[key].push_back(co_await load(key));
  /// ^~~~~~~~~~~
  ///
  /// The object of a call is found before its arguments ([expr.call]); what is
  /// assigned to is found after them ([expr.assign]).
  void temporaries() {
    for (const CoroutineSuspendExpr *S : Suspensions) {
      if (!heldAt(F, S).empty())
        continue;
      around(S, [&](const CallExpr *Call, const Expr *Object) {
        SmallVector<const DeclRefExpr *, 2> Borrows;
        collectNames(Object, Borrows);
        std::optional<BorrowOrigin> Of = originOf(F, Object);
        if (isa<CXXOperatorCallExpr>(Call) || !Borrows.empty() || !Of ||
            !Of->isShared() || isKept(*Of))
          return;
        if (std::optional<Ended> Why = whyEnded(F, *Of, BorrowKind::Reference))
          Temporaries.push_back({nullptr, BorrowKind::Reference, Object,
                                 nullptr, S, Call->getExprLoc(), *Why});
      });
    }
  }

  /// Whether \p Said tells of the cause of \p Other.
  bool covers(const Stale &Said, const Stale &Other) const {
    if (Said.Borrow && Said.Borrow == Other.Borrow)
      return true;
    if (!(Said.Why.Step.Owner == Other.Why.Step.Owner))
      return false;
    if (Said.Suspension == Other.Suspension)
      return true;
    if (!Said.Loop)
      return false;
    SourceLocation At = Other.Made->getBeginLoc();
    return At == Said.Made->getBeginLoc() ||
           (F.isBefore(Said.Loop->getBeginLoc(), At) &&
            F.isBefore(At, Said.Loop->getEndLoc()));
  }

  const Function &F;
  TranslationUnit &TU;
  const CFG *Graph;
  std::vector<const CoroutineSuspendExpr *> Suspensions;
  std::vector<Making> Makings;
  std::vector<Stale> Temporaries;
  DenseMap<const ValueDecl *, SmallVector<unsigned, 2>> Vars;
  DenseMap<const Stmt *, unsigned> MadeAt;
  DenseMap<const Decl *, const Stmt *> LoopOf;
  DenseMap<const Stmt *, Asks> Asked;
  /// What a call uses that was named before a suspension in its arguments.
  DenseMap<const Stmt *, SmallVector<const DeclRefExpr *, 2>> UsedLate;
};

} // namespace

std::vector<Stale> staleIn(const Function &F) { return Staleness(F).all(); }

} // namespace async_tidy
