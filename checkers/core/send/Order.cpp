//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/send/Order.h"
#include "core/model/ControlFlow.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/Spawns.h"
#include "core/model/TranslationUnit.h"
#include <set>

using namespace clang;
using namespace llvm;

namespace async_tidy {

namespace {

struct OrderMemo {
  /// Of the body itself, and of what it calls, too.
  DenseMap<const Function *, std::optional<Waiting>> Own, Waits;
  DenseMap<const Function *, std::unique_ptr<Unordered>> Entries;
};

/// A member function of a type that is made for several threads.
bool isShareable(TranslationUnit &TU, const Expr *Call) {
  const Expr *Object = objectOf(Call);
  return Object &&
         roleOf(TU, Object->IgnoreParenImpCasts()->getType(), TypeRole::Sync);
}

/// Something that tells this thread what another has done:
///   done.load()    --left == 0    queue.pop()    while (!stopped)
/// but not a counter that nobody looks at:
///   ++hits;    hits.fetch_add(1);    done = true;
bool learns(const Function &F, const Expr *E) {
  const auto *Call = dyn_cast<CallExpr>(E);
  if (!Call || !isShareable(F.unit(), Call))
    return false;
  if (Call->getType()->isVoidType()) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    return Callee && Callee->getIdentifier() && Callee->getName() == "wait";
  }
  const Stmt *User = F.user(E);
  const auto *For = dyn_cast_or_null<ForStmt>(User);
  return User && !isa<CompoundStmt>(User) && !(For && For->getInc() == E);
}

/// while (!done) {}    of a volatile flag
///         ^~~~
bool readsVolatile(const Expr *E) {
  const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
  return Cast && Cast->getCastKind() == CK_LValueToRValue &&
         Cast->getSubExpr()->getType().isVolatileQualified();
}

/// Whether \p S names a variable that \p Wanted takes, or `this`.
bool mentions(const Stmt *S, bool This,
              function_ref<bool(const VarDecl *)> Wanted) {
  if (!S)
    return false;
  if (isa<CXXThisExpr>(S))
    return This;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(S))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()); Var && Wanted(Var))
      return true;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S))
    return any_of(Lambda->capture_inits(), [&](const Expr *Init) {
      return mentions(Init, This, Wanted);
    });
  return any_of(S->children(), [&](const Stmt *Child) {
    return mentions(Child, This, Wanted);
  });
}

/// What an await of \p F waits for may be something that others reach.
bool isShared(const Function &F, const VarDecl *Var) {
  return !Var->hasLocalStorage() || Var->getDeclContext() != F.decl() ||
         (isa<ParmVarDecl>(Var) &&
          (Var->getType()->isReferenceType() ||
           Var->getType()->isPointerType() || Var->getType()->isRecordType()));
}

/// co_await step(state)    where the body of step is there to be asked
///          ^~~~~~~~~~~
const Function *awaitedBody(TranslationUnit &TU, const Expr *Await) {
  const auto *Suspends = dyn_cast<CoroutineSuspendExpr>(Await);
  const auto *Call = dyn_cast_or_null<CallExpr>(
      Suspends ? Suspends->getOperand()->IgnoreImplicit() : nullptr);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || TU.models().isOfKnownLibrary(TU.qualifiedName(Callee)))
    return nullptr;
  const Function *Body = TU.function(Callee);
  return Body && Body->coroutine() ? Body : nullptr;
}

/// The body that \p Call runs at once, or null when there is none to see: a
/// coroutine that nobody awaits here runs later.
const Function *bodyRunBy(const Function &F, const Expr *Call) {
  TranslationUnit &TU = F.unit();
  const FunctionDecl *Callee = calleeOf(Call);
  if (!Callee || TU.models().isOfKnownLibrary(TU.qualifiedName(Callee)))
    return nullptr;
  const Function *Body = TU.function(Callee);
  if (Body && Body->coroutine() &&
      !isa_and_nonnull<CoroutineSuspendExpr>(F.user(Call)))
    return nullptr;
  return Body;
}

} // namespace

