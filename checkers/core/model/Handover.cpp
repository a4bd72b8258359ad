//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Handover.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static const VarDecl *variableNamed(const Expr *E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts());
  return Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
}

/// The variable that \p E is, or is a part of: `config` in `config.name` and
/// in `config.ports[0]`, but not what a pointer or reference leads to.
static const VarDecl *variableHolding(const Expr *E) {
  for (;;) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E);
        Member && !Member->isArrow() &&
        isa<FieldDecl>(Member->getMemberDecl()) &&
        !Member->getMemberDecl()->getType()->isReferenceType())
      E = Member->getBase();
    else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E);
             Element && Element->getBase()
                            ->IgnoreParenImpCasts()
                            ->getType()
                            ->isArrayType())
      E = Element->getBase();
    else
      return variableNamed(E);
  }
}

/// An object that dies when this function returns: neither a reference to
/// somebody else's, nor static, nor an enclosing function's.
static bool diesWith(const Function &F, const VarDecl *Var) {
  return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType() &&
         Var->getDeclContext() == F.decl();
}

ExecutorFact executorOf(const Function &F, const Expr *Spawn,
                        const FunctionFact &Role) {
  TranslationUnit &TU = F.unit();
  if (Role.Model && Role.Model->OtherThread)
    return {Threads::Multi, {}, nullptr};
  SmallVector<const Expr *> Candidates = argumentsOf(Spawn);
  if (const Expr *Object = objectOf(Spawn))
    Candidates.insert(Candidates.begin(), Object);
  for (const Expr *E : Candidates) {
    QualType T = E->IgnoreImplicit()->getType();
    if (T->isPointerType())
      T = T->getPointeeType();
    ExecutorFact Fact;
    Fact.Type = T;
    // A strand over a pool runs one thing at a time: it is asked first.
    if (roleOf(TU, T, TypeRole::SingleThreaded))
      Fact.Kind = Threads::Single;
    else if (roleOf(TU, T, TypeRole::MultiThreaded))
      Fact.Kind = Threads::Multi;
    else
      continue;
    const Expr *Source = E->IgnoreParenImpCasts();
    // pool.get_executor() stands for pool.
    while (const auto *Call = dyn_cast<CXXMemberCallExpr>(Source))
      Source = Call->getImplicitObjectArgument()->IgnoreParenImpCasts();
    if (const VarDecl *Var = variableNamed(Source); diesWith(F, Var))
      Fact.Local = Var;
    return Fact;
  }
  return {};
}

namespace {

class Collector {
public:
  explicit Collector(const Function &F) : F(F) {}

  void argument(const Expr *E) {
    E = E->IgnoreImplicit()->IgnoreParenImpCasts();
    // Copying or moving the closure into the callee's parameter.
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
        Construct && Construct->getNumArgs() == 1)
      return argument(Construct->getArg(0));
    if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
      return captures(Lambda);
    if (const auto *Address = dyn_cast<UnaryOperator>(E);
        Address && Address->getOpcode() == UO_AddrOf)
      return borrow(Passing::Pointer, Address->getSubExpr(), E->getBeginLoc());
    if (const auto *Call = dyn_cast<CallExpr>(E))
      return call(Call);
    if (const VarDecl *Var = variableNamed(E)) {
      // auto job = [&] { ... }; std::thread(job)
      if (const Expr *Init = Var->getInit();
          Init && Var->getType()->getAsCXXRecordDecl() &&
          Var->getType()->getAsCXXRecordDecl()->isLambda())
        if (const auto *Lambda = dyn_cast<LambdaExpr>(Init->IgnoreImplicit()))
          return captures(Lambda);
      value(Var, Var->getType(), E->getBeginLoc());
    }
  }

