//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/EmptyTasks.h"
#include "core/awaits/Use.h"
#include "core/awaits/ValueFlow.h"
#include "core/model/Roles.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/Analysis/CFG.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

static bool isTask(const Function &F, QualType T) {
  return !T->isReferenceType() && F.unit().task(T).Kind == TaskKind::Task &&
         !F.unit().task(T).MayDrop;
}

/// Whether \p F makes tasks of type \p T rather than gets them: a member of
/// that class, or get_return_object_on_allocation_failure() of its promise.
static bool isOfTaskItself(const Function &F, QualType T) {
  const CXXRecordDecl *Task = T->getAsCXXRecordDecl();
  for (const DeclContext *C = F.decl(); C; C = C->getParent())
    if (const auto *Record = dyn_cast<CXXRecordDecl>(C);
        Record && Task && declaresSameEntity(Record, Task))
      return true;
  const IdentifierInfo *Name = F.decl()->getIdentifier();
  return Name && Name->getName().starts_with("get_return_object");
}

static bool leavesEmpty(const CXXConstructorDecl *Default);

/// `nullptr`, `{}`, members that are default-constructed. What is called or
/// allocated may make a task that is done.
static bool makesNothing(const Stmt *S) {
  if (!S)
    return true;
  if (isa<CallExpr, CXXNewExpr, LambdaExpr>(S))
    return false;
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(S))
    return makesNothing(Default->getExpr());
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(S)) {
    const CXXConstructorDecl *Constructor = Construct->getConstructor();
    if (!Constructor->getParent()->isInStdNamespace() &&
        Constructor->isDefaultConstructor() && !leavesEmpty(Constructor))
      return false;
  }
  return all_of(S->children(), makesNothing);
}

/// task() = default;   task() noexcept : frame_(nullptr) {}
static bool leavesEmpty(const CXXConstructorDecl *Default) {
  const FunctionDecl *Definition = Default;
  const Stmt *Body = Default->getBody(Definition);
  if (!Default->isDefaulted()) {
    const auto *Block = dyn_cast_or_null<CompoundStmt>(Body);
    if (!Block || !Block->body_empty())
      return false;
  }
  return all_of(cast<CXXConstructorDecl>(Definition)->inits(),
                [](const CXXCtorInitializer *Init) {
                  return makesNothing(Init->getInit());
                });
}

static const Expr *plain(const Expr *Value) {
  const Expr *E = Value->IgnoreImplicit()->IgnoreParens()->IgnoreImplicit();
  if (const auto *Cast = dyn_cast<CXXFunctionalCastExpr>(E))
    return Cast->getSubExpr()->IgnoreImplicit();
  return E;
}

/// `{}`, `task<>()`, `task<> t;`
static bool isEmpty(const Expr *Value) {
  const Expr *E = plain(Value);
  if (const auto *List = dyn_cast<InitListExpr>(E)) {
    // An aggregate's members are there in the semantic form.
    const InitListExpr *Written = List->getSyntacticForm();
    return (Written ? Written : List)->getNumInits() == 0 && makesNothing(List);
  }
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  return Construct && Construct->getNumArgs() == 0 &&
         leavesEmpty(Construct->getConstructor());
}

/// A class without a move constructor copies, and a trivial one copies too:
/// the old object keeps its task.
static bool movingEmpties(QualType T) {
  const CXXRecordDecl *Record = T->getAsCXXRecordDecl();
  return Record && Record->hasMoveConstructor() &&
         Record->hasNonTrivialMoveConstructor();
}

/// `T &&` of a template, which may as well hand on what it is given:
///   template <class A> A &&await_transform(A &&a);
static bool isForwarding(const FunctionDecl *Callee, unsigned Index) {
  const FunctionDecl *Pattern = Callee->getTemplateInstantiationPattern();
  if (!Pattern)
    return false;
  Index = std::min(Index, Pattern->getNumParams() - 1);
  QualType T = Pattern->getParamDecl(Index)->getType();
  return T->isRValueReferenceType() &&
         isa<TemplateTypeParmType>(T.getNonReferenceType().getCanonicalType());
}