/// What waits in the body of \p F itself.
static std::optional<Waiting> ownWait(const Function &F) {
  for (const Expr *Call : F.calls())
    if (waitsForOthers(F.unit(), Call) || learns(F, Call))
      return Waiting{Call};
  for (const Expr *Await : F.awaits())
    if (!awaitedBody(F.unit(), Await) &&
        mentions(Await, true,
                 [&](const VarDecl *Var) { return isShared(F, Var); }))
      return Waiting{Await};
  for (const auto *Cast : F.own<ImplicitCastExpr>())
    if (readsVolatile(Cast))
      return Waiting{Cast};
  return std::nullopt;
}

static bool leadsToWait(const Function &F, DenseSet<const Function *> &Seen) {
  if (F.decl()->isDependentContext() || !Seen.insert(&F).second)
    return false;
  auto [Entry, New] =
      F.unit().analysis<OrderMemo>().Own.try_emplace(&F, std::nullopt);
  if (New)
    Entry->second = ownWait(F);
  if (Entry->second)
    return true;
  return any_of(F.calls(), [&](const Expr *Call) {
    const Function *Body = bodyRunBy(F, Call);
    return Body && leadsToWait(*Body, Seen);
  });
}

std::optional<Waiting> whyMayWait(const Function &F) {
  OrderMemo &Memo = F.unit().analysis<OrderMemo>();
  if (auto Known = Memo.Waits.find(&F); Known != Memo.Waits.end())
    return Known->second;
  std::optional<Waiting> Answer =
      F.decl()->isDependentContext() ? std::nullopt : ownWait(F);
  if (!Answer)
    for (const Expr *Call : F.calls())
      if (const Function *Body = bodyRunBy(F, Call)) {
        DenseSet<const Function *> Seen;
        if (leadsToWait(*Body, Seen)) {
          Answer = Waiting{Call};
          break;
        }
      }
  return Memo.Waits[&F] = Answer;
}