  std::vector<Given> take() { return std::move(Result); }

private:
  void call(const CallExpr *Call) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee)
      return;
    if (Callee->isInStdNamespace() && Callee->getIdentifier()) {
      if ((Callee->getName() == "ref" || Callee->getName() == "cref") &&
          Call->getNumArgs() == 1)
        borrow(Passing::Reference, Call->getArg(0), Call->getBeginLoc());
      // std::move(job): the closure moves, its by-reference captures do not.
      else if (Callee->getName() == "move" && Call->getNumArgs() == 1)
        if (const VarDecl *Var = variableNamed(Call->getArg(0)))
          if (const Expr *Init = Var->getInit())
            if (const auto *Lambda =
                    dyn_cast<LambdaExpr>(Init->IgnoreImplicit()))
              captures(Lambda);
      return;
    }
    // [&] { ... }(): what the lambda's task holds
    if (const Expr *Object = objectOf(Call))
      if (const auto *Lambda = dyn_cast<LambdaExpr>(
              Object->IgnoreImplicit()->IgnoreParenImpCasts()))
        captures(Lambda);
    if (F.unit().task(Call->getType()).Kind != TaskKind::Task)
      return;
    // worker.run(): the task keeps `this`.
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      if (const auto *Method =
              dyn_cast_or_null<CXXMethodDecl>(Member->getDirectCallee());
          Method && Method->isImplicitObjectMemberFunction() &&
          !Member->getImplicitObjectArgument()->getType()->isPointerType())
        borrow(Passing::Object, Member->getImplicitObjectArgument(),
               Member->getBeginLoc());
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    for (unsigned I = 0; I < Arguments.size() && I < Callee->getNumParams();
         ++I) {
      QualType Parameter = Callee->getParamDecl(I)->getType();
      if (Parameter->isLValueReferenceType())
        borrow(Passing::Reference, Arguments[I], Arguments[I]->getBeginLoc());
      else if (!Parameter->isReferenceType())
        argument(Arguments[I]);
    }
  }

  void captures(const LambdaExpr *Lambda) {
    auto Init = Lambda->capture_init_begin();
    for (const LambdaCapture &Capture : Lambda->captures()) {
      const Expr *From = *Init++;
      if (!Capture.capturesVariable())
        continue;
      const auto *Var = dyn_cast<VarDecl>(Capture.getCapturedVar());
      if (!Var)
        continue;
      SourceLocation Loc = Capture.getLocation();
      if (Capture.getCaptureKind() == LCK_ByRef) {
        // [&x = y] names y.
        if (Var->isInitCapture())
          Var = variableHolding(From);
        if (diesWith(F, Var))
          Result.push_back({Passing::Reference, Var, Var->getType(), Loc,
                            Var->getNameAsString()});
      } else if (Var->isInitCapture()) {
        // [p = p] copies; [p = std::move(p)] does not.
        const Expr *Source = From ? From->IgnoreImplicit() : nullptr;
        if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Source);
            Construct && Construct->getConstructor()->isCopyConstructor())
          Source = Construct->getArg(0)->IgnoreParenImpCasts();
        if (const auto *Address = dyn_cast_or_null<UnaryOperator>(Source);
            Address && Address->getOpcode() == UO_AddrOf)
          borrow(Passing::Pointer, Address->getSubExpr(), Loc);
        else if (const VarDecl *Copied =
                     Source ? variableNamed(Source) : nullptr)
          value(Copied, Var->getType(), Loc);
      } else {
        value(Var, Var->getType(), Loc);
      }
    }
  }

  void borrow(Passing How, const Expr *Of, SourceLocation Loc) {
    const VarDecl *Var = variableHolding(Of);
    if (diesWith(F, Var))
      Result.push_back({How, Var, Var->getType(), Loc, Var->getNameAsString()});
  }

  void value(const VarDecl *Var, QualType T, SourceLocation Loc) {
    if (const VarDecl *Container = containerOf(Var))
      Result.push_back(
          {Passing::Iterator, Container, T, Loc, Var->getNameAsString()});
    Result.push_back({Passing::Copy, Var, T, Loc, Var->getNameAsString()});
  }

  /// `auto it = v.begin();`: the local that \p Var iterates over, or null.
  /// An iterator names its category ([iterator.traits]).
  const VarDecl *containerOf(const VarDecl *Var) {
    const CXXRecordDecl *R = Var->getType()->getAsCXXRecordDecl();
    if (!R || !R->hasDefinition() ||
        R->lookup(&F.context().Idents.get("iterator_category")).empty() ||
        !Var->getInit())
      return nullptr;
    const auto *Call =
        dyn_cast<CXXMemberCallExpr>(Var->getInit()->IgnoreImplicit());
    if (!Call || Call->getImplicitObjectArgument()->getType()->isPointerType())
      return nullptr;
    const VarDecl *Container = variableNamed(Call->getImplicitObjectArgument());
    return diesWith(F, Container) ? Container : nullptr;
  }

  const Function &F;
  std::vector<Given> Result;
};

} // namespace

ArrayRef<const Expr *> beforeCallable(ArrayRef<const Expr *> Arguments) {
  const auto *Callable = find_if(Arguments, [](const Expr *E) {
    QualType T = E->IgnoreImplicit()->getType();
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    return T->isFunctionType() || T->isFunctionPointerType() ||
           T->isMemberFunctionPointerType() || (R && R->isLambda());
  });
  return Callable == Arguments.end() ? ArrayRef<const Expr *>()
                                     : ArrayRef(Arguments.begin(), Callable);
}

std::vector<Given> givenTo(const Function &F, const Expr *Spawn) {
  TranslationUnit &TU = F.unit();
  Collector All(F);
  SmallVector<const Expr *> Arguments = argumentsOf(Spawn);
  // What comes before the callable is for the call, not for the work.
  for (const Expr *E :
       ArrayRef(Arguments).drop_front(beforeCallable(Arguments).size())) {
    QualType T = E->IgnoreImplicit()->getType();
    // The executor is where the work runs, not what it is given.
    if (!roleOf(TU, T, TypeRole::MultiThreaded) &&
        !roleOf(TU, T, TypeRole::SingleThreaded))
      All.argument(E);
  }
  return All.take();
}

} // namespace async_tidy
