//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/effects/Sites.h"
#include "core/effects/LastWords.h"
#include "core/model/BodyWalker.h"
#include "core/model/ControlFlow.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static bool dies(QualType T) {
  return !T.isNull() && !T->isDependentType() &&
         T.isDestructedType() == QualType::DK_cxx_destructor;
}

namespace {

class SiteWalk : public BodyWalker<SiteWalk> {
public:
  explicit SiteWalk(const Function &F)
      : BodyWalker(F.context()), TU(F.unit()) {}

  std::vector<Site> take() {
    erase_if(Found, [&](const Site &S) { return isSettled(S); });
    return std::move(Found);
  }
  /// Nothing is left to wait for where it is destroyed.
  bool isSettled(const Site &S) const {
    return S.Dies && Settled.contains(S.Dies);
  }

  void parameter(const ParmVarDecl *P, const Stmt *Body) {
    Current = Body;
    destroyed(P);
  }

  // struct cache { cache() : file_("x") {} };  and what is initialised unasked
  //                          ^~~~~~~~~~
  void initialiser(const CXXCtorInitializer *Init) {
    const Expr *E = Init->getInit();
    // int limit = ask();
    //             ^~~~~
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
      E = Default->getExpr();
    walk(E, nullptr);
  }

  void VisitCallExpr(const CallExpr *E) {
    // f = std::async(work);   the result is moved out of what is destroyed
    //     ^~~~~~~~~~~~~~~~
    for (const Expr *Argument : E->arguments())
      if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(Argument);
          Made && Argument != objectOf(E))
        Given.insert(Made);
    VisitStmt(E); // arguments are evaluated before the call
    SourceLocation Loc = E->getBeginLoc();
    // a.b().c()   a + b   work()
    //       ^       ^     ^
    if (isa<CXXMemberCallExpr, CXXOperatorCallExpr>(E))
      Loc = E->getExprLoc();
    if (const FunctionDecl *Callee = E->getDirectCallee())
      add({CallKind::Call, Loc, E, Callee});
    if (roleOf(TU, E, FunctionRole::Calls))
      for (const Expr *Argument : argumentsOf(E))
        callback(E, Argument);
    if (roleOf(TU, E, FunctionRole::Constructs))
      if (const CXXConstructorDecl *Constructor = constructs(E))
        add({CallKind::Construct, Loc, E, Constructor});
    settle(E);
  }

  void VisitCXXConstructExpr(const CXXConstructExpr *E) {
    for (const Expr *Argument : E->arguments())
      if (const auto *Made = dyn_cast<MaterializeTemporaryExpr>(Argument))
        Given.insert(Made);
    VisitStmt(E);
    add({CallKind::Construct, E->getBeginLoc(), E, E->getConstructor()});
  }

  // struct session : connection { using connection::connection; };
  // session s("host");   which nobody but the compiler hands on
  void VisitCXXInheritedCtorInitExpr(const CXXInheritedCtorInitExpr *E) {
    add({CallKind::Construct, E->getLocation(), E, E->getConstructor()});
  }

  // connect(host, now())  for  connect(string, time = now())
  void VisitCXXDefaultArgExpr(const CXXDefaultArgExpr *E) {
    within(CallKind::DefaultArgument, E->getUsedLocation(), E->getExpr(), E);
  }
  // options o{1};  for  struct options { int n; int limit = ask(); };
  void VisitCXXDefaultInitExpr(const CXXDefaultInitExpr *E) {
    within(CallKind::Call, E->getUsedLocation(), E->getExpr(), E);
  }

  // new block;   with an operator of its own
  void VisitCXXNewExpr(const CXXNewExpr *E) {
    if (const auto *Allocates =
            dyn_cast_or_null<CXXMethodDecl>(E->getOperatorNew()))
      add({CallKind::Call, E->getBeginLoc(), E, Allocates});
    VisitStmt(E);
  }

  // delete p;
  void VisitCXXDeleteExpr(const CXXDeleteExpr *E) {
    VisitStmt(E);
    if (const auto *Frees =
            dyn_cast_or_null<CXXMethodDecl>(E->getOperatorDelete()))
      add({CallKind::Call, E->getBeginLoc(), E, Frees});
    Current = E;
    destroyed(E->getDestroyedType(), E->getBeginLoc());
  }

