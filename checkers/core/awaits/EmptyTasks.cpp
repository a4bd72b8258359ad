//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/awaits/EmptyTasks.h"
#include "core/model/Task.h"
#include "core/model/TranslationUnit.h"
#include "clang/Analysis/CFG.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

bool isOfTaskItself(const Function &F, QualType T) {
  const CXXRecordDecl *Task = T->getAsCXXRecordDecl();
  for (const DeclContext *C = F.decl(); C; C = C->getParent())
    if (const auto *Record = dyn_cast<CXXRecordDecl>(C);
        Record && Task && declaresSameEntity(Record, Task))
      return true;
  const IdentifierInfo *Name = F.decl()->getIdentifier();
  return Name && Name->getName().starts_with("get_return_object");
}

bool countsOnTask(const Function &F, QualType T) {
  return !T->isReferenceType() && F.unit().task(T).Kind == TaskKind::Task &&
         !F.unit().task(T).MayDrop && !isOfTaskItself(F, T);
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

bool makesEmptyTask(const Expr *Value) {
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

/// `ok ? fetch() : task<>()`: the parts that are empty.
static void addEmpty(const Expr *Value, SmallVectorImpl<const Expr *> &Out) {
  const Expr *E = plain(Value);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E)) {
    addEmpty(Choice->getTrueExpr(), Out);
    addEmpty(Choice->getFalseExpr(), Out);
  } else if (makesEmptyTask(E)) {
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
  if (!F.coroutine() && countsOnTask(F, F.decl()->getReturnType()) &&
      !returnsTemplateArgument(F))
    for (const ReturnStmt *Return : F.own<ReturnStmt>())
      if (const Expr *Value = Return->getRetValue())
        Add(Value, /*Awaited=*/false);
  for (const Expr *E : F.awaits())
    if (const auto *Await = dyn_cast<CoawaitExpr>(E);
        Await && countsOnTask(F, Await->getOperand()->getType()))
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
