//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// A forward analysis whose state is where the coroutine is: nothing yet, one
/// of the places where blocking is fine, or with the executor, which wins every
/// join. The answer does not depend on the order in which blocks are visited.

#include "core/effects/Context.h"
#include "core/model/Names.h"
#include "core/model/Roles.h"
#include "core/model/TranslationUnit.h"
#include "clang/Analysis/CFG.h"
#include <set>

using namespace clang;
using namespace llvm;

namespace async_tidy {

/// What is said of one executor.
struct Destination {
  std::string Name;
  bool MayBlock;
};

/// What `operator->` of \p Record or of a base of it leads to, or null.
static QualType arrowOf(const CXXRecordDecl *Record) {
  if (!Record || !Record->hasDefinition())
    return {};
  DeclarationName Arrow =
      Record->getASTContext().DeclarationNames.getCXXOperatorName(OO_Arrow);
  for (const NamedDecl *D : Record->lookup(Arrow))
    if (const auto *Method = dyn_cast<CXXMethodDecl>(D))
      return Method->getReturnType()->getPointeeType();
  for (const CXXBaseSpecifier &Base : Record->bases())
    if (QualType T = arrowOf(Base.getType()->getAsCXXRecordDecl()); !T.isNull())
      return T;
  return {};
}

QualType pointee(QualType T) {
  T = T.getNonReferenceType();
  if (T->isPointerType())
    return T->getPointeeType();
  QualType Pointed = arrowOf(T->getAsCXXRecordDecl());
  return Pointed.isNull() ? T : Pointed;
}

/// `pool`, `*pool`, `rt.background_executor()`, `auto e = background();`
///
/// What is known of the executor that \p E names.
static std::optional<Destination> executorIs(TranslationUnit &TU,
                                             const Expr *E) {
  // A local stands for what it is initialised with.
  for (unsigned Steps = 0; Steps < 4; ++Steps) {
    E = E->IgnoreUnlessSpelledInSource();
    if (const auto *Deref = dyn_cast<UnaryOperator>(E);
        Deref &&
        (Deref->getOpcode() == UO_Deref || Deref->getOpcode() == UO_AddrOf)) {
      E = Deref->getSubExpr();
      continue;
    }
    if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
        Operator &&
        (Operator->getOperator() == OO_Arrow ||
         (Operator->getOperator() == OO_Star && Operator->getNumArgs() == 1))) {
      E = Operator->getArg(0);
      continue;
    }
    const auto *Ref = dyn_cast<DeclRefExpr>(E);
    const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
    if (!Var || !Var->hasLocalStorage() || isa<ParmVarDecl>(Var) ||
        !Var->getInit())
      break;
    if (std::optional<TypeFact> Fact =
            roleOf(TU, pointee(Var->getType()), TypeRole::BlockingExecutor))
      return Destination{TU.qualifiedName(Fact->Record).str(), true};
    E = Var->getInit();
  }
  if (std::optional<FunctionFact> Fact =
          roleOf(TU, E, FunctionRole::BlockingContext))
    return Destination{Fact->Name, true};
  if (std::optional<FunctionFact> Fact = roleOf(TU, E, FunctionRole::Switches))
    return Destination{Fact->Name, false};
  QualType T = pointee(E->getType());
  if (std::optional<TypeFact> Fact = roleOf(TU, T, TypeRole::BlockingExecutor))
    return Destination{TU.qualifiedName(Fact->Record).str(), true};
  if (std::optional<TypeFact> Fact = roleOf(TU, T, TypeRole::SingleThreaded))
    return Destination{TU.qualifiedName(Fact->Record).str(), false};
  return std::nullopt;
}

std::optional<Switch> whereTo(TranslationUnit &TU, const Expr *Await) {
  const Expr *Operand = nullptr;
  if (const auto *Suspend = dyn_cast<CoroutineSuspendExpr>(Await))
    Operand = Suspend->getOperand();
  else if (const auto *Dependent = dyn_cast<DependentCoawaitExpr>(Await))
    Operand = Dependent->getOperand();
  if (!Operand)
    return std::nullopt;
  Operand = Operand->IgnoreUnlessSpelledInSource();
  std::optional<FunctionFact> Fact =
      roleOf(TU, Operand, FunctionRole::BlockingContext);
  bool MayBlock = Fact.has_value();
  if (!Fact)
    Fact = roleOf(TU, Operand, FunctionRole::Switches);
  if (!Fact) {
    if (isa<CallExpr, CXXConstructExpr>(Operand))
      return std::nullopt;
    // co_await pool;
    //          ^
    if (std::optional<Destination> To = executorIs(TU, Operand))
      return Switch{Await, To->Name, To->MayBlock};
    return std::nullopt;
  }
  SmallVector<const Expr *> Executors = argumentsOf(Operand);
  if (const Expr *Object = objectOf(Operand))
    Executors.push_back(Object);
  for (const Expr *E : Executors)
    if (std::optional<Destination> To = executorIs(TU, E))
      return Switch{Await, To->Name, To->MayBlock};
  return Switch{Await, Fact->Name, MayBlock};
}

