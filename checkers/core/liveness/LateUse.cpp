//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/LateUse.h"
#include "core/base/Compat.h"
#include "core/liveness/AliveAcross.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Deferral.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// Whether the state of \p R is in the object itself: a class that only refers
/// to it, as a handle does, may be gone before the work it started.
static bool keepsOwnState(TranslationUnit &TU, const CXXRecordDecl *R) {
  if (!R || !R->hasDefinition() || R->isEmpty())
    return false;
  for (const FieldDecl *Field : R->fields()) {
    QualType T = Field->getType();
    if (T->isPointerType() || T->isReferenceType())
      return false;
    if (const CXXRecordDecl *Member = T->getAsCXXRecordDecl();
        Member &&
        (!Member->hasDefinition() || Member->isLambda() || hasArrow(Member)))
      return false;
  }
  return all_of(R->bases(), [&](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *Class = Base.getType()->getAsCXXRecordDecl();
    return Class && Class->hasDefinition() &&
           (Class->isEmpty() || keepsOwnState(TU, Class));
  });
}

namespace {

/// Functions that hand on what they are given call one another at most so
/// deep.
constexpr unsigned MaxDepth = 4;

class Search {
public:
  explicit Search(TranslationUnit &TU) : TU(TU) {}

  std::optional<LateUse> parameter(const CallExpr *Call,
                                   const ParmVarDecl *Parameter,
                                   unsigned Depth) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Task &Made = TU.task(Call->getType());
    if (!Callee || !isWork(Made))
      return std::nullopt;
    unsigned Index = Parameter->getFunctionScopeIndex();
    const Function *F = bodyOf(Callee);
    if (!F)
      return unseen(Call, Callee, Made, Parameter);
    if (Index >= F->decl()->getNumParams())
      return std::nullopt;
    const ParmVarDecl *Own = F->decl()->getParamDecl(Index);
    if (F->coroutine())
      return inFrame(*F, Made, Own, [&](const AliveAcross &Value) {
        return Value.What == AliveAcross::Parameter && Value.Value == Own;
      });
    return handedOn(*F, Depth, [&](const BorrowedFrom &From) {
      return From.What == BorrowedFrom::Parameter && From.Var == Own;
    });
  }

  std::optional<LateUse> object(const CallExpr *Call, unsigned Depth) {
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    const Task &Made = TU.task(Call->getType());
    // t.then(g) of a task takes the task over.
    if (!Method || !Method->isImplicitObjectMemberFunction() || !isWork(Made) ||
        TU.task(typeOf(Method->getParent())).Kind != TaskKind::None)
      return std::nullopt;
    const Function *F = bodyOf(Method);
    if (!F)
      return unseen(Call, Method, Made);
    if (F->coroutine())
      return ofObject(*F, Made);
    if (F->lambda())
      return ofClosure(*F, Depth);
    return handedOn(*F, Depth, [&](const BorrowedFrom &From) {
      return From.What == BorrowedFrom::This;
    });
  }

  /// [request] { return send(request); }
  ///                         ^~~~~~~
  std::optional<LateUse> ofClosure(const Function &F, unsigned Depth) {
    const VarDecl *Captured = nullptr;
    std::optional<LateUse> Use =
        handedOn(F, Depth, [&](const BorrowedFrom &From) {
          Captured = From.Var;
          return From.What == BorrowedFrom::Captured;
        });
    if (Use)
      Use->Captured = Captured;
    return Use;
  }

  std::optional<LateUse> ofObject(const Function &F, const Task &Made) {
    return inFrame(F, Made, nullptr, [](const AliveAcross &Value) {
      return Value.What == AliveAcross::This ||
             Value.What == AliveAcross::Capture;
    });
  }

  std::optional<LateUse> afterSuspension(const LateUse &Use) {
    const Function *F = TU.function(Use.Coroutine);
    if (!F || !F->coroutine())
      return std::nullopt;
    Task Started;
    Started.Kind = Use.Kind;
    Started.Start = TaskStart::Eager;
    std::optional<LateUse> Found =
        inFrame(*F, Started, Use.Parameter, [&](const AliveAcross &Value) {
          return Use.Parameter ? Value.Value == Use.Parameter
                               : Value.What == AliveAcross::This ||
                                     Value.What == AliveAcross::Capture;
        });
    if (Found) {
      Found->Through = Use.Through;
      if (Use.Parameter)
        Found->Captured = Use.Captured;
    }
    return Found;
  }

private:
  static bool isWork(const Task &T) {
    return T.Kind == TaskKind::Task || T.Kind == TaskKind::Detached ||
           T.Kind == TaskKind::Generator;
  }

  const Function *bodyOf(const FunctionDecl *Callee) {
    return mayBeOverridden(Callee) ? nullptr : TU.function(Callee);
  }

