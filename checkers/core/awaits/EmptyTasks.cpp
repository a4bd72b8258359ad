//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/EmptyTasks.h"
#include "core/awaits/Use.h"
#include "core/awaits/ValueFlow.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static bool isTask(const Function &F, QualType T) {
  return !T->isReferenceType() && F.unit().task(T).Kind == TaskKind::Task &&
         !F.unit().task(T).MayDrop;
}

/// `{}`, `task<>()`, `task<> t;`
static bool isEmpty(const Expr *Value) {
  const Expr *E = Value->IgnoreImplicit()->IgnoreParens()->IgnoreImplicit();
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
    E = Cast->getSubExpr()->IgnoreImplicit();
  if (const auto *List = dyn_cast<InitListExpr>(E))
    return List->getNumInits() == 0;
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  return Construct && Construct->getNumArgs() == 0;
}

std::vector<EmptyTask> emptyTasks(const Function &F) {
  std::vector<EmptyTask> Found;
  if (F.decl()->isDependentContext())
    return Found;
  SmallVector<const VarDecl *> Locals(F.locals());
  append_range(Locals, F.decl()->parameters());
  for (const VarDecl *Var : Locals) {
    if (!isTask(F, Var->getType()))
      continue;
    bool StartsEmpty = Var->getInit() && isEmpty(Var->getInit());
    SmallVector<Use> Uses;
    for (const DeclRefExpr *Ref : F.references(Var))
      Uses.push_back(useOf(F, Ref));
    bool Moves = any_of(Uses, [](const Use &U) { return U.Moved; });
    bool Matters =
        any_of(Uses, [](const Use &U) { return U.AwaitedOrReturned; });
    bool Escapes =
        any_of(Uses, [](const Use &U) { return U.Kind == UseKind::Escape; });
    if (!Matters || Escapes || !(StartsEmpty || (Moves && Uses.size() > 1)))
      continue;

    // Values stand for what is in the variable: nothing, or something.
    ValueFlow Flow(F);
    unsigned Place = Flow.addPlace(Var, Var);
    struct Value {
      bool Empty;
      const DeclRefExpr *MovedAt;
    };
    SmallVector<Value> Values;
    auto Put = [&](ValueFlow::Point At, Value V) {
      Flow.put(Place, At, /*Replaces=*/true);
      Values.push_back(V);
    };
    if (!isa<ParmVarDecl>(Var))
      Put(Var, {StartsEmpty, nullptr});
    for (const Use &U : Uses) {
      if (U.Kind == UseKind::Overwrite)
        Put(U.By,
            {isEmpty(cast<CXXOperatorCallExpr>(U.By)->getArg(1)), nullptr});
      else if (U.AwaitedOrReturned || U.Kind == UseKind::MoveInto ||
               U.Kind == UseKind::Consume || U.Kind == UseKind::Ignored) {
        Flow.take(Place, U.Ref);
        // What takes it otherwise may put another one there.
        Put(U.Ref, {U.Moved, U.Moved ? U.Ref : nullptr});
      }
    }
    std::optional<std::vector<Outcome>> Outcomes = Flow.run();
    if (!Outcomes)
      continue;
    for (const Use &U : Uses) {
      if (!U.AwaitedOrReturned)
        continue;
      const DeclRefExpr *MovedAt = nullptr;
      bool IsEmpty = false, MayBeFull = isa<ParmVarDecl>(Var);
      for (unsigned V = 0; V < Values.size(); ++V)
        if (is_contained((*Outcomes)[V].TakenBy, U.Ref)) {
          IsEmpty |= Values[V].Empty;
          MayBeFull |= !Values[V].Empty;
          if (Values[V].MovedAt)
            MovedAt = Values[V].MovedAt;
        }
      if (IsEmpty && !MayBeFull)
        Found.push_back({Var, U.Ref, MovedAt});
    }
  }
  return Found;
}

std::vector<const Expr *> emptyReturns(const Function &F) {
  std::vector<const Expr *> Found;
  if (F.coroutine() || !isTask(F, F.decl()->getReturnType()))
    return Found;
  for (const ReturnStmt *Return : F.own<ReturnStmt>())
    if (const Expr *Value = Return->getRetValue(); Value && isEmpty(Value))
      Found.push_back(Value);
  return Found;
}

} // namespace async_tidy