namespace {

/// Where one coroutine is when it evaluates what.
class Places {
public:
  explicit Places(const Function &F) : F(F) {
    bool Leaves = false;
    for (const Expr *Await : F.awaits())
      if (std::optional<Switch> S = whereTo(F.unit(), Await)) {
        Leaves |= S->MayBlock;
        IndexOf[Await] = Switches.size();
        Switches.push_back(std::move(*S));
      }
    // A dependent body has no graph.
    if (Leaves && !F.decl()->isDependentContext())
      run();
    else if (!Leaves)
      Switches.clear();
  }

  std::optional<Switch> whyFine(const Stmt *At) const {
    if (Switches.empty())
      return std::nullopt;
    if (F.decl()->isDependentContext()) {
      for (const Switch &S : Switches)
        if (S.MayBlock && F.isBefore(S.Await->getBeginLoc(), At->getBeginLoc()))
          return S;
      return std::nullopt;
    }
    // What the graph does not have is evaluated with what it is part of.
    for (; At; At = F.parent(At))
      if (auto Found = Before.find(At); Found != Before.end())
        return Found->second < Switches.size()
                   ? std::optional(Switches[Found->second])
                   : std::nullopt;
    return std::nullopt;
  }

private:
  /// The number of the switch that the coroutine stands behind.
  using State = unsigned;
  static constexpr State Unreached = ~0u;
  static constexpr State Executor = ~0u - 1;

  static State join(State A, State B) {
    if (A == Unreached || B == Unreached)
      return A == Unreached ? B : A;
    return A == Executor || B == Executor ? Executor : std::min(A, B);
  }

  /// The state after \p Block; notes that of each statement when \p Record.
  State transfer(const CFGBlock &Block, State Now, bool Record) {
    for (const CFGElement &Element : Block)
      if (std::optional<CFGStmt> S = Element.getAs<CFGStmt>()) {
        if (Record) {
          auto [At, New] = Before.try_emplace(S->getStmt(), Now);
          if (!New)
            At->second = join(At->second, Now);
        }
        if (auto Found = IndexOf.find(S->getStmt()); Found != IndexOf.end())
          Now = Switches[Found->second].MayBlock ? Found->second : Executor;
      }
    return Now;
  }

  /// Whether \p Block evaluates a part of a switch: it is not the switch that
  /// fails when a handler runs after one.
  bool isSwitching(const CFGBlock &Block) const {
    for (const CFGElement &Element : reverse(Block))
      if (std::optional<CFGStmt> Last = Element.getAs<CFGStmt>()) {
        SourceLocation Loc = Last->getStmt()->getBeginLoc();
        return any_of(Switches, [&](const Switch &S) {
          return Loc.isValid() && !F.isBefore(Loc, S.Await->getBeginLoc()) &&
                 !F.isBefore(S.Await->getEndLoc(), Loc);
        });
      }
    return false;
  }

  void run() {
    CFG::BuildOptions Options;
    Options.PruneTriviallyFalseEdges = true;
    Options.AddEHEdges = F.hasTry();
    Options.setAllAlwaysAdd();
    std::unique_ptr<CFG> Graph = CFG::buildCFG(
        F.decl(), const_cast<Stmt *>(F.body()), &F.context(), Options);
    if (!Graph)
      return;
    std::vector<State> In(Graph->getNumBlockIDs(), Unreached);
    // Entry has the highest number: blocks come before those they lead to.
    std::set<std::pair<unsigned, const CFGBlock *>, std::greater<>> Work;
    auto Enter = [&](const CFGBlock &Block, State With) {
      State &Known = In[Block.getBlockID()];
      State Joined = join(Known, With);
      if (Joined != Known)
        Work.insert({Block.getBlockID(), &Block});
      Known = Joined;
    };
    Enter(Graph->getEntry(), Executor);
    while (!Work.empty()) {
      const CFGBlock &Block = *Work.begin()->second;
      Work.erase(Work.begin());
      State After = transfer(Block, In[Block.getBlockID()], /*Record=*/false);
      for (const CFGBlock::AdjacentBlock &Next : Block.succs())
        if (const CFGBlock *To = Next.getReachableBlock();
            To && !(isa_and_nonnull<CXXTryStmt>(To->getTerminatorStmt()) &&
                    isSwitching(Block)))
          Enter(*To, After);
    }
    for (const CFGBlock *Block : *Graph)
      if (State Known = In[Block->getBlockID()]; Known != Unreached)
        transfer(*Block, Known, /*Record=*/true);
  }

  const Function &F;
  std::vector<Switch> Switches;
  DenseMap<const Stmt *, unsigned> IndexOf;
  DenseMap<const Stmt *, State> Before;
};

/// The answers of a unit, one run for each coroutine.
struct AllPlaces {
  DenseMap<const Function *, std::unique_ptr<Places>> Of;
};

} // namespace

std::optional<Switch> whyMayBlock(const Function &F, const Stmt *At) {
  if (F.awaits().empty())
    return std::nullopt;
  std::unique_ptr<Places> &Entry = F.unit().analysis<AllPlaces>().Of[&F];
  if (!Entry)
    Entry = std::make_unique<Places>(F);
  return Entry->whyFine(At);
}

} // namespace async_tidy
