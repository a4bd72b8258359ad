//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/liveness/UnownedThis.h"
#include "core/base/Compat.h"
#include "core/base/Places.h"
#include "core/liveness/AliveAcross.h"
#include "core/liveness/Join.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Owner.h"
#include "core/model/Suspension.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

/// How far calls on an owner are followed for what else they make own it.
constexpr unsigned MaxDepth = 3;

class Finder {
public:
  explicit Finder(const Function &F) : F(F), TU(F.unit()) {}

  std::vector<UnownedThis> run() {
    for (const Expr *E : F.calls())
      if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
        called(Call);
    for (const Spawn &S : spawnsIn(F))
      for (const Expr *Work : S.Work)
        if (const auto *Lambda =
                dyn_cast<LambdaExpr>(Work->IgnoreUnlessSpelledInSource()))
          spawned(S, Lambda);
    llvm::sort(Result, [&](const UnownedThis &A, const UnownedThis &B) {
      return F.isBefore(A.Loc, B.Loc);
    });
    return std::move(Result);
  }

private:
  void called(const CXXMemberCallExpr *Call) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    const Task &Made = TU.task(Call->getType());
    if (!Method ||
        (Made.Kind != TaskKind::Task && Made.Kind != TaskKind::Detached))
      return;
    const Expr *Object = Call->getImplicitObjectArgument();
    bool OnThis = isa<CXXThisExpr>(Object->IgnoreParenImpCasts());
    QualType T = Object->getType();
    std::optional<SharedOwned> Class =
        whySharedOwned(TU, T->isPointerType() ? T->getPointeeCXXRecordDecl()
                                              : T->getAsCXXRecordDecl());
    if (!Class || mayWait(*Class))
      return;
    const VarDecl *Owner = nullptr;
    if (OnThis ? ownerGoes(*Class) : !(Owner = onlyOwner(*Class, Object)))
      return;
    if (any_of(argumentsOf(Call), [&](const Expr *Argument) {
          return isSmartPointer(Argument->getType()) ||
                 mentionsOwner(*Class, Argument);
        }))
      return;
    std::optional<TaskWay> Way = getsAway(Call);
    if (!Way)
      return;
    std::optional<LateUse> Use = whyObjectUsedLate(TU, Call);
    if (Use && Way->Where == TaskWay::Alone)
      Use = afterSuspension(TU, *Use);
    if (!Use || Use->At.isInvalid() || keepsOwner(*Class, *Use) ||
        (Way->Where == TaskWay::Dropped && !Use->Await))
      return;
    Result.push_back({*Class, beginOf(Call), Call, nullptr, *Use, *Way, Owner});
  }

  /// co_spawn(io, [this]() -> awaitable<void> { ... }, detached);
  ///               ^~~~
  void spawned(const Spawn &S, const LambdaExpr *Lambda) {
    const auto *Method = dyn_cast<CXXMethodDecl>(F.decl());
    const Function *Body = TU.function(Lambda->getCallOperator());
    if (F.lambda() || !Method || !Body || isMaking(Method))
      return;
    const LambdaCapture *This = nullptr;
    for (const LambdaCapture &Capture : Lambda->captures()) {
      if (Capture.getCaptureKind() == LCK_This)
        This = &Capture;
      // [this, self = shared_from_this()]
      if (Capture.capturesVariable() &&
          isSmartPointer(Capture.getCapturedVar()->getType()))
        return;
    }
    std::optional<SharedOwned> Class = whySharedOwned(TU, Method->getParent());
    if (!This || !Class || mayWait(*Class) || ownerGoes(*Class) ||
        !isAlone(S.Call, S.Executor, S.Call))
      return;
    TaskWay Way{TaskWay::Spawned, S.Call, nullptr, &S};
    if (Body->coroutine()) {
      const Task &Made = TU.task(Body->decl()->getReturnType());
      for (const AliveAcross &Value : aliveAcross(*Body))
        if (Value.What == AliveAcross::This && Value.UsedAt.isValid() &&
            (Value.Await || Made.Start == TaskStart::Lazy)) {
          LateUse Use{Body->decl(), Made.Kind,    Made.Start, nullptr,
                      nullptr,      Value.UsedAt, Value.Await};
          if (!keepsOwner(*Class, Use))
            Result.push_back({*Class, This->getLocation(), nullptr, Lambda, Use,
                              Way, nullptr});
          return;
        }
      return;
    }
    // [this] { return run(); }
    for (const ReturnStmt *Return : Body->own<ReturnStmt>()) {
      const auto *Call = dyn_cast_or_null<CXXMemberCallExpr>(
          Return->getRetValue()
              ? Return->getRetValue()->IgnoreUnlessSpelledInSource()
              : nullptr);
      if (!Call ||
          !isa<CXXThisExpr>(
              Call->getImplicitObjectArgument()->IgnoreParenImpCasts()))
        continue;
      std::optional<LateUse> Use = whyObjectUsedLate(TU, Call);
      if (!Use || Use->At.isInvalid() || keepsOwner(*Class, *Use) ||
          any_of(argumentsOf(Call), [&](const Expr *Argument) {
            return mentionsOwner(*Class, Argument);
          }))
        continue;
      Result.push_back(
          {*Class, This->getLocation(), Call, Lambda, *Use, Way, nullptr});
      return;
    }
  }

  // --- owners

  /// Nobody can own an object yet, or any more.
  static bool isMaking(const CXXMethodDecl *Method) {
    return isa<CXXConstructorDecl, CXXDestructorDecl>(Method);
  }

  /// Whether an object waits, when it dies, for what it has started.
  bool mayWait(const SharedOwned &Class) const {
    return joinsWhenDropped(TU, typeOf(Class.Class)).has_value();
  }

  bool mentionsOwner(const SharedOwned &Class, const Stmt *S) const {
    if (const auto *E = dyn_cast_or_null<Expr>(S); E && makesOwner(Class, E))
      return true;
    return S && any_of(S->children(), [&](const Stmt *Child) {
             return mentionsOwner(Class, Child);
           });
  }

  /// Of a call on `this`: whether \p F gives somebody an owner, or is not where
  /// that is to be judged.
  bool ownerGoes(const SharedOwned &Class) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(F.decl());
    if (F.lambda() || !Method || isMaking(Method))
      return true;
    return any_of(F.calls(), [&](const Expr *E) {
      return makesOwner(Class, E) && !staysHere(E);
    });
  }

  /// auto self = shared_from_this();  self->stop();
  ///             ^~~~~~~~~~~~~~~~~~
  bool staysHere(const Expr *Owner) const {
    const auto *Declares = dyn_cast_or_null<DeclStmt>(F.user(Owner));
    const auto *Var = Declares && Declares->isSingleDecl()
                          ? dyn_cast<VarDecl>(Declares->getSingleDecl())
                          : nullptr;
    return Var && all_of(F.references(Var), [&](const DeclRefExpr *Ref) {
             return isDereferenced(Ref);
           });
  }

  bool isDereferenced(const DeclRefExpr *Ref) const {
    const auto *Operator = dyn_cast_or_null<CXXOperatorCallExpr>(F.user(Ref));
    return Operator && (Operator->getOperator() == OO_Arrow ||
                        Operator->getOperator() == OO_Star);
  }

  /// auto s = std::make_shared<session>();  co_spawn(io, s->run(), detached);
  ///                                                     ^
  /// The local that is the only owner of \p Object, when nobody else is given
  /// one.
  const VarDecl *onlyOwner(const SharedOwned &Class, const Expr *Object) const {
    const auto *Arrow =
        dyn_cast<CXXOperatorCallExpr>(Object->IgnoreParenImpCasts());
    const auto *Ref =
        Arrow && (Arrow->getOperator() == OO_Arrow ||
                  Arrow->getOperator() == OO_Star)
            ? dyn_cast<DeclRefExpr>(Arrow->getArg(0)->IgnoreParenImpCasts())
            : nullptr;
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || isa<ParmVarDecl>(Var) || !Var->hasLocalStorage() ||
        Var->isInitCapture() || Var->getDeclContext() != F.decl() ||
        Var->getType()->isReferenceType() || !isSmartPointer(Var->getType()) ||
        !Var->getInit() || !makesObject(Var->getInit()))
      return nullptr;
    for (const DeclRefExpr *Use : F.references(Var)) {
      if (!isDereferenced(Use))
        return nullptr;
      const auto *Member =
          dyn_cast_or_null<MemberExpr>(F.user(cast<Expr>(F.user(Use))));
      const auto *Method =
          Member ? dyn_cast<CXXMethodDecl>(Member->getMemberDecl()) : nullptr;
      if (!Member || (Method && mayShare(Class, Method, 0)))
        return nullptr;
    }
    return Var;
  }

  /// std::make_shared<session>(io)    std::shared_ptr<session>(new session(io))
  bool makesObject(const Expr *Init) const {
    const Expr *E = Init->IgnoreUnlessSpelledInSource();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
      return Construct->getNumArgs() > 0 &&
             isa<CXXNewExpr>(
                 Construct->getArg(0)->IgnoreUnlessSpelledInSource());
    return roleOf(TU, E, FunctionRole::Constructs).has_value();
  }

  /// Whether a call of \p Method may give somebody an owner of its object.
  bool mayShare(const SharedOwned &Class, const CXXMethodDecl *Method,
                unsigned Depth) const {
    const Function *Body = TU.function(Method);
    if (!Body || Method->isVirtual() || Depth > MaxDepth)
      return true;
    // What a coroutine takes for itself it gives back.
    if (Body->coroutine())
      return false;
    return any_of(Body->calls(), [&](const Expr *E) {
      if (makesOwner(Class, E))
        return true;
      const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
      return Call && Call->getMethodDecl() &&
             isa<CXXThisExpr>(
                 Call->getImplicitObjectArgument()->IgnoreParenImpCasts()) &&
             mayShare(Class, Call->getMethodDecl(), Depth + 1);
    });
  }

  /// Whether the coroutine makes itself an owner before it is first suspended,
  /// or a function on the way to it does.
  bool keepsOwner(const SharedOwned &Class, const LateUse &Use) const {
    for (const CallExpr *Next : Use.Through)
      if (any_of(argumentsOf(Next), [&](const Expr *Argument) {
            return isSmartPointer(Argument->getType());
          }))
        return true;
    const Function *Body = TU.function(Use.Coroutine);
    if (!Body)
      return true;
    SourceLocation First;
    for (const CoroutineSuspendExpr *Suspension : suspensionsOf(*Body))
      if (First.isInvalid() || F.isBefore(Suspension->getKeywordLoc(), First))
        First = Suspension->getKeywordLoc();
    return any_of(Body->calls(), [&](const Expr *E) {
      return makesOwner(Class, E) &&
             (First.isInvalid() || F.isBefore(E->getBeginLoc(), First));
    });
  }

  // --- ways

  /// How the task that \p Call makes goes on alone, or nothing.
  std::optional<TaskWay> getsAway(const CallExpr *Call) const {
    const Task &Made = TU.task(Call->getType());
    for (const TaskWay &Way : waysOf(F, Call))
      switch (Way.Where) {
      case TaskWay::Spawned:
        if (isAlone(Way.By->Call, Way.By->Executor, Way.At))
          return Way;
        return std::nullopt;
      case TaskWay::Dropped:
        if ((Made.Kind == TaskKind::Detached ||
             (Made.Start == TaskStart::Eager && Made.MayDrop)) &&
            isAlone(Call, {}, Call))
          return Way;
        return std::nullopt;
      case TaskWay::Alone:
        if (isAlone(Call, {}, Call))
          return Way;
        return std::nullopt;
      case TaskWay::Stored:
        // What the object itself keeps goes with it.
        return F.coroutine() || mentionsThis(Way.At, Call) ? std::nullopt
                                                           : std::optional(Way);
      case TaskWay::Kept:
        continue;
      case TaskWay::Ended:
      case TaskWay::Returned:
      case TaskWay::Unknown:
        return std::nullopt;
      }
    return std::nullopt;
  }

  /// Whether \p S names `this` outside of \p Except.
  static bool mentionsThis(const Stmt *S, const Stmt *Except) {
    if (!S || S == Except)
      return false;
    return isa<CXXThisExpr>(S) || any_of(S->children(), [&](const Stmt *Child) {
             return mentionsThis(Child, Except);
           });
  }

  /// Whether nobody waits for what \p Spawn starts: no scope of tasks has it.
  bool isAlone(const Expr *Spawn, const ExecutorFact &Executor,
               const Stmt *At) const {
    auto IsScope = [&](const Expr *E) {
      return roleOf(TU,
                    E->getType()->isPointerType()
                        ? E->getType()->getPointeeType()
                        : E->getType(),
                    TypeRole::Scope)
          .has_value();
    };
    const Expr *Object = objectOf(Spawn);
    if (isa<CallExpr>(At) &&
        ((Object && IsScope(Object)) || any_of(argumentsOf(Spawn), IsScope)))
      return false;
    return whyNotJoined(F, Spawn, Executor) &&
           !(Executor.Local && joinsWhenDropped(TU, Executor.Local->getType()));
  }

  const Function &F;
  TranslationUnit &TU;
  std::vector<UnownedThis> Result;
};

} // namespace

std::vector<UnownedThis> unownedThisIn(const Function &F) {
  return Finder(F).run();
}

} // namespace async_tidy
