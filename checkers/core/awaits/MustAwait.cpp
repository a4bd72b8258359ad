//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/MustAwait.h"
#include "core/awaits/Fate.h"
#include "core/awaits/Holding.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// std::suspend_always and suspend_never wait for nobody in particular.
static bool isStandardAwaiter(QualType T) {
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  return R && R->isInStdNamespace();
}

/// Types that say by their shape only that they can be awaited are lost for
/// certain when they give a lock, or have no destructor to do the work. That of
/// a base mostly takes a registration back, but where nobody can await it is
/// what lets a handle go.
static bool shapeIsEnough(const Function &F, const Task &T, QualType Type) {
  if (T.ResultIsGuard || T.MustKeep)
    return true;
  if (T.Kind == TaskKind::Awaiter)
    return (T.Destructor == Cleanup::None ||
            (T.Destructor == Cleanup::OfBase && F.coroutine())) &&
           !isStandardAwaiter(Type);
  return T.Kind == TaskKind::Task || T.Kind == TaskKind::Sender;
}

/// `co_await when_any(...)`, `all.get()`: what a task gave. A task among that
/// which starts at once is often done.
static bool isResultOfTask(TranslationUnit &TU, const Expr *Made) {
  if (isa<CoawaitExpr>(Made))
    return true;
  const Expr *Object = objectOf(Made);
  if (!Object)
    return false;
  const Task &Of = TU.task(Object->getType());
  return Of.Kind == TaskKind::Task && !Of.Result.isNull() &&
         TU.context().hasSameUnqualifiedType(Of.Result, Made->getType());
}

const Task *mustAwait(const Function &F, const Expr *Made,
                      const AwaitPolicy &Policy) {
  TranslationUnit &TU = F.unit();
  std::optional<Holds> Held = whatHolds(TU, Made->getType());
  if (!Held) {
    // struct both { task<int> first, second; } make();
    SmallVector<const FieldDecl *, 2> Members =
        membersThatHold(TU, Made->getType());
    if (Members.empty())
      return nullptr;
    Held = whatHolds(TU, Members.front()->getType());
  }
  const Task &T = TU.task(Held->Task);
  if (T.MayDrop || !shapeIsEnough(F, T, Held->Task) ||
      (T.Start == TaskStart::Eager &&
       (!Policy.EagerToo || isResultOfTask(TU, Made))) ||
      (T.MayDropOutsideCoroutines && !F.coroutine()))
    return nullptr;
  const auto *Call = dyn_cast<CallExpr>(Made);
  if (!Call)
    return &T;
  if (roleOf(TU, Call, FunctionRole::MayDrop) ||
      calleeIsTemplateArgument(F, Call))
    return nullptr;
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee)
    return &T;
  // Who calls operator co_await drives the awaiter by hand; std::exchange and
  // the like only pass on a task.
  if (Callee->getOverloadedOperator() == OO_Coawait ||
      Callee->isInStdNamespace() ||
      is_contained(Policy.Allowed, TU.qualifiedName(Callee)))
    return nullptr;
  return &T;
}

} // namespace async_tidy
