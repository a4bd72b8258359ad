//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/Handover.h"
#include "core/base/Places.h"
#include "core/model/BorrowedFrom.h"
#include "core/model/Owner.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/Lex/Lexer.h"
#include "llvm/Support/SaveAndRestore.h"

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
  return Var && Var->hasLocalStorage() && !Var->isInitCapture() &&
         !Var->getType()->isReferenceType() &&
         Var->getDeclContext() == F.decl();
}

namespace {

class Collector {
public:
  explicit Collector(const Function &F) : F(F) {}

  void argument(const Expr *E) {
    if (const VarDecl *Var = variableViewed(E))
      return add({Passing::View, Var, Var->getType(), E->getBeginLoc(),
                  Var->getNameAsString()});
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
      if (!insteadOf(Var))
        value(Var, Var->getType(), E->getBeginLoc());
    } else if (isa<MemberExpr>(E) && E->isLValue()) {
      add({Passing::Copy, variableHolding(E), E->getType(), E->getBeginLoc(),
           textOf(E)});
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
      else if (Call->isCallToStdMove())
        moved(Call->getArg(0));
      // std::bind(work, text, std::ref(config)) copies what it is given.
      else if (Callee->getName().starts_with("bind"))
        for (const Expr *Argument : Call->arguments())
          argument(Argument);
      return;
    }
    // co_withExecutor(pool, work())   work().scheduleOn(pool)
    //                       ^~~~~~    ^~~~~~
    if (roleOf(F.unit(), Call, FunctionRole::OnExecutor)) {
      for (const Expr *Of : workGivenTo(F.unit(), Call))
        argument(Of);
      return;
    }
    bool MakesTask = F.unit().task(Call->getType()).Kind == TaskKind::Task;
    SaveAndRestore InCall(Maker, MakesTask ? Call : Maker);
    SaveAndRestore OfCall(Parameter, MakesTask ? nullptr : Parameter);
    // [&] { ... }(): what the lambda's task holds
    if (const Expr *Object = objectOf(Call))
      if (const auto *Lambda = dyn_cast<LambdaExpr>(
              Object->IgnoreImplicit()->IgnoreParenImpCasts()))
        captures(Lambda);
    if (!MakesTask) {
      if (Call->isPRValue() && Call->getType()->isRecordType())
        add({Passing::Result, nullptr, Call->getType(), beginOf(Call),
             Callee->getNameAsString(), Call});
      return;
    }
    if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
      object(Member);
    SmallVector<const Expr *> Arguments = argumentsOf(Call);
    for (unsigned I = 0; I < Arguments.size() && I < Callee->getNumParams();
         ++I) {
      Parameter = Callee->getParamDecl(I);
      QualType T = Parameter->getType();
      if (T->isLValueReferenceType())
        borrow(Passing::Reference, Arguments[I], Arguments[I]->getBeginLoc());
      // all_of(Tasks &&...): what a task made in place holds is passed on.
      else if (!T->isReferenceType() || Arguments[I]->isPRValue() ||
               isa<MaterializeTemporaryExpr>(Arguments[I]))
        argument(Arguments[I]);
    }
  }

  /// auto job = [&] { ... }; std::thread(job)   auto t = work(line); spawn(t)
  ///
  /// Whether what \p Var was made from is what the work is given.
  bool insteadOf(const VarDecl *Var) {
    const Expr *Init = Var->getInit();
    if (!Init || isa<ParmVarDecl>(Var) || !Var->getType()->isRecordType())
      return false;
    Init = Init->IgnoreImplicit();
    if (const auto *Lambda = dyn_cast<LambdaExpr>(Init)) {
      captures(Lambda);
      return true;
    }
    if (const auto *Call = dyn_cast<CallExpr>(Init);
        Call && F.unit().task(Var->getType()).Kind == TaskKind::Task) {
      call(Call);
      return true;
    }
    return false;
  }

  /// std::move(job): a closure moves, its by-reference captures do not.
  void moved(const Expr *E) {
    const VarDecl *Var = variableNamed(E);
    if ((Var && insteadOf(Var)) || !E->getType()->isRecordType())
      return;
    add({Passing::Move, variableHolding(E), E->getType(), E->getBeginLoc(),
         textOf(E), E});
  }

  std::string textOf(const Expr *E) const {
    const ASTContext &Context = F.context();
    return Lexer::getSourceText(
               CharSourceRange::getTokenRange(E->getSourceRange()),
               Context.getSourceManager(), Context.getLangOpts())
        .str();
  }

  void object(const CXXMemberCallExpr *Call) {
    const auto *Method =
        dyn_cast_or_null<CXXMethodDecl>(Call->getDirectCallee());
    if (!Method || !Method->isImplicitObjectMemberFunction())
      return;
    // worker.run(), or worker->run() of a pointer that owns it alone: the task
    // keeps `this`.
    if (std::optional<BorrowedFrom> Object = lentAsObject(F, Call);
        Object && Object->What == BorrowedFrom::Local)
      add({Passing::Object, Object->Var, Object->Var->getType(),
           Call->getBeginLoc(), Object->Var->getNameAsString()});
  }

