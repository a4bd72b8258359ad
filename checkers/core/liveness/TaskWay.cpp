//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/TaskWay.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Deferral.h"
#include "core/model/Owner.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/Basic/Builtins.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool insertsElement(const Expr *Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  const CXXMethodDecl *Method = Member ? Member->getMethodDecl() : nullptr;
  return Method && Method->getParent()->isInStdNamespace() &&
         Method->getIdentifier() &&
         is_contained(ArrayRef<StringRef>{"push_back", "emplace_back",
                                          "push_front", "emplace_front", "push",
                                          "emplace", "insert",
                                          "insert_or_assign", "try_emplace"},
                      Method->getName());
}

bool isLast(const Function &F, const Stmt *At) {
  auto After = [&](const Expr *E) {
    return F.isBefore(At->getEndLoc(), E->getExprLoc());
  };
  return !F.enclosing<ForStmt>(At) && !F.enclosing<WhileStmt>(At) &&
         none_of(F.awaits(), After) && none_of(F.calls(), [&](const Expr *E) {
           return After(E) && !isa<CXXConstructExpr>(E) &&
                  !(calleeOf(E) && calleeOf(E)->isInStdNamespace());
         });
}

namespace {

class Walk {
public:
  explicit Walk(const Function &F) : F(F), TU(F.unit()) {}

  void from(const Expr *E) {
    const Stmt *S = E;
    for (const Stmt *P = F.parent(S); P; S = P, P = F.parent(P))
      if (!passes(S, P))
        return end(S, P);
    add(TaskWay::Unknown, E);
  }

  SmallVector<TaskWay, 2> take() { return std::move(Ways); }

private:
  bool isWork(QualType T) { return TU.task(T).Kind != TaskKind::None; }