  // std::async(f);   (void)std::async(f);   worker().poke();
  // ^~~~~~~~~~~~~          ^~~~~~~~~~~~~    ^~~~~~~~
  void VisitMaterializeTemporaryExpr(const MaterializeTemporaryExpr *E) {
    VisitStmt(E);
    if (E->getStorageDuration() == SD_FullExpression && !Given.contains(E))
      temporary(E->getSubExpr());
  }
  void VisitCompoundStmt(const CompoundStmt *S) {
    for (const Stmt *Child : S->body()) {
      walk(Child, S);
      if (const auto *E = dyn_cast<Expr>(Child))
        if (E = value(E); E->isPRValue() && isa<CXXBindTemporaryExpr>(E))
          temporary(E);
    }
  }

  void VisitDeclStmt(const DeclStmt *S) {
    for (const Decl *D : S->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D)) {
        bool Outer = Once;
        Once |= Var->isStaticLocal();
        walk(Var->getInit(), S);
        Once = Outer;
        Current = S;
        destroyed(Var);
      }
  }

  // for (auto &entry : std::filesystem::directory_iterator("."))
  //                    ^ and its ++
  void VisitCXXForRangeStmt(const CXXForRangeStmt *S) {
    walk(S->getInit(), S);
    walk(S->getRangeInit(), S);
    SourceLocation Loc = S->getRangeInit()->getBeginLoc();
    for (const Stmt *Hidden : {static_cast<const Stmt *>(S->getBeginStmt()),
                               static_cast<const Stmt *>(S->getEndStmt()),
                               static_cast<const Stmt *>(S->getCond()),
                               static_cast<const Stmt *>(S->getInc())})
      within(CallKind::Call, Loc, Hidden, S->getRangeInit());
    if (const VarDecl *Var = S->getLoopVariable()) {
      Ranges[Var] = S->getRangeInit();
      within(CallKind::Call, Loc, Var->getInit(), S->getRangeInit());
      Current = S->getRangeInit();
      destroyed(Var);
    }
    walk(S->getBody(), S);
  }

  // co_await reader{fd}   whose await_resume() reads
  void VisitCoroutineSuspendExpr(const CoroutineSuspendExpr *E) {
    BodyWalker::VisitCoroutineSuspendExpr(E);
    if (isa<CoyieldExpr>(E))
      return;
    hiddenCalls(E);
    settleAll(E->getOperand());
    for (const Expr *Member :
         {E->getReadyExpr(), E->getSuspendExpr(), E->getResumeExpr()})
      if (Member)
        if (const auto *Call =
                dyn_cast<CXXMemberCallExpr>(Member->IgnoreImplicit()))
          if (const CXXMethodDecl *Callee = Call->getMethodDecl()) {
            add({CallKind::Call,
                 E->getBeginLoc(),
                 Call,
                 Callee,
                 {},
                 nullptr,
                 E});
            Found.back().Resumes = Member == E->getResumeExpr();
          }
  }

  // return worker;   the caller gets it
  //        ^~~~~~
  void VisitReturnStmt(const ReturnStmt *S) {
    settle(S->getRetValue());
    VisitStmt(S);
  }
  void VisitCoreturnStmt(const CoreturnStmt *S) {
    settle(S->getOperand());
    BodyWalker::VisitCoreturnStmt(S);
  }

