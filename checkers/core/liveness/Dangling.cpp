//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/Dangling.h"
#include "core/liveness/AliveAcross.h"
#include "core/liveness/Join.h"
#include "core/liveness/ReturnedTask.h"
#include "core/model/Handover.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

class Finder {
public:
  explicit Finder(const Function &F) : F(F), TU(F.unit()) {}

  std::vector<Dangling> run() {
    for (const Expr *E : F.calls())
      if (const auto *Call = dyn_cast<CallExpr>(E))
        if (TaskKind Kind = TU.task(Call->getType()).Kind;
            Kind == TaskKind::Task || Kind == TaskKind::Detached ||
            Kind == TaskKind::Generator)
          made(Call);
    for (const Spawn &S : spawnsIn(F))
      spawned(S);
    llvm::sort(Result, [&](const Dangling &A, const Dangling &B) {
      return A.Loc == B.Loc ? A.What < B.What : F.isBefore(A.Loc, B.Loc);
    });
    return std::move(Result);
  }

private:
  static bool isOwn(const std::optional<BorrowedFrom> &From) {
    return From && (From->What == BorrowedFrom::Local ||
                    From->What == BorrowedFrom::Temporary);
  }

  void made(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return;
    if (std::optional<BorrowedFrom> From = lentAsObject(F, Call); isOwn(From)) {
      const Expr *Object = objectOf(Call);
      const auto *Method = cast<CXXMethodDecl>(Callee);
      lent({Method->getParent()->isLambda() ? Dangling::Closure
                                            : Dangling::Object,
            Object, Object->getBeginLoc(), Call, *From},
           [&] { return whyObjectUsedLate(TU, Call); });
    }
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    for (unsigned I = 0, N = writtenAndDefault(Call, Arguments);
         I < N && I < Callee->getNumParams(); ++I) {
      const ParmVarDecl *Parameter = Callee->getParamDecl(I);
      std::optional<BorrowedFrom> From =
          lentTo(F, Arguments[I], Parameter->getType());
      if (isOwn(From))
        lent({Dangling::Argument, Arguments[I], placeOf(Call, Arguments[I]),
              Call, *From},
             [&] { return whyUsedLate(TU, Call, Parameter); });
    }
  }

  /// argumentsOf() leaves out the default arguments; `const T &t = {}` makes a
  /// temporary of its own in each call.
  static unsigned writtenAndDefault(const CallExpr *Call,
                                    SmallVector<const Expr *> &Arguments) {
    for (const Expr *Argument : Call->arguments())
      if (isa<CXXDefaultArgExpr>(Argument))
        Arguments.push_back(Argument);
    return Arguments.size();
  }

  static SourceLocation placeOf(const CallExpr *Call, const Expr *Argument) {
    return isa<CXXDefaultArgExpr>(Argument) ? Call->getBeginLoc()
                                            : Argument->getBeginLoc();
  }

  void lent(Dangling D, function_ref<std::optional<LateUse>()> Late) {
    if (!Ways || WaysOf != D.Maker) {
      Ways = waysOf(F, D.Maker);
      WaysOf = D.Maker;
    }
    if (any_of(*Ways, [](const TaskWay &Way) {
          return Way.Where == TaskWay::Unknown;
        }))
      return;
    std::optional<LateUse> Use = Late();
    if (!Use)
      return;
    D.Use = *Use;
    for (const TaskWay &Way : *Ways) {
      bool GetsAway = D.From.What == BorrowedFrom::Temporary
                          ? outlivesTemporary(D, Way)
                          : outlivesLocal(D, Way);
      if (!GetsAway)
        continue;
      D.Way = Way;
      D.Dies = D.From.What == BorrowedFrom::Temporary
                   ? endOfFullExpression(D.From.Made)
                   : scopeEnd(D.From.Var);
      Result.push_back(std::move(D));
      return;
    }
  }

  /// Whether what started runs on when nobody has its task.
  static bool runsOnAlone(const LateUse &Use) {
    return Use.Kind == TaskKind::Detached && Use.Await;
  }

  bool outlivesTemporary(const Dangling &D, const TaskWay &Way) const {
    switch (Way.Where) {
    case TaskWay::Kept:
      // A task that is never used is lost, which async-unawaited-task says.
      return &Way == &Ways->front() &&
             (Way.Holder->isImplicit() || !F.references(Way.Holder).empty());
    case TaskWay::Returned:
    case TaskWay::Spawned:
    case TaskWay::Stored:
      return &Way == &Ways->front();
    case TaskWay::Dropped:
      return runsOnAlone(D.Use);
    case TaskWay::Ended:
    case TaskWay::Unknown:
      return false;
    }
    llvm_unreachable("unknown kind");
  }

