//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A forward analysis whose state is what each guard, and each mutex that is
/// locked by hand, is known to hold. One run answers what must be held, another
/// what may be; joins do not depend on the order in which blocks are visited.

#include "core/model/HeldLocks.h"
#include "core/model/ControlFlow.h"
#include "core/model/Locking.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/Basic/SourceManager.h"
#include <map>
#include <set>

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

class Locks {
public:
  Locks(const Function &F, bool Must) : F(F), TU(F.unit()), Must(Must) {
    if (mentionsLocks())
      if (const CFG *Graph = controlFlowOf(F))
        run(*Graph);
  }

  std::vector<HeldLock> at(const Stmt *At) const {
    std::vector<HeldLock> Result;
    // What the graph does not have is evaluated with what it is part of.
    for (; At; At = F.parent(At))
      if (auto Found = Before.find(At); Found != Before.end()) {
        for (const auto &[Key, Entry] : Found->second)
          if (Entry.Held)
            Result.push_back(Sites[Entry.Site]);
        break;
      }
    llvm::sort(Result, [&](const HeldLock &A, const HeldLock &B) {
      if (A.Loc != B.Loc)
        return F.isBefore(A.Loc, B.Loc);
      return A.Mutex.name() < B.Mutex.name(); // scoped_lock lock(a, b);
    });
    return Result;
  }

private:
  /// What holds a lock: a VarDecl, a CXXBindTemporaryExpr, or null for a lock
  /// taken by hand.
  using Holder = const void *;
  struct Key {
    Holder By;
    LockPath Mutex;
    bool operator==(const Key &) const = default;
  };
  struct Entry {
    unsigned Site; ///< Where it was locked, or where its guard began.
    bool Held;     ///< Not so for a guard that is unlocked.
    bool operator==(const Entry &) const = default;
  };
  /// By the number of the key.
  using State = std::map<unsigned, Entry>;

  /// A cheap first look: most functions lock nothing.
  bool mentionsLocks() const {
    auto IsGuard = [&](const VarDecl *Var) {
      return isGuard(TU, Var->getType()) || guardInside(TU, Var->getType());
    };
    return any_of(F.locals(), IsGuard) ||
           any_of(F.decl()->parameters(), IsGuard) ||
           any_of(F.calls(), [&](const Expr *Call) {
             const FunctionDecl *Callee = calleeOf(Call);
             const IdentifierInfo *Name =
                 Callee ? Callee->getIdentifier() : nullptr;
             return (Name && Name->getName().contains_insensitive("lock")) ||
                    (isa<CXXConstructExpr>(Call) &&
                     isGuard(TU, Call->getType()));
           });
  }

  unsigned keyOf(Holder By, const LockPath &Mutex) {
    Key K{By, Mutex};
    auto *Found = find(Keys, K);
    if (Found == Keys.end())
      Keys.push_back(std::move(K));
    return unsigned(find(Keys, Key{By, Mutex}) - Keys.begin());
  }

  unsigned siteOf(HeldLock Lock) {
    for (unsigned I = 0; I < Sites.size(); ++I)
      if (Sites[I].Loc == Lock.Loc && Sites[I].Guard == Lock.Guard &&
          Sites[I].LockCall == Lock.LockCall && Sites[I].Mutex == Lock.Mutex)
        return I;
    Sites.push_back(std::move(Lock));
    return unsigned(Sites.size() - 1);
  }

  /// The same lock taken at two places: the first stands for both.
  unsigned earlier(unsigned A, unsigned B) const {
    if (A == B)
      return A;
    if (F.isBefore(Sites[A].Loc, Sites[B].Loc))
      return A;
    return F.isBefore(Sites[B].Loc, Sites[A].Loc) ? B : std::min(A, B);
  }

  void join(State &Into, const State &From) const {
    for (auto &[Key, Known] : Into)
      if (auto Other = From.find(Key); Other != From.end()) {
        bool Held = Must ? Known.Held && Other->second.Held
                         : Known.Held || Other->second.Held;
        Known = {earlier(Known.Site, Other->second.Site), Held};
      } else if (Must) {
        Known.Held = false;
      }
    for (const auto &[Key, Other] : From)
      if (!Into.contains(Key))
        Into[Key] = {Other.Site, Other.Held && !Must};
  }

  void forget(State &Now, Holder By) const {
    std::erase_if(Now,
                  [&](const auto &Each) { return Keys[Each.first].By == By; });
  }