private:
  /// What the statement \p E computes and nobody takes.
  static const Expr *value(const Expr *E) {
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
      E = Cleanups->getSubExpr();
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E);
        Cast && Cast->getCastKind() == CK_ToVoid)
      E = Cast->getSubExpr()->IgnoreParens();
    return E;
  }

  // co_await x;   promise.await_transform(x)   x.operator co_await()
  // ^~~~~~~~~~
  void hiddenCalls(const CoroutineSuspendExpr *E) {
    const Expr *Inner = E->getCommonExpr();
    while (const auto *Call = dyn_cast<CallExpr>(Inner->IgnoreImplicit())) {
      const FunctionDecl *Callee = Call->getDirectCallee();
      if (!Callee || Call->getNumArgs() == 0 ||
          !(Callee->getOverloadedOperator() == OO_Coawait ||
            (Callee->getIdentifier() &&
             Callee->getName() == "await_transform")))
        return;
      add({CallKind::Call, E->getBeginLoc(), Call, Callee, {}, nullptr, E});
      Inner = Call->getArg(0);
    }
  }

  void add(Site S) {
    if (Covering) {
      if (S.How == CallKind::Call)
        S.How = *Covering;
      S.Loc = CoveringLoc;
    }
    S.Once = Once;
    if (!S.At)
      S.At = CoveringAt ? CoveringAt : S.Call ? S.Call : Current;
    Found.push_back(S);
  }

  /// Walks \p S, which is not written there: its sites are said to be at
  /// \p Loc, in \p At.
  void within(CallKind How, SourceLocation Loc, const Stmt *S, const Stmt *At) {
    if (!S || Covering) {
      walk(S, nullptr);
      return;
    }
    Covering = How;
    CoveringLoc = Loc;
    CoveringAt = At;
    walk(S, nullptr);
    Covering.reset();
    CoveringAt = nullptr;
  }

  void destroyed(QualType T, SourceLocation Loc,
                 const ValueDecl *Dies = nullptr) {
    if (dies(T))
      add({CallKind::Destroy, Loc, nullptr, nullptr, T, Dies});
  }
  void destroyed(const VarDecl *Var) {
    if (Var->hasLocalStorage() && !Var->isNRVOVariable())
      destroyed(Var->getType(), Var->getLocation(), Var);
  }
  void temporary(const Expr *E) {
    const Expr *Made = E->IgnoreImplicit();
    Current = Made;
    destroyed(E->getType(), Made->getBeginLoc());
    if (!Found.empty() && Found.back().How == CallKind::Destroy)
      Found.back().Call = Made;
  }

  /// std::make_unique<loader>(path)   the constructor of loader, where there is
  /// only one that takes so many arguments
  static const CXXConstructorDecl *constructs(const CallExpr *E) {
    const FunctionDecl *Callee = E->getDirectCallee();
    const TemplateArgumentList *Arguments =
        Callee ? Callee->getTemplateSpecializationArgs() : nullptr;
    if (!Arguments || Arguments->size() == 0 ||
        Arguments->get(0).getKind() != TemplateArgument::Type)
      return nullptr;
    const CXXRecordDecl *R =
        Arguments->get(0).getAsType()->getAsCXXRecordDecl();
    if (!R || !R->hasDefinition())
      return nullptr;
    const CXXConstructorDecl *Found = nullptr;
    unsigned Given = E->getNumArgs();
    for (const CXXConstructorDecl *Constructor : R->getDefinition()->ctors()) {
      if (Constructor->isCopyOrMoveConstructor() || Constructor->isDeleted() ||
          Constructor->getMinRequiredArguments() > Given ||
          (Constructor->getNumParams() < Given && !Constructor->isVariadic()))
        continue;
      if (Found)
        return nullptr;
      Found = Constructor;
    }
    return Found;
  }

  /// The call operator of a function object, where there is no choice.
  static const CXXMethodDecl *onlyCallOperator(const CXXRecordDecl *R) {
    if (!R->hasDefinition())
      return nullptr;
    auto Found = R->lookup(
        R->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call));
    return Found.isSingleResult() ? dyn_cast<CXXMethodDecl>(Found.front())
                                  : nullptr;
  }

  /// The callable that \p Argument is or names.
  void callback(const Expr *Call, const Expr *Argument) {
    const Expr *E = Argument->IgnoreImplicit();
    const FunctionDecl *Callee = nullptr;
    QualType T = E->getType().getNonReferenceType();
    if (const auto *R = T->getAsCXXRecordDecl(); R && R->isLambda()) {
      Callee = R->getLambdaCallOperator();
      if (const FunctionTemplateDecl *Generic =
              R->getDependentLambdaCallOperator())
        Callee = Generic->specializations().empty() ? nullptr
                                                    : *Generic->spec_begin();
    } else if (R) {
      Callee = onlyCallOperator(R);
    } else if (const auto *Ref =
                   dyn_cast<DeclRefExpr>(E->IgnoreParenImpCasts())) {
      Callee = dyn_cast<FunctionDecl>(Ref->getDecl());
    }
    if (Callee)
      add({CallKind::Callback, Argument->getBeginLoc(), Call, Callee});
  }

  static const VarDecl *variable(const ValueDecl *D) {
    if (const auto *Binding = dyn_cast<BindingDecl>(D))
      D = cast<ValueDecl>(Binding->getDecomposedDecl());
    return dyn_cast<VarDecl>(D);
  }

  /// The variable, or member of this object, that \p E names, moves or reads.
  static const ValueDecl *variable(const Expr *E) {
    if (!E)
      return nullptr;
    E = E->IgnoreImplicit();
    if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
        Construct && Construct->getNumArgs() == 1)
      E = Construct->getArg(0)->IgnoreImplicit();
    E = E->IgnoreParenImpCasts();
    if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
      return variable(Ref->getDecl());
    if (const auto *Member = dyn_cast<MemberExpr>(E);
        Member && isa<CXXThisExpr>(Member->getBase()->IgnoreParenImpCasts()))
      return Member->getMemberDecl();
    return nullptr;
  }
  void settle(const Expr *E) {
    if (const ValueDecl *Var = variable(E))
      Settled.insert(Var);
  }

  // threads[0].join();   pool.thread.detach();   for (auto &t : threads)
  // t.join();
  // ^~~~~~~              ^~~~                                   ^~~~~~~
  void settleOwner(const Expr *E) {
    while (E) {
      E = E->IgnoreParenImpCasts();
      if (const ValueDecl *Var = variable(E)) {
        Settled.insert(Var);
        E = Ranges.lookup(Var);
        continue;
      }
      const auto *Call = dyn_cast<CallExpr>(E);
      if (const auto *Member = dyn_cast<MemberExpr>(E))
        E = Member->getBase();
      else if (const auto *Index = dyn_cast<ArraySubscriptExpr>(E))
        E = Index->getBase();
      else
        E = Call ? objectOf(Call) : nullptr;
    }
  }

  // co_await *group;   co_await join(threads);   co_await pool.shutdown();
  void settleAll(const Stmt *S) {
    if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(S))
      settle(Ref);
    if (S)
      for (const Stmt *Child : S->children())
        settleAll(Child);
  }

  // adopt(thread)   for   void adopt(std::jthread &thread);
  //       ^~~~~~
  bool mayTake(QualType Parameter, const Expr *Argument) const {
    QualType To =
        Parameter->isReferenceType() ? Parameter->getPointeeType() : QualType();
    if (To.isNull() || To.isConstQualified())
      return false;
    const CXXRecordDecl *R = Argument->getType()->getAsCXXRecordDecl();
    return R && R->hasDefinition() && R->hasMoveConstructor() &&
           (roleOf(TU, Argument->getType(), TypeRole::JoinsInDestructor) ||
            roleOf(TU, Argument->getType(), TypeRole::JoinsWhenSpawned));
  }

  // std::move(t)   t.detach()   t.join()   owner.release()
  void settle(const CallExpr *E) {
    if (E->isCallToStdMove()) {
      settle(E->getArg(0));
      return;
    }
    const Expr *Object = objectOf(E);
    const FunctionDecl *Callee = E->getDirectCallee();
    if (!Callee)
      return;
    SmallVector<const Expr *> Arguments = argumentsOf(E);
    for (auto [P, Argument] : zip(Callee->parameters(), Arguments))
      // add(worker, 1)   a task that has it may end it
      //     ^~~~~~
      if (mayTake(P->getType(), Argument) ||
          (P->getType()->isReferenceType() &&
           TU.task(E->getType()).Kind == TaskKind::Task))
        settle(Argument);
    if (!Object)
      return;
    if ((Callee->getIdentifier() &&
         (Callee->getName() == "detach" || Callee->getName() == "release")) ||
        roleOf(TU, E, FunctionRole::Joins) ||
        roleOf(TU, E, FunctionRole::Blocking) || isCalledWhenDestroyed(Callee))
      settleOwner(Object);
  }

  /// struct server { void stop() { thread.join(); }  ~server() { stop(); } };
  /// server.stop();   and its destructor has nothing to wait for
  bool isCalledWhenDestroyed(const FunctionDecl *Callee) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    const CXXDestructorDecl *Destructor =
        Method ? Method->getParent()->getDestructor() : nullptr;
    const Function *Body = Destructor ? TU.function(Destructor) : nullptr;
    return Body && any_of(Body->calls(), [&](const Expr *Call) {
             const FunctionDecl *Called = calleeOf(Call);
             return Called &&
                    Called->getCanonicalDecl() == Method->getCanonicalDecl();
           });
  }

  TranslationUnit &TU;
  std::vector<Site> Found;
  DenseSet<const ValueDecl *> Settled;
  DenseSet<const MaterializeTemporaryExpr *> Given;
  /// Of the variables of range-fors.
  DenseMap<const ValueDecl *, const Expr *> Ranges;
  bool Once = false;
  /// Set while walking what is not written where it runs.
  std::optional<CallKind> Covering;
  SourceLocation CoveringLoc;
  const Stmt *CoveringAt = nullptr;
  const Stmt *Current = nullptr;
};

} // namespace