  /// A declaration alone: `rt::task<> send(const std::string &text);`
  /// With a null \p Parameter of its object.
  std::optional<LateUse> unseen(const CallExpr *Call,
                                const FunctionDecl *Callee, const Task &Made,
                                const ParmVarDecl *Parameter = nullptr) {
    std::optional<Deferred> Later = whyDeferred(TU, Call);
    if (!Later ||
        (!Parameter && !Later->Coroutine &&
         !keepsOwnState(TU, cast<CXXMethodDecl>(Callee)->getParent())))
      return std::nullopt;
    // `void run(task<> &&job);` takes it over more often than not.
    if (!Later->Coroutine && Parameter &&
        Parameter->getType()->isRValueReferenceType())
      return std::nullopt;
    if (!Later->Coroutine)
      return LateUse{Callee, Made.Kind, Later->Start, Parameter};
    const Expr *Use = laterUse(*Later, Parameter);
    return Use ? std::optional(LateUse{Later->Coroutine, Made.Kind,
                                       Later->Start, Parameter, nullptr,
                                       Use->getExprLoc()})
               : std::nullopt;
  }

  /// CHECK_THROWS(co_await ready());
  ///
  /// The loop that some macros put around what they are given does not loop.
  bool isInMacroOf(const AliveAcross &Value) const {
    const SourceManager &SM = TU.context().getSourceManager();
    return Value.Await && Value.Await->getBeginLoc().isMacroID() &&
           SM.getExpansionLoc(Value.Await->getBeginLoc()) ==
               SM.getExpansionLoc(Value.UsedAt);
  }

  /// What the frame of \p F needs after a suspension and \p Wanted picks. Only
  /// a use counts: a reference is not destroyed.
  std::optional<LateUse>
  inFrame(const Function &F, const Task &Made, const ParmVarDecl *Own,
          function_ref<bool(const AliveAcross &)> Wanted) {
    for (const AliveAcross &Value : aliveAcross(F))
      if (Wanted(Value) && Value.UsedAt.isValid() &&
          (Made.Start == TaskStart::Lazy ||
           (Value.Await && !isInMacroOf(Value))))
        return LateUse{F.decl(),
                       Made.Kind,
                       Made.Start,
                       Own,
                       Value.What == AliveAcross::Capture ? Value.Value
                                                          : nullptr,
                       Value.UsedAt,
                       Made.Start == TaskStart::Lazy ? nullptr : Value.Await};
    return std::nullopt;
  }

  /// rt::task<> send(std::string_view text) { return send_all(text, 1); }
  ///                                                 ^~~~~~~~~~~~~~~~~
  std::optional<LateUse>
  handedOn(const Function &F, unsigned Depth,
           function_ref<bool(const BorrowedFrom &)> Wanted) {
    if (Depth >= MaxDepth)
      return std::nullopt;
    for (const ReturnStmt *Return : F.own<ReturnStmt>()) {
      const auto *Next = dyn_cast_or_null<CallExpr>(
          Return->getRetValue()
              ? Return->getRetValue()->IgnoreUnlessSpelledInSource()
              : nullptr);
      const FunctionDecl *Callee = Next ? Next->getDirectCallee() : nullptr;
      if (!Callee || TU.function(Callee) == &F)
        continue;
      std::optional<LateUse> Found;
      if (std::optional<BorrowedFrom> Object = lentAsObject(F, Next);
          Object && Wanted(*Object))
        Found = object(Next, Depth + 1);
      SmallVector<const Expr *> Arguments = argumentsOf(Next);
      for (unsigned I = 0;
           !Found && I < Arguments.size() && I < Callee->getNumParams(); ++I) {
        std::optional<BorrowedFrom> From =
            lentTo(F, Arguments[I], Callee->getParamDecl(I)->getType());
        if (From && Wanted(*From))
          Found = parameter(Next, Callee->getParamDecl(I), Depth + 1);
      }
      if (Found) {
        Found->Through.insert(Found->Through.begin(), Next);
        return Found;
      }
    }
    return std::nullopt;
  }

  TranslationUnit &TU;
};

} // namespace

std::optional<LateUse> whyUsedLate(TranslationUnit &TU, const CallExpr *Call,
                                   const ParmVarDecl *Parameter) {
  return Search(TU).parameter(Call, Parameter, 0);
}

std::optional<LateUse> whyObjectUsedLate(TranslationUnit &TU,
                                         const CallExpr *Call) {
  return Search(TU).object(Call, 0);
}

std::optional<LateUse> afterSuspension(TranslationUnit &TU,
                                       const LateUse &Use) {
  return Search(TU).afterSuspension(Use);
}

std::optional<LateUse> whyCapturesUsedLate(TranslationUnit &TU,
                                           const LambdaExpr *Lambda) {
  const CXXMethodDecl *Operator = Lambda->getCallOperator();
  const Function *F = TU.function(Operator);
  if (!F || !Operator->isImplicitObjectMemberFunction())
    return std::nullopt;
  return F->coroutine()
             ? Search(TU).ofObject(*F, TU.task(Operator->getReturnType()))
             : Search(TU).ofClosure(*F, 0);
}

} // namespace async_tidy