/// A walk over the graph of one function, up to what may wait.
class OrderSearch {
public:
  OrderSearch(const Function &F, const Expr *Spawn, const VarDecl *Object)
      : F(F), TU(F.unit()), Spawn(Spawn), Object(Object) {
    if (!Spawn)
      return;
    const Stmt *Whole = Spawn;
    while (const Stmt *Up = F.parent(Whole)) {
      if (isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt,
              SwitchCase, CXXCatchStmt, CXXTryStmt>(Up))
        break;
      Whole = Up;
    }
    // std::thread t(...);    threads.emplace_back(...);    t = std::thread(...)
    //             ^          ^~~~~~~                       ^
    if (const auto *Declares = dyn_cast<DeclStmt>(Whole)) {
      for (const Decl *D : Declares->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          Handles.insert(Var);
    } else if (const auto *Whose = dyn_cast<Expr>(Whole)) {
      Whose = Whose->IgnoreImplicit();
      if (const Expr *Of = objectOf(Whose); Of && !isWithin(F, Spawn, Of))
        collect(Of);
      else if (const auto *Assign = dyn_cast<BinaryOperator>(Whose))
        collect(Assign->getLHS());
    }
    mentions(Spawn, false, [&](const VarDecl *Var) {
      Related.insert(Var);
      return false;
    });
  }

  void run(bool BehindAwait, Unordered &Out) {
    const CFG *Graph = controlFlowOf(F);
    if (!Graph)
      return;
    if (!Spawn) {
      visit(&Graph->getEntry(), 0, nullptr, !BehindAwait, Out);
      return;
    }
    for (const CFGBlock *Block : *Graph)
      for (unsigned I = 0; I < Block->size(); ++I)
        if (std::optional<CFGStmt> S = (*Block)[I].getAs<CFGStmt>();
            S && S->getStmt() == Spawn)
          visit(Block, I + 1, nullptr, true, Out);
  }

private:
  void collect(const Expr *Of) {
    mentions(Of, false, [&](const VarDecl *Var) {
      Handles.insert(Var);
      return false;
    });
  }

  /// The outermost branch or loop around a wait that does not hold the spawn:
  /// who comes out of it may have waited, as in
  ///   for (std::thread &t : threads) t.join();
  const Stmt *regionOf(const Stmt *Wait) const {
    const Stmt *Region = nullptr;
    for (const Stmt *S = F.parent(Wait); S; S = F.parent(S)) {
      if (Spawn && isWithin(F, Spawn, S))
        break;
      if (isa<IfStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, SwitchStmt,
              CXXTryStmt>(S))
        Region = S;
    }
    return Region;
  }

  bool mayWait(const Stmt *S) {
    auto [Entry, New] = Waits.try_emplace(S, false);
    return New ? (Waits[S] = decide(S)) : Entry->second;
  }

  bool decide(const Stmt *S) {
    const auto *E = dyn_cast<Expr>(S);
    if (!E || E == Spawn || !F.parent(S))
      return false;
    if (readsVolatile(E))
      return true;
    if (isa<CoawaitExpr>(E))
      return !awaitedBody(TU, E) && mentions(E, true, [&](const VarDecl *Var) {
        return Spawn != nullptr || isShared(F, Var);
      });
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return usesHandle(Ref);
    if (!isa<CallExpr, CXXConstructExpr>(E))
      return false;
    if (waitsForOthers(TU, E) || learns(F, E))
      return true;
    const FunctionDecl *Callee = calleeOf(E);
    if (!Callee)
      return Spawn != nullptr;
    if (TU.models().isOfKnownLibrary(TU.qualifiedName(Callee)) ||
        Callee->isInStdNamespace())
      return false;
    if (const Function *Body = bodyRunBy(F, E))
      return whyMayWait(*Body).has_value();
    if (TU.function(Callee))
      return false;
    return Spawn && isGivenRelated(E);
  }

  /// The handle is used for more than to let go of it:
  ///   t.join();    co_await handle;    wait(threads);
  bool usesHandle(const DeclRefExpr *Ref) const {
    const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
    if (!Var || !Handles.contains(Var))
      return false;
    if (const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(Ref));
        Member && Member->getMemberDecl()->getIdentifier()) {
      StringRef Name = Member->getMemberDecl()->getName();
      if (Name == "detach" || Name == "reserve" || Name == "size" ||
          Name == "emplace_back" || Name == "push_back")
        return false;
    }
    // scope.spawn(...)    boost::asio::post(pool, ...)
    // ^~~~~                                 ^~~~
    for (const Stmt *S = F.parent(Ref); S; S = F.parent(S))
      if (const auto *Call = dyn_cast<Expr>(S);
          Call && isa<CallExpr, CXXConstructExpr>(Call) &&
          any_of(spawnsIn(F),
                 [&](const auto &Other) { return Other.Call == Call; }))
        return false;
    return true;
  }

  /// An unseen function is given what the work, too, was given.
  bool isGivenRelated(const Expr *Call) const {
    auto IsRelated = [&](const VarDecl *Var) {
      return Related.contains(Var) &&
             Var->getType().getNonReferenceType()->isRecordType();
    };
    if (const Expr *Of = objectOf(Call); Of && mentions(Of, true, IsRelated))
      return true;
    return any_of(argumentsOf(Call), [&](const Expr *Argument) {
      return mentions(Argument, true, IsRelated);
    });
  }

  /// The destructor of a user's class may wait: a joining guard, a pool.
  bool mayWaitInDestructor(QualType T) const {
    if (std::optional<Owner> Of = standardOwner(T))
      return any_of(Of->Owned,
                    [&](QualType Each) { return mayWaitInDestructor(Each); });
    if (joinsWhenDropped(TU, T))
      return true;
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    return R && R->hasDefinition() && !R->hasTrivialDestructor() &&
           !R->isInStdNamespace() && !R->isLambda();
  }

