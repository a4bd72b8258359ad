//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/ThreadLocalAcross.h"
#include "core/liveness/AliveAcross.h"
#include "core/liveness/Flow.h"
#include "core/liveness/LastError.h"
#include "core/liveness/ThreadLocal.h"
#include "core/model/Suspension.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// co_await pool.schedule();    co_await resume_background();
static bool moves(const Function &F, const CoroutineSuspendExpr *At) {
  if (isa<CoyieldExpr>(At))
    return false;
  TranslationUnit &TU = F.unit();
  const Expr *Operand = At->getOperand()->IgnoreImplicit();
  auto Is = [&](const Expr *E, Threads Kind) {
    std::optional<ExecutorFact> On = executorNamed(F, E);
    return On && On->Kind == Kind;
  };
  SmallVector<const Expr *> Where = argumentsOf(Operand);
  if (const Expr *Object = objectOf(Operand))
    Where.push_back(Object);
  if (roleOf(TU, Operand, FunctionRole::BlockingContext))
    return none_of(Where,
                   [&](const Expr *E) { return Is(E, Threads::Single); });
  return Is(Operand, Threads::Multi) ||
         (roleOf(TU, Operand, FunctionRole::Switches) &&
          any_of(Where, [&](const Expr *E) { return Is(E, Threads::Multi); }));
}

std::optional<Migration>
whyMigrates(const Function &F, const CoroutineSuspendExpr *At, bool Assume) {
  if (std::optional<SpawnedAs> Spawned = whyMultiThreaded(F)) {
    if (Spawned->migrates() &&
        !(Spawned->Until &&
          F.isBefore(Spawned->Until->getBeginLoc(), At->getBeginLoc())))
      return Migration{std::move(Spawned), nullptr};
    Assume = false;
  }
  if (moves(F, At))
    return Migration{std::nullopt, At};
  if (Assume && !whySingleThreaded(F))
    return Migration{};
  return std::nullopt;
}

namespace {

class Finder {
public:
  Finder(const Function &F, bool Assume)
      : F(F), TU(F.unit()), Assume(Assume), Suspensions(suspensionsOf(F)) {}

  std::vector<ThreadLocalAcross> all() {
    if (!F.coroutine() || Suspensions.empty() || !controlFlowOf(F))
      return {};
    for (const CoroutineSuspendExpr *Point : Suspensions)
      if (whyMigrates(F, Point, Assume)) {
        borrows(Point);
        operands(Point);
        loops(Point);
      }
    if (!whySingleThreaded(F)) {
      scopes();
      restored();
    }
    for (const LateError &Late : lateErrorsIn(F))
      Result.push_back({ThreadLocalAcross::Error, Late.Read->getBeginLoc(),
                        nullptr, nullptr, Late.Failed, Late.Await,
                        Late.Read->getBeginLoc()});
    llvm::sort(Result, [&](const auto &A, const auto &B) {
      return F.isBefore(A.Loc, B.Loc);
    });
    return std::move(Result);
  }

private:
  bool has(SourceLocation Loc) const {
    return any_of(Result, [&](const auto &Each) { return Each.Loc == Loc; });
  }

  /// auto &all = buffer;  co_await more();  all.clear();
  ///       ^~~
  void borrows(const CoroutineSuspendExpr *Point) {
    for (const AliveAcross &Value : aliveAcross(F, Point)) {
      const auto *Var = dyn_cast_or_null<VarDecl>(Value.Value);
      if (Value.What != AliveAcross::Local || Value.UsedAt.isInvalid() ||
          has(Var->getLocation()))
        continue;
      if (const VarDecl *Of = threadLocalBehind(F, Var))
        Result.push_back({ThreadLocalAcross::Borrow, Var->getLocation(), Of,
                          Var, nullptr, Point, Value.UsedAt});
    }
  }

