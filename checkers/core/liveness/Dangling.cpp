//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/Dangling.h"
#include "core/base/Places.h"
#include "core/liveness/AliveAcross.h"
#include "core/liveness/Join.h"
#include "core/liveness/ReturnedTask.h"
#include "core/model/Handover.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// Functions that hand a callable on call one another at most so deep.
constexpr unsigned MaxDepth = 4;

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
    for (const Expr *Call : F.calls())
      passedOn(Call);
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
      // Of a closure that is a parameter, passedOn() tells who wrote it.
      if (!Method->getParent()->isLambda() ||
          !isa_and_nonnull<ParmVarDecl>(From->Var))
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
        lent(argument(Call, Arguments[I], *From, Parameter),
             [&] { return whyUsedLate(TU, Call, Parameter); });
      else
        lentInside(Call, Arguments[I], Parameter);
    }
  }

  static Dangling argument(const CallExpr *Call, const Expr *Given,
                           const BorrowedFrom &From,
                           const ParmVarDecl *Parameter) {
    Dangling D{Dangling::Argument, Given, placeOf(Call, Given), Call, From};
    D.Parameter = Parameter;
    return D;
  }

  /// run({.id = 1, .result = &local})
  ///                         ^~~~~~
  void lentInside(const CallExpr *Call, const Expr *Argument,
                  const ParmVarDecl *Parameter) {
    const auto *List =
        dyn_cast<InitListExpr>(Argument->IgnoreUnlessSpelledInSource());
    const CXXRecordDecl *R = List && !Parameter->getType()->isReferenceType()
                                 ? List->getType()->getAsCXXRecordDecl()
                                 : nullptr;
    if (!R || !R->isAggregate() || R->getNumBases() > 0)
      return;
    if (const InitListExpr *Semantic = List->getSemanticForm())
      List = Semantic;
    unsigned I = 0;
    for (const FieldDecl *Field : R->fields()) {
      if (I >= List->getNumInits())
        return;
      const Expr *Init = List->getInit(I++);
      std::optional<BorrowedFrom> From = lentTo(F, Init, Field->getType());
      if (isOwn(From))
        lent(argument(Call, Init, *From, Parameter), [&] {
          std::optional<LateUse> Use = whyUsedLate(TU, Call, Parameter);
          const Function *Body = Use ? TU.function(Use->Coroutine) : nullptr;
          return Body && names(Body->body(), Field) ? Use : std::nullopt;
        });
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
    return isa<CXXDefaultArgExpr>(Argument) ? beginOf(Call)
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
      // What becomes of the handle tells that nobody waits.
      D.Way = Ways->front().Where == TaskWay::Spawned ? Ways->front() : Way;
      D.Dies = D.From.What == BorrowedFrom::Temporary ? endOfFullExpression(D)
                                                      : scopeEnd(D.From.Var);
      Result.push_back(std::move(D));
      return;
    }
  }

  /// Whether what started runs on when nobody has its task.
  static bool runsOnAlone(const LateUse &Use) {
    return Use.Kind == TaskKind::Detached && Use.Await;
  }

  /// The same of what \p Made makes: an eager task of a library, unless that
  /// gives up the work.
  bool runsOnDropped(const LateUse &Use, const Expr *Made) const {
    return runsOnAlone(Use) ||
           (Use.Await && roleOf(TU, Made->getType(), TypeRole::EagerTask) &&
            !TU.task(Made->getType()).MustKeep);
  }

  /// task::run(send(text));   where a coroutine that nobody awaits does it
  ///
  /// It runs at once: only what it uses after a suspension comes too late.
  bool goesOnAlone(Dangling &D) const {
    std::optional<LateUse> Use = afterSuspension(TU, D.Use);
    if (Use)
      D.Use = *Use;
    return Use.has_value();
  }

  bool outlivesTemporary(Dangling &D, const TaskWay &Way) const {
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
      return runsOnDropped(D.Use, D.Maker);
    case TaskWay::Alone:
      return goesOnAlone(D);
    case TaskWay::Ended:
    case TaskWay::Unknown:
      return false;
    }
    llvm_unreachable("unknown kind");
  }

  bool outlivesLocal(Dangling &D, const TaskWay &Way) const {
    const VarDecl *Var = D.From.Var;
    // The handle of work that may have ended meanwhile.
    bool IsHandle =
        &Way != &Ways->front() && Ways->front().Where == TaskWay::Spawned;
    if (IsHandle &&
        (isForThreads(*Ways->front().By, Var) || waitsIn(Var, Way.At)))
      return false;
    switch (Way.Where) {
    case TaskWay::Kept:
      return isUsedAfter(Way.Holder, Way.At, Var);
    case TaskWay::Returned: {
      if (IsHandle)
        return true;
      std::optional<TooLate> Known = whyTooLate(F, D.Maker);
      return !Known || !Known->Lost;
    }
    case TaskWay::Spawned:
      D.Late = whyJoinedLate(F, *Way.By, Var);
      if (D.Late)
        return returnsFirst(F, *Way.By) ||
               afterSuspension(TU, D.Use).has_value();
      return !isForThreads(*Way.By, Var) &&
             outlives(Way.By->Call, Way.By->Executor, Var);
    case TaskWay::Stored:
      return isLast(F, Way.At);
    case TaskWay::Dropped:
      return runsOnDropped(D.Use, D.Maker) && outlives(D.Maker, {}, Var) &&
             !mayBeResumed(D.Maker) && !mayBeRun(D.Maker);
    case TaskWay::Alone:
      return goesOnAlone(D) && isLast(F, Way.At);
    case TaskWay::Ended:
    case TaskWay::Unknown:
      return false;
    }
    llvm_unreachable("unknown kind");
  }

  /// Whether what \p Spawn starts may run on when \p Var is gone.
  bool outlives(const Expr *Spawn, const ExecutorFact &Executor,
                const VarDecl *Var) const {
    return whyOutlives(F, Spawn, Executor, Var) &&
           !endsWithExecutor(Executor, Var) &&
           !lendsExecutor(Spawn, Executor) && !looksAfterIt(Spawn);
  }

  /// Whether the executor is destroyed before \p Var, and the work with it.
  bool endsWithExecutor(const ExecutorFact &Executor,
                        const VarDecl *Var) const {
    return Executor.Local && Executor.Local != Var &&
           F.isBefore(Var->getLocation(), Executor.Local->getLocation());
  }

  /// while (left > 0) ;    std::this_thread::sleep_for(1s);
  ///
  /// Whether the function asks again and again what the work has done, or gives
  /// it time by blocking the thread.
  bool looksAfterIt(const Stmt *At) const {
    auto After = [&](const Stmt *S) {
      return F.isBefore(At->getEndLoc(), S->getBeginLoc());
    };
    auto NamesLocal = [&](const Expr *Condition) {
      return any_of(F.locals(), [&](const VarDecl *Var) {
        return F.isBefore(Var->getLocation(), At->getBeginLoc()) &&
               names(Condition, Var);
      });
    };
    return any_of(F.own<WhileStmt>(),
                  [&](const WhileStmt *Loop) {
                    return After(Loop) && NamesLocal(Loop->getCond());
                  }) ||
           any_of(F.own<DoStmt>(),
                  [&](const DoStmt *Loop) {
                    return After(Loop) && NamesLocal(Loop->getCond());
                  }) ||
           any_of(F.calls(), [&](const Expr *Call) {
             std::optional<FunctionFact> Blocks =
                 roleOf(TU, Call, FunctionRole::Blocking);
             return Blocks && After(Call) &&
                    (!Blocks->Model ||
                     Blocks->Model->Kind == BlockingKind::Wait ||
                     Blocks->Model->Kind == BlockingKind::Sleep);
           });
  }

  /// event done;  serve(done);  done.raise();
  ///                            ^~~~~~~~~~~~
  /// Whether something that coroutines await, and that the dropped one was
  /// given, is told something: that may resume it on the spot. What is not seen
  /// may wait for it.
  bool mayBeResumed(const Expr *Start) const {
    std::vector<Given> Things = givenTo(F, Start);
    return any_of(F.calls(), [&](const Expr *Call) {
      const auto *Told = dyn_cast<CXXMemberCallExpr>(Call);
      const auto *Ref =
          Told ? dyn_cast<DeclRefExpr>(
                     Told->getImplicitObjectArgument()->IgnoreParenImpCasts())
               : nullptr;
      const CXXMethodDecl *Method = Told ? Told->getMethodDecl() : nullptr;
      return Ref && Method && !Method->isConst() &&
             F.isBefore(Start->getEndLoc(), Call->getExprLoc()) &&
             TU.task(Call->getType()).Kind == TaskKind::None &&
             (givesAwaitables(Method->getParent()) ||
              !(Method->isInStdNamespace() || TU.function(Method))) &&
             any_of(Things, [&](const Given &Thing) {
               return Thing.Var == Ref->getDecl();
             });
    });
  }

  /// int main() { config c; serve(c); loop.run(); }
  ///                                  ^~~~~~~~~~
  /// Whether something that is not seen may run what was started until it ends.
  bool mayBeRun(const Expr *Start) const {
    return any_of(F.calls(), [&](const Expr *Call) {
      const FunctionDecl *Callee =
          isa<CallExpr>(Call) ? calleeOf(Call) : nullptr;
      return Callee && argumentsOf(Call).empty() &&
             !isa<CXXOperatorCallExpr>(Call) &&
             F.isBefore(Start->getEndLoc(), Call->getExprLoc()) &&
             TU.task(Call->getType()).Kind == TaskKind::None &&
             !Callee->isInStdNamespace() && !TU.function(Callee);
    });
  }

  bool givesAwaitables(const CXXRecordDecl *R) const {
    return any_of(R->methods(), [&](const CXXMethodDecl *Method) {
      return TU.task(Method->getReturnType()).Kind != TaskKind::None;
    });
  }

  /// Whether something that may run the executor is given it: `pump(ex);`
  bool lendsExecutor(const Stmt *At, const ExecutorFact &Executor) const {
    return Executor.Named && any_of(F.calls(), [&](const Expr *Call) {
             return F.isBefore(At->getEndLoc(), Call->getExprLoc()) &&
                    TU.task(Call->getType()).Kind == TaskKind::None &&
                    names(Call, Executor.Named) &&
                    none_of(spawnsIn(F),
                            [&](const Spawn &S) { return S.Call == Call; });
           });
  }

  /// Whether async-thread-unsafe-capture has a say in it.
  bool isForThreads(const Spawn &S, const VarDecl *Var) const {
    return S.Executor.Kind == Threads::Multi &&
           any_of(givenTo(F, S), [&](const Given &Thing) {
             return isBorrow(Thing.How) && Thing.Var == Var;
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

  /// Whether something after \p At waits while \p Var is there.
  bool waitsIn(const VarDecl *Var, const Stmt *At) const {
    const Stmt *Scope = scopeOf(F, Var);
    auto Waits = [&](const Expr *E) {
      return F.isBefore(At->getEndLoc(), E->getExprLoc()) &&
             (!Scope || isWithin(F, E, Scope));
    };
    return any_of(F.awaits(), Waits) ||
           any_of(F.calls(), [&](const Expr *Call) {
             return Waits(Call) && mayWait(TU, Call);
           });
  }

  /// tasks.push_back(...)
  /// ^~~~~
  bool isInsertion(const DeclRefExpr *Ref) const {
    const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(Ref));
    const auto *Call =
        Member ? dyn_cast_or_null<Expr>(F.parent(Member)) : nullptr;
    return Call && insertsElement(Call);
  }

  /// Of the temporary; one that a default argument makes is not in the body.
  SourceLocation endOfFullExpression(const Dangling &D) const {
    const Stmt *Last = D.From.Made;
    if (!F.parent(Last))
      Last = D.Maker;
    for (const Stmt *S = Last; S; S = F.parent(S)) {
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
      auto Inits = Lambda->capture_inits().begin();
      for (const LambdaCapture &Capture : Lambda->captures()) {
        const Expr *Init = *Inits++;
        if (!Capture.capturesVariable() || !Init)
          continue;
        // [&total]    [&total = sum.all]    [p = &sum]    [text_view]
        std::optional<BorrowedFrom> From =
            Capture.getCaptureKind() == LCK_ByRef ? objectBehind(F, Init)
            : isView(Capture.getCapturedVar()->getType()) ? viewedBy(F, Init)
                                                          : std::nullopt;
        if (!From || From->What != BorrowedFrom::Local)
          continue;
        Dangling D{Dangling::Captured,
                   Lambda,
                   Capture.getLocation(),
                   nullptr,
                   *From,
                   {Operator, Made.Kind, Made.Start, nullptr,
                    Capture.getCapturedVar()},
                   {TaskWay::Spawned, S.Call, nullptr, &S},
                   scopeEnd(From->Var)};
        if (outlives(S.Call, S.Executor, From->Var))
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
    std::optional<JoinedLate> Late = whyJoinedLate(F, S, Thing.Var);
    if (!Late)
      return;
    Dangling D{Dangling::Captured,
               S.Call,
               Thing.Loc,
               nullptr,
               {BorrowedFrom::Local, Thing.Var}};
    D.Way = {TaskWay::Spawned, S.Call, nullptr, &S};
    D.Dies = scopeEnd(Thing.Var);
    D.Late = Late;
    Result.push_back(std::move(D));
  }

  /// Whether a coroutine lambda in the work of \p S uses its capture of \p Var
  /// after it was suspended.
  bool isUsedLate(const Spawn &S, const VarDecl *Var) const {
    return any_of(S.Work, [&](const Expr *Work) {
      const LambdaExpr *Lambda = lambdaNamed(Work);
      const Function *Body =
          Lambda ? TU.function(Lambda->getCallOperator()) : nullptr;
      return Body && Body->coroutine() &&
             any_of(aliveAcross(*Body), [&](const AliveAcross &Value) {
               return Value.Await && Value.UsedAt.isValid() &&
                      Value.What == AliveAcross::Capture && Value.Value == Var;
             });
    });
  }

  /// launch([name]() -> rt::task<> { ... });
  ///         ^~~~~~~
  void passedOn(const Expr *Call) {
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    for (unsigned I = 0; I < Arguments.size(); ++I) {
      const LambdaExpr *Lambda = lambdaIn(Arguments[I]);
      std::optional<LateUse> Use =
          Lambda && !Lambda->isGenericLambda() && Lambda->capture_size() > 0
              ? whyCapturesUsedLate(TU, Lambda)
              : std::nullopt;
      if (!Use)
        continue;
      Dangling D{Dangling::Closure,     Lambda, Lambda->getBeginLoc(), nullptr,
                 {BorrowedFrom::Local}, *Use};
      D.LetGoBy = Call;
      if (letGoByRole(D) || letGoByBody(D, I))
        Result.push_back(std::move(D));
    }
  }

  /// ready.then([n]() -> future<> { ... }): called, and destroyed.
  /// ex.post([this]() -> fire_and_forget { ... })
  bool letGoByRole(Dangling &D) const {
    const Expr *Call = D.LetGoBy;
    D.Dies = Call->getEndLoc();
    if (roleOf(TU, Call, FunctionRole::DropsCallable)) {
      D.Way = {TaskWay::Ended, Call};
      return true;
    }
    // A bool keeps nothing either: queue.try_enqueue(f)
    if (!runsOnAlone(D.Use) ||
        !(Call->getType()->isVoidType() || Call->getType()->isBooleanType()) ||
        !roleOf(TU, Call, FunctionRole::Spawn) ||
        !roleOf(TU, Call, FunctionRole::DropsResult) ||
        roleOf(TU, Call, FunctionRole::OwnsCallable))
      return false;
    D.Way = {TaskWay::Dropped, Call};
    return true;
  }

  /// template <class F> void launch(F f) { rt::spawn_detached(f()); }
  ///
  /// template <class F> future<> enter(F &&f) { return f().finally(...); }
  /// (void)enter([n]() -> future<> { ... });
  bool letGoByBody(Dangling &D, unsigned Index) const {
    std::optional<PassedOn> To = passedOn(D, calleeOf(D.LetGoBy), Index, 0);
    if (To && To->Way.Where == TaskWay::Returned)
      To->Way = wayOfResult(F, D.LetGoBy, D.Use);
    if (!To || To->Way.Where == TaskWay::Ended)
      return false;
    if (To->Way.Where == TaskWay::Alone && !goesOnAlone(D))
      return false;
    D.Maker = To->Maker;
    D.From.Var = To->Parameter;
    D.Way = To->Way;
    D.Dies = To->Parameter->getType()->isReferenceType()
                 ? D.LetGoBy->getEndLoc()
                 : To->Body->body()->getEndLoc();
    return true;
  }

  /// A function that calls the callable it is given as a parameter.
  struct PassedOn {
    const Function *Body;
    const ParmVarDecl *Parameter; ///< The callable.
    const CallExpr *Maker;        ///< The call of it.
    TaskWay Way; ///< How the task gets away, or that it is returned.
  };

  /// Nothing when \p Callee has no body that lets the task get away.
  std::optional<PassedOn> passedOn(const Dangling &D,
                                   const FunctionDecl *Callee, unsigned Index,
                                   unsigned Depth) const {
    const Function *Body = Callee ? TU.function(Callee) : nullptr;
    if (!Body || Body->coroutine() || Index >= Body->decl()->getNumParams() ||
        Depth >= MaxDepth)
      return std::nullopt;
    const ParmVarDecl *Parameter = Body->decl()->getParamDecl(Index);
    for (const Expr *E : Body->calls()) {
      const auto *Call = dyn_cast<CXXOperatorCallExpr>(E);
      PassedOn To{Body, Parameter, Call, {TaskWay::Ended, E}};
      if (Call && calls(Call, Parameter) &&
          TU.task(Call->getType()).Kind != TaskKind::None) {
        To.Way = wayInside(*Body, Call, D.Use, Parameter);
      } else if (std::optional<PassedOn> Next =
                     handedOn(D, *Body, E, Parameter, Depth)) {
        To.Maker = Next->Maker;
        To.Way = Next->Way.Where == TaskWay::Returned
                     ? wayInside(*Body, cast<CallExpr>(E), D.Use, Parameter)
                     : Next->Way;
      }
      if (To.Way.Where != TaskWay::Ended)
        return To;
    }
    return std::nullopt;
  }

  /// enter(gate, std::forward<F>(f))
  std::optional<PassedOn> handedOn(const Dangling &D, const Function &Body,
                                   const Expr *E, const ParmVarDecl *Callable,
                                   unsigned Depth) const {
    const auto *Call = dyn_cast<CallExpr>(E);
    if (!Call || isa<CXXOperatorCallExpr>(Call))
      return std::nullopt;
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    for (unsigned I = 0; I < Arguments.size(); ++I)
      if (isNamed(Arguments[I], Callable))
        return passedOn(D, calleeOf(Call), I, Depth + 1);
    return std::nullopt;
  }

  /// How the task that \p Call makes in \p Body of \p Callable gets away from
  /// there, or that it is returned; otherwise Ended.
  TaskWay wayInside(const Function &Body, const CallExpr *Call,
                    const LateUse &Use, const ParmVarDecl *Callable) const {
    TaskWay Way = waysOf(Body, Call).front();
    bool GetsAway =
        Way.Where == TaskWay::Stored || Way.Where == TaskWay::Returned ||
        Way.Where == TaskWay::Alone ||
        (Way.Where == TaskWay::Dropped && runsOnDropped(Use, Call)) ||
        (Way.Where == TaskWay::Spawned &&
         whyOutlives(Body, cast<Expr>(Way.At), Way.By->Executor, Callable));
    return GetsAway ? Way : TaskWay{TaskWay::Ended, Call};
  }

  /// The same of what \p Call returns to the function that wrote the closure.
  TaskWay wayOfResult(const Function &Writer, const Expr *Call,
                      const LateUse &Use) const {
    TaskWay Way = waysOf(Writer, Call).front();
    bool GetsAway =
        Use.Await &&
        (Way.Where == TaskWay::Stored ||
         (Way.Where == TaskWay::Returned && !Writer.coroutine()) ||
         (Way.Where == TaskWay::Dropped && runsOnDropped(Use, Call)));
    return GetsAway ? Way : TaskWay{TaskWay::Ended, Call};
  }

  /// f()    std::move(f)()    std::forward<F>(f)()
  static bool calls(const CXXOperatorCallExpr *Call, const VarDecl *Callable) {
    return Call->getOperator() == OO_Call && isNamed(Call->getArg(0), Callable);
  }

  /// f    std::move(f)    std::forward<F>(f)
  static bool isNamed(const Expr *E, const VarDecl *Callable) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Passed = dyn_cast<CallExpr>(E);
        Passed && Passed->getNumArgs() == 1 && calleeOf(Passed) &&
        calleeOf(Passed)->isInStdNamespace())
      E = Passed->getArg(0)->IgnoreParenImpCasts();
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    return Ref && Ref->getDecl() == Callable;
  }

  /// A lambda that is written as this argument, maybe for a std::function.
  static const LambdaExpr *lambdaIn(const Expr *E) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
        Construct && argumentsOf(Construct).size() == 1 &&
        (Construct->getConstructor()->isCopyOrMoveConstructor() ||
         Construct->getConstructor()->isInStdNamespace()))
      E = Construct->getArg(0)->IgnoreUnlessSpelledInSource();
    return dyn_cast<LambdaExpr>(E);
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