/// Whether \p S, of what `co_await std::move(t)` calls, takes the task away:
///   awaiter operator co_await() &&;   awaiter await_transform(task t);
/// With `const &&` it stays.
static bool takesRvalue(const Stmt *S) {
  if (!S)
    return false;
  const auto *Call = dyn_cast<CallExpr>(S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (Callee && !Callee->isInStdNamespace()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
    if (Method && Method->getRefQualifier() == RQ_RValue && !Method->isConst())
      return true;
    for (unsigned I = 0; I < Callee->getNumParams(); ++I) {
      QualType T = Callee->getParamDecl(I)->getType();
      if (!T->isLValueReferenceType() && !isForwarding(Callee, I) &&
          !T.getNonReferenceType().isConstQualified() &&
          T.getNonReferenceType()->isRecordType())
        return true;
    }
  }
  return any_of(S->children(), takesRvalue);
}

/// log(std::move(t)) with a `const task &`, or (void)std::move(t).
static bool movesNowhere(const Function &F, const DeclRefExpr *Ref) {
  const Expr *Moved = Ref;
  const auto *User = dyn_cast_or_null<Expr>(F.user(Moved));
  while (User && isa<CallExpr>(User) && User->isXValue()) {
    Moved = User;
    User = dyn_cast_or_null<Expr>(F.user(Moved));
  }
  if (!User)
    return false;
  if (User->getType()->isVoidType() && isa<ExplicitCastExpr>(User))
    return true;
  const FunctionDecl *Callee =
      isa<CallExpr, CXXConstructExpr>(User) ? calleeOf(User) : nullptr;
  SmallVector<const Expr *> Arguments = argumentsOf(User);
  for (unsigned I = 0; Callee && I < Arguments.size(); ++I)
    if (I < Callee->getNumParams() &&
        Arguments[I]->IgnoreParenImpCasts() == Moved)
      return Callee->getParamDecl(I)->getType()->isLValueReferenceType();
  return false;
}

/// What \p U does to the variable, or nothing when it stays what it is.
static std::optional<EmptyTask::Reason> empties(const Function &F,
                                                const Use &U) {
  if (!U.Moved || !movingEmpties(U.Ref->getType()) || movesNowhere(F, U.Ref))
    return std::nullopt;
  const auto *Await = F.enclosing<CoawaitExpr>(U.Ref);
  if (!U.AwaitedOrReturned || !Await)
    return EmptyTask::MovedAway;
  return takesRvalue(Await->getCommonExpr())
             ? std::optional(EmptyTask::AwaitedOnce)
             : std::nullopt;
}

namespace {
/// What is in the variable: nothing, for a reason, or something.
struct Content {
  std::optional<EmptyTask::Reason> Empty;
  const Expr *By;
};
} // namespace

/// Adds where \p Var is empty to \p Found.
static void follow(const Function &F, const VarDecl *Var, ArrayRef<Use> Uses,
                   std::vector<EmptyTask> &Found) {
  ValueFlow Flow(F);
  unsigned Place = Flow.addPlace(Var, Var);
  SmallVector<Content> Contents;
  auto Put = [&](ValueFlow::Point At, Content What) {
    Flow.put(Place, At, /*Replaces=*/true);
    Contents.push_back(What);
  };
  auto IfEmpty = [](const Expr *Value, EmptyTask::Reason Why) {
    return Value && isEmpty(Value) ? std::optional(Why) : std::nullopt;
  };
  Put(Var, {IfEmpty(Var->getInit(), EmptyTask::Declared), nullptr});
  for (const Use &U : Uses) {
    if (U.Kind == UseKind::Overwrite) {
      Put(U.By, {IfEmpty(cast<CXXOperatorCallExpr>(U.By)->getArg(1),
                         EmptyTask::Emptied),
                 U.By});
      continue;
    }
    // A parameter `task &&` that nothing uses leaves it where it is.
    if (U.Kind == UseKind::Ignored && U.IgnoredBy->getType()->isReferenceType())
      continue;
    Flow.take(Place, U.Ref);
    // What takes it otherwise may put another one there.
    Put(U.Ref, {empties(F, U), U.Ref});
  }
  std::optional<std::vector<Outcome>> Outcomes = Flow.run();
  if (!Outcomes)
    return;
  for (const Use &U : Uses) {
    bool Awaited = F.enclosing<CoawaitExpr>(U.Ref);
    // co_return t; gives a task as a value, which may be an empty one.
    if (!U.AwaitedOrReturned || (F.coroutine() && !Awaited))
      continue;
    const Content *Empty = nullptr;
    bool MayBeFull = false;
    for (unsigned V = 0; V < Contents.size(); ++V)
      if (is_contained((*Outcomes)[V].TakenBy, U.Ref)) {
        MayBeFull |= !Contents[V].Empty;
        if (Contents[V].Empty && (!Empty || !Empty->By))
          Empty = &Contents[V];
      }
    if (Empty && !MayBeFull)
      Found.push_back({Var, U.Ref, Awaited, *Empty->Empty, Empty->By});
  }
}

std::vector<EmptyTask> emptyTasks(const Function &F) {
  std::vector<EmptyTask> Found;
  if (F.decl()->isDependentContext())
    return Found;
  for (const VarDecl *Var : F.locals()) {
    if (!isTask(F, Var->getType()) || isOfTaskItself(F, Var->getType()))
      continue;
    SmallVector<Use> Uses;
    for (const DeclRefExpr *Ref : F.references(Var))
      Uses.push_back(useOf(F, Ref));
    // Who asks `t.valid()` knows that it may be empty.
    if (any_of(Uses, [](const Use &U) { return U.AwaitedOrReturned; }) &&
        none_of(Uses, [](const Use &U) {
          return U.Kind == UseKind::Escape || U.Kind == UseKind::Look;
        }))
      follow(F, Var, Uses, Found);
  }
  return Found;
}

/// `ok ? fetch() : task<>()`: the parts that are empty.
static void addEmpty(const Expr *Value, SmallVectorImpl<const Expr *> &Out) {
  const Expr *E = plain(Value);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    addEmpty(Choice->getTrueExpr(), Out);
    addEmpty(Choice->getFalseExpr(), Out);
  } else if (isEmpty(E)) {
    Out.push_back(E);
  }
}