  /// Whether the value of \p S, an operand of \p P, is in the value of \p P.
  bool passes(const Stmt *S, const Stmt *P) {
    if (isa<ParenExpr, ImplicitCastExpr, FullExpr, MaterializeTemporaryExpr,
            CXXBindTemporaryExpr, CXXStdInitializerListExpr>(P))
      return true;
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(P))
      return !Cast->getType()->isVoidType();
    if (const auto *Choice = dyn_cast<ConditionalOperator>(P))
      return Choice->getCond() != S;
    if (const auto *Comma = dyn_cast<BinaryOperator>(P))
      return Comma->getOpcode() == BO_Comma && Comma->getRHS() == S;
    if (const auto *List = dyn_cast<InitListExpr>(P))
      return List->getType()->isArrayType() || List->getType()->isRecordType();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(P))
      return Construct->getConstructor()->isCopyOrMoveConstructor() ||
             standardOwner(Construct->getType()) ||
             (isWork(Construct->getType()) && !spawnHere(Construct));
    // send(text).start()
    //           ^~~~~~
    if (const auto *Member = dyn_cast<MemberExpr>(P))
      return isa_and_nonnull<CXXMemberCallExpr>(F.parent(Member));
    const auto *Call = dyn_cast<CallExpr>(P);
    if (!Call || spawnHere(Call) || waitsForOthers(TU, Call) ||
        insertsElement(Call) || isRunAloneBy(Call, S))
      return false;
    if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(Call);
        Assign && Assign->getOperator() == OO_Equal)
      return false;
    return Call->isCallToStdMove() || isWork(Call->getType()) ||
           (calleeOf(Call) && calleeOf(Call)->isInStdNamespace() &&
            standardOwner(Call->getType()));
  }

  const Spawn *spawnHere(const Expr *Call) {
    for (const Spawn &S : spawnsIn(F))
      if (S.Call == Call)
        return &S;
    return nullptr;
  }

  /// \p P ends the expressions that the task passes through.
  void end(const Stmt *S, const Stmt *P) {
    if (isa<CoawaitExpr, DependentCoawaitExpr>(P))
      return add(TaskWay::Ended, P);
    if (isa<ReturnStmt, CoreturnStmt>(P))
      return add(TaskWay::Returned, P);
    if (const auto *Loop = dyn_cast<CXXForRangeStmt>(P);
        Loop && Loop->getRangeInit() == S)
      return keep(cast<VarDecl>(Loop->getRangeStmt()->getSingleDecl()), P);
    if (const auto *Declares = dyn_cast<DeclStmt>(P)) {
      for (const Decl *D : Declares->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D); Var && Var->getInit() == S)
          return Var->hasLocalStorage() ? keep(Var, P)
                                        : add(TaskWay::Stored, P);
      return add(TaskWay::Unknown, P);
    }
    if (const auto *Assign = dyn_cast<BinaryOperator>(P)) {
      if (Assign->getOpcode() == BO_Comma)
        return add(TaskWay::Dropped, P);
      return Assign->getOpcode() == BO_Assign && Assign->getRHS() == S
                 ? put(Assign->getLHS(), P)
                 : add(TaskWay::Unknown, P);
    }
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(P))
      return spawned(Construct);
    if (const auto *Call = dyn_cast<CallExpr>(P))
      return given(S, Call);
    if (isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt,
            SwitchCase, LabelStmt, ExplicitCastExpr>(P))
      return add(TaskWay::Dropped, S);
    add(TaskWay::Unknown, P);
  }

  void given(const Stmt *S, const CallExpr *Call) {
    if (waitsForOthers(TU, Call))
      return add(TaskWay::Ended, Call);
    if (spawnHere(Call))
      return spawned(Call);
    if (insertsElement(Call))
      return put(cast<CXXMemberCallExpr>(Call)->getImplicitObjectArgument(),
                 Call);
    if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(Call);
        Assign && Assign->getOperator() == OO_Equal && Assign->getArg(1) == S)
      return put(Assign->getArg(0), Call);
    if (isRunAloneBy(Call, S))
      return add(TaskWay::Alone, Call);
    TaskWay::Kind Inside = wayInside(Call, S);
    if (Inside != TaskWay::Stored)
      return add(Inside, Call);
    const Expr *Object = objectOf(Call);
    std::optional<BorrowedFrom> Where =
        Object ? objectBehind(F, Object) : std::nullopt;
    if (Where && (Where->What == BorrowedFrom::Local ||
                  Where->What == BorrowedFrom::Temporary))
      return put(Object, Call);
    add(TaskWay::Stored, Call);
  }

  /// What \p Call calls, where its body is known to be that, and its parameter
  /// for \p Argument; nulls otherwise.
  std::pair<const Function *, const ParmVarDecl *>
  parameterOf(const CallExpr *Call, const Stmt *Argument) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Function *Body =
        Callee && !mayBeOverridden(Callee) ? TU.function(Callee) : nullptr;
    if (!Body || Body == &F)
      return {};
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    unsigned Index = find(Arguments, Argument) - Arguments.begin();
    if (Index >= Body->decl()->getNumParams())
      return {};
    return {Body, Body->decl()->getParamDecl(Index)};
  }

  /// detached start(task<> t) { co_await std::move(t); }
  ///
  /// Whether \p Call makes a coroutine that nobody can await, and that awaits
  /// \p Task, an argument, which it keeps in its frame.
  bool isRunAloneBy(const CallExpr *Call, const Stmt *Task) {
    if (TU.task(Call->getType()).Kind != TaskKind::Detached)
      return false;
    auto [Body, Own] = parameterOf(Call, Task);
    return Body && Body->coroutine() && !Own->getType()->isReferenceType() &&
           any_of(Body->awaits(),
                  [Own](const Expr *Await) { return names(Await, Own); });
  }

  /// void loop::adopt(task<> t) { adopted.push_back(std::move(t)); }
  ///
  /// Where what \p Call calls puts \p Task, an argument: something that stays,
  /// or a coroutine that nobody can await. Unknown when it does anything after
  /// that.
  TaskWay::Kind wayInside(const CallExpr *Call, const Stmt *Task) {
    auto [Body, Own] = parameterOf(Call, Task);
    if (!Body || Body->coroutine() || Own->getType()->isLValueReferenceType())
      return TaskWay::Unknown;
    Walk Inside(*Body);
    Inside.keep(Own, Body->body());
    SmallVector<TaskWay, 2> Found = Inside.take();
    bool IsAll = Found.size() == 2 &&
                 (Found.back().Where == TaskWay::Stored ||
                  Found.back().Where == TaskWay::Alone) &&
                 isLast(*Body, Found.back().At);
    return IsAll ? Found.back().Where : TaskWay::Unknown;
  }

  /// co_await spawn(send(text));  spawn(send(text)).get();  end it here too.
  void spawned(const Expr *Call) {
    const Spawn *By = spawnHere(Call);
    if (!By)
      return add(TaskWay::Unknown, Call);
    size_t Before = Ways.size();
    from(Call);
    SmallVector<TaskWay, 2> Handle(Ways.begin() + Before, Ways.end());
    Ways.truncate(Before);
    if (Handle.front().Where == TaskWay::Ended)
      return add(TaskWay::Ended, Call);
    Ways.push_back({TaskWay::Spawned, Call, nullptr, By});
    copy_if(Handle, std::back_inserter(Ways), [](const TaskWay &Way) {
      return Way.Where != TaskWay::Dropped && Way.Where != TaskWay::Unknown;
    });
  }

  void put(const Expr *Into, const Stmt *At) {
    std::optional<BorrowedFrom> Where = Into->getType()->isPointerType()
                                            ? viewedBy(F, Into)
                                            : objectBehind(F, Into);
    if (Where && Where->What == BorrowedFrom::Local)
      return keep(Where->Var, At);
    const auto *Ref = dyn_cast<DeclRefExpr>(Into->IgnoreParenImpCasts());
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if ((Where && Where->What != BorrowedFrom::Temporary &&
         Where->What != BorrowedFrom::Captured) ||
        (Var && !Var->hasLocalStorage()))
      return add(TaskWay::Stored, At);
    add(TaskWay::Unknown, At);
  }

  /// Also goes on to where \p Holder is moved.
  void keep(const VarDecl *Holder, const Stmt *At) {
    Ways.push_back({TaskWay::Kept, At, Holder});
    if (!Seen.insert(Holder).second)
      return;
    for (const DeclRefExpr *Ref : F.references(Holder)) {
      const Stmt *User = F.user(Ref);
      if (const auto *Call = dyn_cast_or_null<CallExpr>(User);
          Call && (Call->isCallToStdMove() ||
                   Call->getBuiltinCallee() == Builtin::BIforward))
        from(Call);
      else if (isa_and_nonnull<ReturnStmt, CoreturnStmt>(User))
        add(TaskWay::Returned, User);
      else if (const auto *Move = dyn_cast_or_null<CXXConstructExpr>(User);
               Move && Move->getConstructor()->isMoveConstructor())
        from(Move);
    }
  }

  void add(TaskWay::Kind Where, const Stmt *At) { Ways.push_back({Where, At}); }

  const Function &F;
  TranslationUnit &TU;
  SmallVector<TaskWay, 2> Ways;
  DenseSet<const VarDecl *> Seen;
};

} // namespace

SmallVector<TaskWay, 2> waysOf(const Function &F, const Expr *Made) {
  Walk Task(F);
  Task.from(Made);
  return Task.take();
}

} // namespace async_tidy