const void *Site::subject() const {
  if (!Callee)
    return Destroyed.getCanonicalType().getUnqualifiedType().getAsOpaquePtr();
  const FunctionDecl *Pattern = Callee->getTemplateInstantiationPattern();
  return (Pattern ? Pattern : Callee)->getCanonicalDecl();
}

/// Takes away what runs when the program ends anyway. What the user forbids
/// stays.
static void dropLastWords(const Function &F, std::vector<Site> &Sites) {
  if (none_of(Sites,
              [](const Site &S) { return S.Callee && S.Callee->isNoReturn(); }))
    return;
  const CFG *Graph = controlFlowOf(F);
  if (!Graph)
    return;
  DenseSet<const Stmt *> Last = lastWords(*Graph);
  erase_if(Sites, [&](const Site &S) {
    return Last.contains(S.At) &&
           !(S.Call && roleOf(F.unit(), S.Call, FunctionRole::Forbidden));
  });
}

std::vector<Site> sitesOf(const Function &F) {
  if (F.decl()->isDependentContext() && !F.coroutine())
    return {};
  SiteWalk Walk(F);
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(F.decl()))
    for (const CXXCtorInitializer *Init : Constructor->inits())
      Walk.initialiser(Init);
  for (const ParmVarDecl *P : F.decl()->parameters())
    Walk.parameter(P, F.body());
  Walk.walk(F.body(), nullptr);
  std::vector<Site> Result = Walk.take();
  if (const auto *Destructor = dyn_cast<CXXDestructorDecl>(F.decl()))
    // ~worker() { thread.detach(); }
    //             ^~~~~~
    copy_if(sitesOfDestruction(Destructor->getParent()),
            std::back_inserter(Result),
            [&](const Site &S) { return !Walk.isSettled(S); });
  dropLastWords(F, Result);
  return Result;
}

std::vector<Site> sitesOfDestruction(const CXXRecordDecl *R) {
  std::vector<Site> Result;
  R = R->getDefinition();
  if (!R || R->isUnion())
    return Result;
  // In reverse order of construction ([class.dtor]/15).
  SmallVector<const FieldDecl *> Fields(R->fields());
  for (const FieldDecl *Field : reverse(Fields))
    if (dies(Field->getType()))
      Result.push_back({CallKind::Destroy, Field->getLocation(), nullptr,
                        nullptr, Field->getType(), Field});
  for (const CXXBaseSpecifier &Base : R->bases())
    if (dies(Base.getType()))
      Result.push_back({CallKind::Destroy, Base.getBeginLoc(), nullptr, nullptr,
                        Base.getType()});
  return Result;
}

} // namespace async_tidy