  void visit(const CFGBlock *Block, unsigned From, const Stmt *Region,
             bool Counts, Unordered &Out) {
    SmallVector<std::tuple<const CFGBlock *, unsigned, const Stmt *, bool>>
        Work{{Block, From, Region, Counts}};
    std::set<std::tuple<const CFGBlock *, const Stmt *, bool>> Seen;
    while (!Work.empty()) {
      auto [Here, First, In, Counting] = Work.pop_back_val();
      if (!along(*Here, First, In, Counting, Out))
        continue;
      for (const CFGBlock::AdjacentBlock &Next : Here->succs())
        // What a handler does is as likely before the work has begun.
        if (const CFGBlock *To = Next.getReachableBlock();
            To && !isa_and_nonnull<CXXCatchStmt>(To->getLabel()))
          if (Seen.insert({To, In, Counting}).second)
            Work.push_back({To, 0, In, Counting});
    }
  }

  /// Goes through one block; false when something in it may wait.
  bool along(const CFGBlock &Block, unsigned First, const Stmt *&Region,
             bool &Counts, Unordered &Out) {
    for (unsigned I = First; I < Block.size(); ++I) {
      if (std::optional<CFGAutomaticObjDtor> Ends =
              Block[I].getAs<CFGAutomaticObjDtor>()) {
        if (mayWaitInDestructor(Ends->getVarDecl()->getType()))
          return false;
        continue;
      }
      std::optional<CFGStmt> Element = Block[I].getAs<CFGStmt>();
      if (!Element)
        continue;
      const Stmt *S = Element->getStmt();
      if (Region && F.parent(S) && !isWithin(F, S, Region))
        return false;
      // Another turn of the loop has another object.
      if (const auto *Declares = dyn_cast<DeclStmt>(S);
          Declares && Object && is_contained(Declares->decls(), Object))
        return false;
      if (Counts)
        Out.Reached.insert(S);
      if (mayWait(S))
        return false;
      if (!Region)
        Region = regionWithWaitAround(S);
      if (isa<CoawaitExpr>(S))
        Counts = true;
    }
    return true;
  }

  /// The region that \p S is in, when something in that region waits.
  const Stmt *regionWithWaitAround(const Stmt *S) {
    if (!RegionsFound) {
      RegionsFound = true;
      for (const Expr *E : F.own<Expr>())
        if (mayWait(E))
          if (const Stmt *Region = regionOf(E))
            Regions.insert(Region);
    }
    for (const Stmt *Up = S; Up; Up = F.parent(Up))
      if (Regions.contains(Up))
        return Up;
    return nullptr;
  }

  const Function &F;
  TranslationUnit &TU;
  const Expr *Spawn;
  const VarDecl *Object;
  DenseSet<const VarDecl *> Handles, Related;
  DenseMap<const Stmt *, bool> Waits;
  DenseSet<const Stmt *> Regions;
  bool RegionsFound = false;
};

Unordered::Unordered(const Function &F, const Expr *Spawn,
                     const VarDecl *Object) {
  OrderSearch(F, Spawn, Object).run(/*BehindAwait=*/false, *this);
}

const Unordered &Unordered::fromEntry(const Function &F) {
  std::unique_ptr<Unordered> &Entry =
      F.unit().analysis<OrderMemo>().Entries[&F];
  if (!Entry) {
    std::unique_ptr<Unordered> Made(new Unordered());
    OrderSearch(F, nullptr, nullptr).run(/*BehindAwait=*/false, *Made);
    return *(F.unit().analysis<OrderMemo>().Entries[&F] = std::move(Made));
  }
  return *Entry;
}

Unordered Unordered::afterFirstAwait(const Function &F) {
  Unordered Result;
  OrderSearch(F, nullptr, nullptr).run(/*BehindAwait=*/true, Result);
  return Result;
}

} // namespace async_tidy