  bool outlivesLocal(Dangling &D, const TaskWay &Way) const {
    const VarDecl *Var = D.From.Var;
    switch (Way.Where) {
    case TaskWay::Kept:
      return isUsedAfter(Way.Holder, Way.At, Var);
    case TaskWay::Returned: {
      std::optional<TooLate> Known = whyTooLate(F, D.Maker);
      return !Known || !Known->Lost;
    }
    case TaskWay::Spawned:
      D.Late = whyJoinedLate(F, *Way.By, Var);
      if (D.Late)
        return returnsFirst(F, *Way.By) || isUsedAfterSuspension(D.Use);
      return !isForThreads(*Way.By, Var) &&
             whyOutlives(F, Way.By->Call, Way.By->Executor, Var);
    case TaskWay::Stored:
      return isLast(Way.At);
    case TaskWay::Dropped:
      return runsOnAlone(D.Use) && whyOutlives(F, D.Maker, {}, Var);
    case TaskWay::Ended:
    case TaskWay::Unknown:
      return false;
    }
    llvm_unreachable("unknown kind");
  }

  /// Whether async-thread-unsafe-capture has a say in it.
  bool isForThreads(const Spawn &S, const VarDecl *Var) const {
    return S.Executor.Kind == Threads::Multi &&
           any_of(givenTo(F, S), [&](const Given &Thing) {
             return isBorrow(Thing.How) && Thing.Var == Var;
           });
  }

  /// Whether \p F comes to its end after \p At without waiting for anything
  /// that may run the task.
  bool isLast(const Stmt *At) const {
    auto After = [&](const Expr *E) {
      return F.isBefore(At->getEndLoc(), E->getExprLoc());
    };
    return !F.enclosing<ForStmt>(At) && !F.enclosing<WhileStmt>(At) &&
           none_of(F.awaits(), After) && none_of(F.calls(), [&](const Expr *E) {
             return After(E) && !isa<CXXConstructExpr>(E) &&
                    !(calleeOf(E) && calleeOf(E)->isInStdNamespace());
           });
  }

  // --- scopes

  SourceLocation scopeEnd(const VarDecl *Var) const {
    const Stmt *Scope = scopeOf(F, Var);
    return (Scope ? Scope : F.body())->getEndLoc();
  }

  /// Whether \p Holder, which gets the task at \p At, is used when \p Var is
  /// gone, and nothing before that may have waited for the task.
  bool isUsedAfter(const VarDecl *Holder, const Stmt *At,
                   const VarDecl *Var) const {
    const Stmt *Scope = scopeOf(F, Var);
    if (!Scope || Holder == Var)
      return false;
    bool After = false;
    for (const DeclRefExpr *Ref : F.references(Holder)) {
      if (isWithin(F, Ref, At))
        continue;
      if (isWithin(F, Ref, Scope)) {
        if (F.isBefore(At->getEndLoc(), Ref->getLocation()) &&
            !isInsertion(Ref))
          return false;
      } else if (F.isBefore(Scope->getEndLoc(), Ref->getLocation())) {
        After = true;
      }
    }
    return After;
  }