  /// all.push_back(co_await next());    log << co_await text();
  /// ^~~                                ^~~
  ///
  /// The object is named before the await ([expr.call]/7, [over.match.oper]/2).
  void operands(const CoroutineSuspendExpr *Point) {
    const Stmt *Part = Point;
    for (const Stmt *S = F.parent(Point); isa_and_nonnull<Expr>(S);
         Part = S, S = F.parent(S)) {
      const Expr *Object = nullptr;
      if (const auto *Member = dyn_cast<CXXMemberCallExpr>(S))
        Object = Member->getImplicitObjectArgument();
      else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S);
               Operator && Operator->getNumArgs() > 1 &&
               (Operator->getOperator() == OO_LessLess ||
                Operator->getOperator() == OO_GreaterGreater ||
                Operator->getOperator() == OO_Subscript))
        Object = Operator->getArg(0);
      if (!Object || Part == Object || Part == cast<CallExpr>(S)->getCallee())
        continue;
      const VarDecl *Of = threadLocalNamed(TU, Object);
      // A local that leads to it says so itself.
      if (Of && !has(Object->getBeginLoc()) && !leftmostLocal(Object))
        Result.push_back({ThreadLocalAcross::Operand, Object->getBeginLoc(), Of,
                          nullptr, nullptr, Point,
                          cast<Expr>(S)->getExprLoc()});
    }
  }

  static bool leftmostLocal(const Expr *E) {
    const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    return Var && Var->hasLocalStorage();
  }

  /// for (auto &each : all) co_await save(each);
  ///                   ^~~
  void loops(const CoroutineSuspendExpr *Point) {
    for (const Stmt *S = F.parent(Point); S; S = F.parent(S)) {
      const auto *Loop = dyn_cast<CXXForRangeStmt>(S);
      if (!Loop || !Loop->getRangeInit() || !Loop->getInc())
        continue;
      const Expr *Range = Loop->getRangeInit();
      if (has(Range->getBeginLoc()) || leftmostLocal(Range) ||
          !flow().leads(Point, Loop->getInc(), Loop->getBeginStmt()))
        continue;
      const VarDecl *Of = Range->isGLValue() ? threadLocalNamed(TU, Range)
                                             : threadLocalBehind(TU, Range);
      if (Of)
        Result.push_back({ThreadLocalAcross::Loop,
                          Range->getBeginLoc(),
                          Of,
                          nullptr,
                          nullptr,
                          Point,
                          {}});
    }
  }

  /// request_scope scope(id);  co_await handle();
  ///               ^~~~~
  void scopes() {
    for (const AliveAcross &Value : aliveAcross(F)) {
      const auto *Var = dyn_cast_or_null<VarDecl>(Value.Value);
      if (Value.What != AliveAcross::Local || !Value.Await ||
          Var->getType()->isReferenceType())
        continue;
      if (const VarDecl *Of =
              threadLocalSetBy(Var->getType()->getAsCXXRecordDecl()))
        Result.push_back({ThreadLocalAcross::Scope,
                          Var->getLocation(),
                          Of,
                          Var,
                          nullptr,
                          Value.Await,
                          {}});
    }
  }

  /// auto old = current;  current = id;  co_await handle();  current = old;
  ///                      ^~~~~~~
  void restored() {
    std::vector<std::pair<const Expr *, const VarDecl *>> Sets;
    for (const auto *E : F.own<Expr>())
      if (const VarDecl *Of = threadLocalSet(E))
        Sets.push_back({E, Of});
    for (const VarDecl *Var : F.locals()) {
      const Expr *Init = Var->getInit();
      if (!Init || Var->getType()->isReferenceType())
        continue;
      const Expr *Value = valueOf(Init);
      const VarDecl *Of = threadLocalItself(Value);
      const Expr *Change = nullptr;
      if (!Of && (Of = threadLocalSet(Value)))
        Change = Value; // auto old = std::exchange(current, id);
      if (!Of)
        continue;
      for (const auto &[Back, BackOf] : Sets)
        if (BackOf == Of && valueNamed(Back) == Var)
          for (const auto &[First, FirstOf] : Sets)
            if (FirstOf == Of && First != Back &&
                (!Change || First == Change) && valueNamed(First) != Var)
              if (const CoroutineSuspendExpr *Point = between(First, Back);
                  Point && !has(First->getBeginLoc()))
                Result.push_back({ThreadLocalAcross::Restored,
                                  First->getBeginLoc(), Of, Var, nullptr, Point,
                                  Back->getBeginLoc()});
    }
  }

  /// What a copy or move is made of.
  static const Expr *valueOf(const Expr *E) {
    for (;;) {
      E = E->IgnoreImplicit()->IgnoreParenImpCasts();
      const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      const auto *Call = dyn_cast<CallExpr>(E);
      if (Construct && Construct->getConstructor()->isCopyOrMoveConstructor())
        E = Construct->getArg(0);
      else if (Call && Call->isCallToStdMove())
        E = Call->getArg(0);
      else
        return E;
    }
  }

  /// The local whose value \p Set, an assignment, gives.
  static const VarDecl *valueNamed(const Expr *Set) {
    const Expr *Value = nullptr;
    if (const auto *Assign = dyn_cast<BinaryOperator>(Set))
      Value = Assign->getRHS();
    else if (const auto *Call = dyn_cast<CallExpr>(Set); Call->getNumArgs() > 1)
      Value = Call->getArg(1);
    const auto *Ref = Value ? dyn_cast<DeclRefExpr>(valueOf(Value)) : nullptr;
    return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  }

  /// The first suspension that may come after \p First and before \p Last.
  const CoroutineSuspendExpr *between(const Expr *First, const Expr *Last) {
    for (const CoroutineSuspendExpr *Point : Suspensions)
      if (flow().leads(First, Point, Last) && flow().leads(Point, Last, First))
        return Point;
    return nullptr;
  }

  const Flow &flow() {
    if (!Order)
      Order.emplace(controlFlowOf(F));
    return *Order;
  }

  const Function &F;
  TranslationUnit &TU;
  bool Assume;
  std::vector<const CoroutineSuspendExpr *> Suspensions;
  std::optional<Flow> Order;
  std::vector<ThreadLocalAcross> Result;
};

} // namespace

std::vector<ThreadLocalAcross> threadLocalsAcross(const Function &F,
                                                  bool Assume) {
  return Finder(F, Assume).all();
}

} // namespace async_tidy
