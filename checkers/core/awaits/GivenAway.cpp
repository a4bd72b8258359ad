//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/GivenAway.h"
#include "core/awaits/Fate.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whoever takes the closure over and runs its coroutine says so.
static bool takesOver(TranslationUnit &TU, const Expr *Call) {
  static constexpr FunctionRole Roles[] = {
      FunctionRole::Spawn, FunctionRole::Sink, FunctionRole::OwnsCallable,
      FunctionRole::Offload};
  return any_of(Roles, [&](FunctionRole Role) {
    return roleOf(TU, Call, Role).has_value();
  });
}

/// auto done = std::async(fetch); done.wait();
static bool isOnlyWaitedFor(const Function &F, const VarDecl *Var) {
  return all_of(F.references(Var), [&](const DeclRefExpr *Ref) {
    const auto *Member = dyn_cast_or_null<MemberExpr>(F.user(Ref));
    const auto *Method =
        Member ? dyn_cast<CXXMethodDecl>(Member->getMemberDecl()) : nullptr;
    return Method && Method->getReturnType()->isVoidType();
  });
}

/// std::async(fetch) hands the task on in what it returns: somebody may get it
/// from there, unless that is dropped or only waited for.
static bool resultKeepsTask(const Function &F, const Expr *Call) {
  const auto *Class = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      Call->getType()->getAsCXXRecordDecl());
  if (!isa<CallExpr>(Call) || !Class ||
      none_of(Class->getTemplateArgs().asArray(),
              [&](const TemplateArgument &Argument) {
                return Argument.getKind() == TemplateArgument::Type &&
                       F.unit().task(Argument.getAsType()).Kind ==
                           TaskKind::Task;
              }))
    return false;
  return !discardOf(F, Call) && none_of(F.locals(), [&](const VarDecl *Var) {
    return Var->getInit() && Var->getInit()->IgnoreImplicit() == Call &&
           isOnlyWaitedFor(F, Var);
  });
}

/// Where the object that \p Construct makes goes, unless somebody there takes
/// the closure over.
static std::optional<GivenAway::Place>
placeOf(const Function &F, const CXXConstructExpr *Construct,
        bool &EventSource) {
  const Stmt *User = F.user(Construct);
  // Past std::function<void()>(tick), copies and the braces of an array.
  for (; User; User = F.user(User)) {
    const auto *Copy = dyn_cast<CXXConstructExpr>(User);
    const auto *List = dyn_cast<InitListExpr>(User);
    if (!isa<ExplicitCastExpr>(User) &&
        !(Copy && Copy->getConstructor()->isCopyOrMoveConstructor()) &&
        !(List && !List->getType()->isRecordType()))
      break;
  }
  // A constructor's initializer has no statement around it.
  if (!User || isa<InitListExpr>(User))
    return GivenAway::Member;
  if (isa<ReturnStmt, CoreturnStmt>(User))
    return GivenAway::Return;
  const auto *Assign = dyn_cast<CXXOperatorCallExpr>(User);
  if (Assign && Assign->getOperator() == OO_Equal)
    return GivenAway::Assignment;
  const auto *Call = dyn_cast<Expr>(User);
  if (!Call || !isa<CallExpr, CXXConstructExpr>(User))
    return GivenAway::Variable;
  if (!calleeOf(Call))
    return GivenAway::Argument;
  if (roleOf(F.unit(), Call, FunctionRole::DropsResult)) {
    EventSource = !isStandard(calleeOf(Call));
    return GivenAway::Callback;
  }
  if (takesOver(F.unit(), Call))
    return std::nullopt;
  return GivenAway::Argument;
}

/// A callable \p Given to an object of a class that drops what it returns.
static std::optional<GivenAway> erasedIn(const Function &F, const Expr *Given,
                                         QualType Into,
                                         GivenAway::Place Where) {
  const FunctionProtoType *Signature = voidSignature(Into);
  if (!Signature || templateParameter(F, Given))
    return std::nullopt;
  std::optional<TaskCallable> Made = taskCallable(F.unit(), Given);
  if (!Made)
    return std::nullopt;
  GivenAway Result{Where, Given, Made->Task, Made->Callee};
  Result.Into = Into.getCanonicalType();
  Result.Signature = Signature;
  return Result;
}

static std::optional<GivenAway> converted(const Function &F,
                                          const CXXConstructExpr *Construct) {
  const Expr *Made = Construct->getArg(0)->IgnoreImplicit();
  const auto *Cast = dyn_cast_or_null<ImplicitCastExpr>(F.parent(Construct));
  if (!isa<CallExpr>(Made) || !Made->isPRValue() || !Cast ||
      Cast->getCastKind() != CK_ConstructorConversion ||
      F.unit().task(Made->getType()).Kind != TaskKind::Task ||
      roleOf(F.unit(), Construct->getType(), TypeRole::MayDrop))
    return std::nullopt;
  // One that names its parameter drops the task as any function would.
  const CXXConstructorDecl *Ignores = ignoresArgument(Construct);
  if (!Ignores || swallowedBy(F, Made))
    return std::nullopt;
  GivenAway Result{GivenAway::Conversion, Made, Made->getType()};
  Result.Into = Construct->getType();
  Result.Ignores = Ignores;
  return Result;
}

SmallVector<GivenAway, 1> givenAway(const Function &F, const Expr *Call) {
  SmallVector<GivenAway, 1> Result;
  auto Add = [&](std::optional<GivenAway> Found) {
    if (Found)
      Result.push_back(*Found);
  };
  // std::thread t(tick);     std::for_each(b, e, save);
  //               ^                              ^
  if (std::optional<FunctionFact> Role =
          roleOf(F.unit(), Call, FunctionRole::DropsResult)) {
    if (resultKeepsTask(F, Call))
      return Result;
    for (const Expr *Argument : droppedCallables(Call, *Role))
      if (std::optional<TaskCallable> Made = taskCallable(F.unit(), Argument);
          Made && !templateParameter(F, Argument)) {
        GivenAway Found{GivenAway::Callback, Argument, Made->Task,
                        Made->Callee};
        Found.By = Call;
        Found.EventSource = !isStandard(calleeOf(Call));
        Result.push_back(Found);
      }
    return Result;
  }
  // handler = tick;     where handler is a std::function<void()>
  //           ^
  if (const auto *Assign = dyn_cast<CXXOperatorCallExpr>(Call);
      Assign && Assign->getOperator() == OO_Equal) {
    Add(erasedIn(F, Assign->getArg(1), Assign->getArg(0)->getType(),
                 GivenAway::Assignment));
    return Result;
  }
  const auto *Construct = dyn_cast<CXXConstructExpr>(Call);
  if (!Construct || argumentsOf(Call).size() != 1)
    return Result;
  // std::function<void()> handler = tick;     onClick(tick);
  //                                 ^                 ^
  if (std::optional<GivenAway> Found = erasedIn(
          F, Construct->getArg(0), Construct->getType(), GivenAway::Variable)) {
    if (std::optional<GivenAway::Place> Where =
            placeOf(F, Construct, Found->EventSource)) {
      Found->Where = *Where;
      Result.push_back(*Found);
    }
    return Result;
  }
  // Result r = fetch();
  //            ^
  Add(converted(F, Construct));
  return Result;
}

} // namespace async_tidy