  void letGo(State &Now, Holder By) const {
    for (auto &[Key, Entry] : Now)
      if (Keys[Key].By == By)
        Entry.Held = false;
  }

  /// The guard or temporary \p By begins, or is assigned, with \p Init.
  void begin(State &Now, Holder By, const VarDecl *Guard, const Expr *Init) {
    begin(Now, By, Guard, Init, guardStart(TU, Init));
  }
  void begin(State &Now, Holder By, const VarDecl *Guard, const Expr *Init,
             const GuardStart &Start) {
    forget(Now, By);
    SourceLocation Loc = Guard ? Guard->getLocation() : Init->getExprLoc();
    if (Start.What == GuardStart::Takes) {
      SmallVector<std::pair<LockPath, Entry>> Taken;
      for (const auto &[Key, Entry] : Now)
        if (Keys[Key].By == Start.From)
          Taken.push_back({Keys[Key].Mutex, Entry});
      for (const auto &[Mutex, Entry] : Taken) {
        HeldLock Lock = Sites[Entry.Site];
        Lock.Guard = Guard;
        Lock.Loc = Loc;
        Now[keyOf(By, Mutex)] = {siteOf(std::move(Lock)), Entry.Held};
      }
      forget(Now, Start.From);
      return;
    }
    bool Held = Start.What == GuardStart::Holds ||
                (Start.What == GuardStart::Tried && !Must);
    for (const LockedMutex &Mutex : Start.Mutexes)
      Now[keyOf(By, Mutex.Path)] = {
          siteOf({Guard, Start.Call, Mutex.Path, Mutex.Type, Mutex.Shared,
                  Start.AsyncSafe, Loc}),
          Held};
  }

  /// `lock`, `unlock` of a guard or of a mutex; \p Call does it.
  void step(State &Now, const LockStep &Step, const Expr *Call) {
    bool Locks =
        Step.What == LockStep::Lock || (Step.What == LockStep::Try && !Must);
    if (const VarDecl *Guard = guardNamed(TU, Step.Object)) {
      if (Step.What == LockStep::Unlock)
        return letGo(Now, Guard);
      if (!Locks)
        return;
      for (auto &[Key, Entry] : Now)
        if (Keys[Key].By == Guard && !Entry.Held) {
          HeldLock Lock = Sites[Entry.Site];
          Lock.LockCall = Call;
          Entry = {siteOf(std::move(Lock)), true};
        }
      return;
    }
    LockPath Mutex = lockPathOf(Step.Object);
    if (Step.What == LockStep::Unlock) {
      std::erase_if(Now, [&](const auto &Each) {
        const Key &K = Keys[Each.first];
        // A guard that locks what is not known is not what is unlocked here.
        return K.Mutex == Mutex && (!K.By || Mutex.isKnown());
      });
    } else if (Locks) {
      QualType T = Step.Object->getType().getNonReferenceType();
      if (T->isPointerType())
        T = T->getPointeeType();
      Now[keyOf(nullptr, Mutex)] = {
          siteOf({nullptr, Call, Mutex, T.getUnqualifiedType(), Step.Shared,
                  isa<CoawaitExpr>(Call), Call->getExprLoc()}),
          true};
    }
  }