  void captures(const LambdaExpr *Lambda) {
    auto Init = Lambda->capture_init_begin();
    for (const LambdaCapture &Capture : Lambda->captures()) {
      const Expr *From = *Init++;
      // [*this]
      if (Capture.getCaptureKind() == LCK_StarThis)
        add({Passing::Copy, nullptr, From->getType(), Capture.getLocation(),
             "*this"});
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
        if (Var && Var->getTLSKind() != VarDecl::TLS_None)
          add({Passing::ThreadLocal, Var, Var->getType(), Loc,
               Var->getNameAsString()});
        else if (diesWith(F, Var))
          add({Passing::Reference, Var, Var->getType(), Loc,
               Var->getNameAsString()});
      } else if (Var->isInitCapture()) {
        initCapture(Var, From, Loc);
      } else {
        value(Var, Var->getType(), Loc);
      }
    }
  }

  /// [p = p]    [p = owner.p]    [p = std::move(p)]    [p = &x]    [p = get()]
  void initCapture(const VarDecl *Capture, const Expr *From,
                   SourceLocation Loc) {
    const Expr *Source = From ? From->IgnoreImplicit() : nullptr;
    if (const auto *Construct = dyn_cast_or_null<CXXConstructExpr>(Source);
        Construct && Construct->getConstructor()->isCopyOrMoveConstructor())
      Source = Construct->getArg(0)->IgnoreParenImpCasts();
    if (!Source)
      return;
    if (const auto *Address = dyn_cast<UnaryOperator>(Source);
        Address && Address->getOpcode() == UO_AddrOf)
      borrow(Passing::Pointer, Address->getSubExpr(), Loc);
    else if (const VarDecl *Copied = variableNamed(Source))
      value(Copied, Capture->getType(), Loc);
    else if (isa<MemberExpr>(Source) && Source->isLValue())
      add({Passing::Copy, variableHolding(Source), Capture->getType(), Loc,
           textOf(Source)});
    else if (const auto *Call = dyn_cast<CallExpr>(Source);
             Call && (Call->isCallToStdMove() || Call->isPRValue()))
      argument(Call);
  }

  /// The local that the pointer or view \p E leads into; a view that has a name
  /// is passed under that.
  const VarDecl *variableViewed(const Expr *E) const {
    const Expr *Named = E->IgnoreUnlessSpelledInSource();
    if (isa<DeclRefExpr>(Named) && isView(Named->getType()))
      return nullptr;
    std::optional<BorrowedFrom> Of = viewedBy(F, E);
    return Of && Of->What == BorrowedFrom::Local && Of->Inside ? Of->Var
                                                               : nullptr;
  }

  void borrow(Passing How, const Expr *Of, SourceLocation Loc) {
    const VarDecl *Var = variableHolding(Of);
    if (Var && Var->getTLSKind() != VarDecl::TLS_None)
      add({Passing::ThreadLocal, Var, Var->getType(), Loc,
           Var->getNameAsString()});
    else if (diesWith(F, Var))
      add({How, Var, Var->getType(), Loc, Var->getNameAsString()});
  }

  void value(const VarDecl *Var, QualType T, SourceLocation Loc) {
    if (const VarDecl *Container = containerOf(Var))
      add({Passing::Iterator, Container, T, Loc, Var->getNameAsString()});
    add({Passing::Copy, Var, T, Loc, Var->getNameAsString()});
  }

  void add(Given Thing) {
    Thing.Maker = Maker;
    Thing.Parameter = Parameter;
    Result.push_back(std::move(Thing));
  }

  /// `auto it = v.begin();`: the local that \p Var iterates over, or null.
  const VarDecl *containerOf(const VarDecl *Var) {
    if (!isIterator(Var->getType()) || !Var->getInit())
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
  /// The innermost call we are in that makes a task.
  const CallExpr *Maker = nullptr;
  const ParmVarDecl *Parameter = nullptr;
};

} // namespace

static std::vector<Given> givenAs(const Function &F,
                                  ArrayRef<const Expr *> Work) {
  Collector All(F);
  for (const Expr *E : Work)
    All.argument(E);
  return All.take();
}

std::vector<Given> givenTo(const Function &F, const Expr *Spawn) {
  return givenAs(F, workGivenTo(F.unit(), Spawn));
}

std::vector<Given> givenTo(const Function &F, const Spawn &S) {
  return givenAs(F, S.Work);
}

std::vector<Given> heldBy(const Function &F, const CallExpr *Made) {
  Collector All(F);
  All.argument(Made);
  return All.take();
}

} // namespace async_tidy