/// `T make() { return T(); }`: what T is, the caller decides.
static bool returnsTemplateArgument(const Function &F) {
  const FunctionDecl *Pattern = F.decl()->getTemplateInstantiationPattern();
  return Pattern && isa<TemplateTypeParmType, DependentNameType, DecltypeType>(
                        Pattern->getReturnType().getCanonicalType());
}

/// The statements and expressions of \p F that can be evaluated:
///   std::abort();
///   return {}; // not this one
static DenseSet<const Stmt *> evaluated(const Function &F) {
  CFG::BuildOptions Options;
  Options.AddEHEdges = F.hasTry();
  Options.setAllAlwaysAdd();
  std::unique_ptr<CFG> Graph = CFG::buildCFG(
      F.decl(), const_cast<Stmt *>(F.body()), &F.context(), Options);
  DenseSet<const Stmt *> Found;
  SmallVector<const CFGBlock *> Work;
  if (Graph)
    Work.push_back(&Graph->getEntry());
  SmallPtrSet<const CFGBlock *, 16> Seen;
  while (!Work.empty()) {
    const CFGBlock *Block = Work.pop_back_val();
    if (!Seen.insert(Block).second)
      continue;
    for (const CFGElement &Element : *Block)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>())
        Found.insert(S->getStmt());
    for (const CFGBlock::AdjacentBlock &Next : Block->succs())
      if (const CFGBlock *Reached = Next.getReachableBlock())
        Work.push_back(Reached);
  }
  return Found;
}

std::vector<EmptyValue> emptyValues(const Function &F) {
  std::vector<EmptyValue> Found;
  SmallVector<const Expr *> Parts;
  auto Add = [&](const Expr *Value, bool Awaited) {
    Parts.clear();
    addEmpty(Value, Parts);
    for (const Expr *Part : Parts)
      Found.push_back({Part, Awaited});
  };
  if (!F.coroutine() && isTask(F, F.decl()->getReturnType()) &&
      !isOfTaskItself(F, F.decl()->getReturnType()) &&
      !returnsTemplateArgument(F))
    for (const ReturnStmt *Return : F.own<ReturnStmt>())
      if (const Expr *Value = Return->getRetValue())
        Add(Value, /*Awaited=*/false);
  for (const Expr *E : F.awaits())
    if (const auto *Await = dyn_cast<CoawaitExpr>(E);
        Await && isTask(F, Await->getOperand()->getType()))
      Add(Await->getOperand(), /*Awaited=*/true);
  if (Found.empty() || F.decl()->isDependentContext())
    return Found;
  DenseSet<const Stmt *> Evaluated = evaluated(F);
  erase_if(Found, [&](const EmptyValue &Empty) {
    return !Evaluated.contains(Empty.Value);
  });
  return Found;
}

} // namespace async_tidy