  /// Whether what `std::move` gives at \p Move begins another guard, which then
  /// takes over what is held.
  bool beginsGuard(const Expr *Move) const {
    for (const Stmt *S = F.user(Move); S; S = F.user(S)) {
      if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
        if (!isGuard(TU, Construct->getType()))
          return false;
      } else if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(S)) {
        return Call->getOperator() == OO_Equal &&
               guardNamed(TU, Call->getArg(0));
      } else {
        return isa<DeclStmt>(S);
      }
    }
    return false;
  }

  /// inner.swap(guard);    std::swap(inner, guard);
  std::optional<std::pair<const VarDecl *, const VarDecl *>>
  swapped(const Expr *E) const {
    const FunctionDecl *Callee = calleeOf(E);
    if (!Callee || !Callee->getIdentifier() || Callee->getName() != "swap")
      return std::nullopt;
    SmallVector<const Expr *> Both = argumentsOf(E);
    if (const Expr *Object = objectOf(E))
      Both.insert(Both.begin(), Object);
    const VarDecl *First = Both.size() == 2 ? guardNamed(TU, Both[0]) : nullptr;
    const VarDecl *Second = First ? guardNamed(TU, Both[1]) : nullptr;
    return Second ? std::optional(std::pair(First, Second)) : std::nullopt;
  }

  /// Each guard has from here on what the other had.
  void exchange(State &Now, const VarDecl *First, const VarDecl *Second) {
    SmallVector<std::pair<unsigned, Entry>, 2> New;
    for (const auto &[K, Had] : Now)
      if (Holder By = Keys[K].By; By == First || By == Second) {
        const VarDecl *To = By == First ? Second : First;
        if (!isLocalGuard(TU, To)) // somebody else's from here on
          continue;
        HeldLock Lock = Sites[Had.Site];
        Lock.Guard = To;
        New.push_back(
            {keyOf(To, LockPath(Keys[K].Mutex)), {siteOf(Lock), Had.Held}});
      }
    forget(Now, First);
    forget(Now, Second);
    for (const auto &[K, Has] : New)
      Now[K] = Has;
  }

  /// What happens to the guards that \p E is given.
  void giveAway(State &Now, const Expr *E) {
    // consume(std::move(guard));
    //         ^~~~~~~~~~~~~~~~
    if (const Expr *Moved = movedBy(E)) {
      if (const VarDecl *Guard = guardNamed(TU, Moved);
          Guard && !beginsGuard(E))
        forget(Now, Guard);
      return;
    }
    // What may be unlocked by somebody else is not surely held any more.
    if (!Must)
      return;
    // [&guard] { guard.unlock(); }
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E)) {
      for (const LambdaCapture &Capture : Lambda->captures())
        if (Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef)
          letGo(Now, dyn_cast<VarDecl>(Capture.getCapturedVar()));
      return;
    }
    // auto *to = &guard;
    //           ^~~~~~
    if (const auto *Address = dyn_cast<UnaryOperator>(E);
        Address && Address->getOpcode() == UO_AddrOf &&
        isa_and_nonnull<DeclStmt>(F.user(E)))
      if (const VarDecl *Guard = guardNamed(TU, Address->getSubExpr()))
        letGo(Now, Guard);
    const FunctionDecl *Callee = calleeOf(E);
    if (!Callee || isa<CXXOperatorCallExpr>(E))
      return;
    if (Callee->isInStdNamespace()) {
      // std::swap(guard, other);    std::exchange(guard, {})
      if (const IdentifierInfo *Name = Callee->getIdentifier();
          Name && (Name->isStr("swap") || Name->isStr("exchange") ||
                   Name->isStr("ref") || Name->isStr("addressof")))
        for (const Expr *Argument : argumentsOf(E))
          if (const VarDecl *Guard = guardNamed(TU, Argument))
            letGo(Now, Guard);
      return;
    }
    // ready.wait(guard): a condition variable locks it again.
    if (const IdentifierInfo *Name = Callee->getIdentifier();
        Name && Name->getName().contains_insensitive("wait"))
      return;
    bool Begins = isa<CXXConstructExpr>(E);
    if (Begins && (isGuard(TU, E->getType()) || guardInside(TU, E->getType())))
      return;
    // unlocks(guard)    unlocks(&guard)
    SmallVector<const Expr *> Arguments = argumentsOf(E);
    for (unsigned I = 0; I < Arguments.size() && I < Callee->getNumParams();
         ++I) {
      QualType T = Callee->getParamDecl(I)->getType();
      if ((T->isReferenceType() || T->isPointerType()) &&
          !T->getPointeeType().isConstQualified()) {
        if (const VarDecl *Guard = guardNamed(TU, Arguments[I]))
          letGo(Now, Guard);
        else
          letGoOf(Now, lockPathOf(Arguments[I]), /*ByGuardsToo=*/Begins);
      }
    }
  }

  /// unlocks(&m)    unlocker here(m);
  ///
  /// A function is taken to leave alone what a guard has locked; what is made
  /// to unlock for a while is not.
  void letGoOf(State &Now, const LockPath &Mutex, bool ByGuardsToo) const {
    if (Mutex.isKnown())
      for (auto &[Key, Entry] : Now)
        if (Keys[Key].Mutex == Mutex && (ByGuardsToo || !Keys[Key].By))
          Entry.Held = false;
  }

  /// transaction t(m);  t.held.unlock();  finish(t);
  ///                    ^~~~~~                  ^
  ///
  /// What may be unlocked inside of an object is not surely held any more.
  void useInside(State &Now, const DeclRefExpr *Ref) const {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Must || !Var || !Inside.contains(Var))
      return;
    if (mayUnlockInside(Inside.lookup(Var), F.user(Ref)))
      letGo(Now, Var);
  }

  static bool isLocalGuard(TranslationUnit &TU, const VarDecl *Var) {
    if (!Var || !Var->hasLocalStorage() || !Var->getInit() ||
        !isGuard(TU, Var->getType()))
      return false;
    // auto &&guard = take();  but not  auto &same = guard;
    return !Var->getType()->isReferenceType() ||
           isa<MaterializeTemporaryExpr>(Var->getInit()->IgnoreImplicit()) ||
           !Var->getInit()->IgnoreImplicit()->isLValue();
  }

  void evaluate(State &Now, const Stmt *S) {
    if (const auto *Declares = dyn_cast<DeclStmt>(S)) {
      const auto *Var = Declares->isSingleDecl()
                            ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                            : nullptr;
      if (isLocalGuard(TU, Var))
        begin(Now, Var, Var, Var->getInit());
      else if (auto Found = Inside.find(Var); Found != Inside.end())
        begin(Now, Var, Var, Var->getInit(),
              startInside(TU, Found->second, Var->getInit()));
      return;
    }
    if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
      return useInside(Now, Ref);
    if (Temporaries.contains(S)) {
      const auto *Bound = cast<CXXBindTemporaryExpr>(S);
      // Not what the compiler makes of an await, nor an awaiter that unlocks
      // what it was given in vain.
      if (isGuard(TU, Bound->getType()) && F.parent(Bound) &&
          TU.task(Bound->getType()).Kind == TaskKind::None)
        begin(Now, Bound, nullptr, Bound->getSubExpr());
      return;
    }
    const auto *E = dyn_cast<Expr>(S);
    if (!E)
      return;
    if (auto Guards = swapped(E))
      return exchange(Now, Guards->first, Guards->second);
    SmallVector<LockStep, 2> Steps = lockSteps(TU, E);
    for (const LockStep &Step : Steps)
      step(Now, Step, E);
    if (!Steps.empty())
      return;
    // guard = std::unique_lock(m);
    // ^~~~~
    if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
        Call && Call->getOperator() == OO_Equal)
      if (const VarDecl *Guard = guardNamed(TU, Call->getArg(0))) {
        for (const Expr *Part = Call->getArg(1); Part;) {
          const auto *Materialize = dyn_cast<MaterializeTemporaryExpr>(Part);
          if (isa<CXXBindTemporaryExpr>(Part)) {
            forget(Now, Part);
            break;
          }
          Part = Materialize ? Materialize->getSubExpr()
                 : isa<ImplicitCastExpr, CXXFunctionalCastExpr>(Part)
                     ? cast<CastExpr>(Part)->getSubExpr()
                     : nullptr;
        }
        begin(Now, Guard, Guard, Call->getArg(1));
        return;
      }
    giveAway(Now, E);
  }

  State transfer(const CFGBlock &Block, State Now, bool Record) {
    for (const CFGElement &Element : Block)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
        if (Record) {
          auto [At, New] = Before.try_emplace(S->getStmt(), Now);
          if (!New)
            join(At->second, Now);
        }
        evaluate(Now, S->getStmt());
      } else if (std::optional<CFGLifetimeEnds> Ends =
                     Element.getAs<CFGLifetimeEnds>()) {
        forget(Now, Ends->getVarDecl());
      } else if (std::optional<CFGTemporaryDtor> Ends =
                     Element.getAs<CFGTemporaryDtor>()) {
        forget(Now, Ends->getBindTemporaryExpr());
      }
    return Now;
  }

  /// if (m.try_lock())    if (!guard.owns_lock()) return;    if (guard)
  ///     ^~~~~~~~~~~~          ^~~~~~~~~~~~~~~~~                 ^~~~~
  void along(State &Now, const CFGBlock &Block, unsigned Successor) {
    const Stmt *Terminator = Block.getTerminatorStmt();
    if (!Terminator || Block.succ_size() != 2 ||
        !isa<IfStmt, WhileStmt, ForStmt, DoStmt, BinaryOperator,
             ConditionalOperator>(Terminator))
      return;
    const Expr *Condition = Block.getLastCondition();
    bool Holds = Successor == 0;
    for (; Condition; Holds = !Holds) {
      Condition = Condition->IgnoreImplicit()->IgnoreParenImpCasts();
      if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Condition))
        Condition = Cast->getSubExpr()->IgnoreParenImpCasts();
      const auto *Not = dyn_cast<UnaryOperator>(Condition);
      if (!Not || Not->getOpcode() != UO_LNot)
        break;
      Condition = Not->getSubExpr();
    }
    if (!Condition)
      return;
    for (LockStep Step : lockSteps(TU, Condition)) {
      if (Step.What != LockStep::Try && Step.What != LockStep::Tests)
        continue;
      Step.What = Holds ? LockStep::Lock : LockStep::Unlock;
      step(Now, Step, Condition);
    }
  }

  /// A handler is entered from anywhere in its try, whose guards are gone then.
  void intoHandlers(State &Now, const CXXTryStmt *Try) const {
    const CompoundStmt *Body = Try->getTryBlock();
    std::erase_if(Now, [&](const auto &Each) {
      const HeldLock &Lock = Sites[Each.second.Site];
      Holder By = Keys[Each.first].By;
      return By &&
             (By != Lock.Guard ||
              (!F.isBefore(Lock.Guard->getLocation(), Body->getBeginLoc()) &&
               F.isBefore(Lock.Guard->getLocation(), Body->getEndLoc())));
    });
  }

  void run(const CFG &Graph) {
    for (const CFGBlock *Block : Graph)
      for (const CFGElement &Element : *Block)
        if (std::optional<CFGTemporaryDtor> Ends =
                Element.getAs<CFGTemporaryDtor>())
          Temporaries.insert(Ends->getBindTemporaryExpr());
    for (const VarDecl *Var : F.locals())
      if (Var->getInit())
        if (const FieldDecl *Guard = guardInside(TU, Var->getType()))
          Inside[Var] = Guard;
    std::vector<std::optional<State>> In(Graph.getNumBlockIDs());
    // Entry has the highest number: blocks come before those they lead to.
    std::set<std::pair<unsigned, const CFGBlock *>, std::greater<>> Work;
    auto Enter = [&](const CFGBlock &Block, const State &With) {
      std::optional<State> &Known = In[Block.getBlockID()];
      std::optional<State> Old = Known;
      if (Known)
        join(*Known, With);
      else
        Known = With;
      if (Known != Old)
        Work.insert({Block.getBlockID(), &Block});
    };
    State Start;
    for (const ParmVarDecl *Parm : F.decl()->parameters())
      if (isGuard(TU, Parm->getType()))
        Start[keyOf(Parm, {})] = {
            siteOf({Parm, nullptr, {}, {}, false, false, Parm->getLocation()}),
            !Must};
    Enter(Graph.getEntry(), Start);
    while (!Work.empty()) {
      const CFGBlock &Block = *Work.begin()->second;
      Work.erase(Work.begin());
      State After = transfer(Block, *In[Block.getBlockID()], /*Record=*/false);
      unsigned Successor = 0;
      for (const CFGBlock::AdjacentBlock &Next : Block.succs()) {
        unsigned Index = Successor++;
        const CFGBlock *To = Next.getReachableBlock();
        if (!To)
          continue;
        State Along = After;
        if (const auto *Try =
                dyn_cast_or_null<CXXTryStmt>(To->getTerminatorStmt()))
          intoHandlers(Along, Try);
        else
          along(Along, Block, Index);
        Enter(*To, Along);
      }
    }
    for (const CFGBlock *Block : Graph)
      if (const std::optional<State> &Known = In[Block->getBlockID()])
        transfer(*Block, *Known, /*Record=*/true);
  }

  const Function &F;
  TranslationUnit &TU;
  const bool Must;
  SmallVector<Key, 4> Keys;
  std::vector<HeldLock> Sites;
  DenseSet<const Stmt *> Temporaries; ///< Those that end in this function.
  /// The locals that have a guard inside.
  DenseMap<const VarDecl *, const FieldDecl *> Inside;
  DenseMap<const Stmt *, State> Before;
};

/// The answers of a unit, one run for each function and question.
struct AllLocks {
  DenseMap<const Function *, std::unique_ptr<Locks>> Must;
  DenseMap<const Function *, std::unique_ptr<Locks>> May;
};

} // namespace

std::vector<HeldLock> heldAt(const Function &F, const Stmt *At) {
  std::unique_ptr<Locks> &Entry = F.unit().analysis<AllLocks>().Must[&F];
  if (!Entry)
    Entry = std::make_unique<Locks>(F, /*Must=*/true);
  return Entry->at(At);
}

std::vector<HeldLock> mayBeHeldAt(const Function &F, const Stmt *At) {
  std::unique_ptr<Locks> &Entry = F.unit().analysis<AllLocks>().May[&F];
  if (!Entry)
    Entry = std::make_unique<Locks>(F, /*Must=*/false);
  return Entry->at(At);
}

} // namespace async_tidy