  /// tasks.push_back(...)
  /// ^~~~~
  bool isInsertion(const DeclRefExpr *Ref) const {
    const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(Ref));
    const auto *Call =
        Member ? dyn_cast_or_null<Expr>(F.parent(Member)) : nullptr;
    return Call && insertsElement(Call);
  }

  SourceLocation endOfFullExpression(const Expr *Made) const {
    const Stmt *Last = Made;
    for (const Stmt *S = Made; S; S = F.parent(S)) {
      if (isa<Expr, DeclStmt, ReturnStmt, CoreturnStmt>(S))
        Last = S;
      if (!isa<Expr>(S))
        break;
    }
    return Last->getEndLoc();
  }

  // --- callables

  /// rt::spawn_detached(ex, [&total]() -> rt::task<> { ... });
  ///                         ^~~~~~
  void spawned(const Spawn &S) {
    for (const Given &Thing : givenTo(F, S))
      joinedLate(S, Thing);
    if (S.Executor.Kind == Threads::Multi)
      return;
    for (const Expr *Work : S.Work) {
      const LambdaExpr *Lambda = lambdaNamed(Work);
      const CXXMethodDecl *Operator = Lambda && !Lambda->isGenericLambda()
                                          ? Lambda->getCallOperator()
                                          : nullptr;
      if (!Operator)
        continue;
      const Task &Made = TU.task(Operator->getReturnType());
      if (Made.Kind != TaskKind::Task && Made.Kind != TaskKind::Detached)
        continue;
      for (const LambdaCapture &Capture : Lambda->captures()) {
        const auto *Var =
            Capture.capturesVariable() && Capture.getCaptureKind() == LCK_ByRef
                ? dyn_cast<VarDecl>(Capture.getCapturedVar())
                : nullptr;
        if (!Var || !Var->hasLocalStorage() || Var->isInitCapture() ||
            Var->getType()->isReferenceType() ||
            Var->getDeclContext() != F.decl())
          continue;
        Dangling D{Dangling::Captured,
                   Lambda,
                   Capture.getLocation(),
                   nullptr,
                   {BorrowedFrom::Local, Var},
                   {Operator, Made.Kind, Made.Start, nullptr},
                   {TaskWay::Spawned, S.Call, nullptr, &S},
                   scopeEnd(Var)};
        if (whyOutlives(F, S.Call, S.Executor, Var))
          Result.push_back(std::move(D));
      }
    }
  }

  /// std::vector<std::jthread> threads;  int n;  threads.emplace_back([&n] {});
  ///                                                                    ^
  /// Of what a call that makes a task is given made() tells.
  void joinedLate(const Spawn &S, const Given &Thing) {
    if (!isBorrow(Thing.How) || Thing.Maker ||
        !(returnsFirst(F, S) || isUsedLate(S, Thing.Var)))
      return;
    if (std::optional<JoinedLate> Late = whyJoinedLate(F, S, Thing.Var))
      Result.push_back({Dangling::Captured,
                        S.Call,
                        Thing.Loc,
                        nullptr,
                        {BorrowedFrom::Local, Thing.Var},
                        {nullptr, TaskKind::None, TaskStart::Unknown, nullptr},
                        {TaskWay::Spawned, S.Call, nullptr, &S},
                        scopeEnd(Thing.Var),
                        Late});
  }

  /// Whether a coroutine lambda in the work of \p S uses its capture of \p Var
  /// after it was suspended.
  bool isUsedLate(const Spawn &S, const VarDecl *Var) const {
    return any_of(S.Work, [&](const Expr *Work) {
      const LambdaExpr *Lambda = lambdaNamed(Work);
      return Lambda &&
             crosses(Lambda->getCallOperator(), [&](const AliveAcross &Value) {
               return Value.What == AliveAcross::Capture && Value.Value == Var;
             });
    });
  }

  /// The same of what a coroutine was given, which a lazy one always uses later
  /// than the call that makes its task.
  bool isUsedAfterSuspension(const LateUse &Use) const {
    return crosses(Use.Coroutine, [&](const AliveAcross &Value) {
      return Use.Parameter ? Value.Value == Use.Parameter
                           : Value.What == AliveAcross::This ||
                                 Value.What == AliveAcross::Capture;
    });
  }

  /// Whether \p Coroutine uses a value that \p IsWanted picks after a
  /// suspension that is written in it.
  bool crosses(const FunctionDecl *Coroutine,
               function_ref<bool(const AliveAcross &)> IsWanted) const {
    const Function *Body = TU.function(Coroutine);
    return Body && Body->coroutine() &&
           any_of(aliveAcross(*Body), [&](const AliveAcross &Value) {
             return Value.Await && Value.UsedAt.isValid() && IsWanted(Value);
           });
  }

  /// The lambda that \p E is, or that a local was initialised with.
  const LambdaExpr *lambdaNamed(const Expr *E) const {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Call = dyn_cast<CallExpr>(E);
        Call && Call->isCallToStdMove())
      E = Call->getArg(0)->IgnoreUnlessSpelledInSource();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl());
          Var && Var->hasLocalStorage() && Var->getInit())
        E = Var->getInit()->IgnoreUnlessSpelledInSource();
    return dyn_cast<LambdaExpr>(E);
  }

  const Function &F;
  TranslationUnit &TU;
  std::vector<Dangling> Result;
  std::optional<SmallVector<TaskWay, 2>> Ways;
  const CallExpr *WaysOf = nullptr;
};

struct AllDangling {
  DenseMap<const Function *, std::unique_ptr<std::vector<Dangling>>> Of;
};

} // namespace

const std::vector<Dangling> &danglingIn(const Function &F) {
  std::unique_ptr<std::vector<Dangling>> &Entry =
      F.unit().analysis<AllDangling>().Of[&F];
  if (!Entry)
    Entry = std::make_unique<std::vector<Dangling>>(Finder(F).run());
  return *Entry;
}

} // namespace async_tidy
