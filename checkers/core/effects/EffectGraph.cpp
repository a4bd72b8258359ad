//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/effects/EffectGraph.h"
#include "core/effects/Blocking.h"
#include "core/model/Names.h"
#include "core/model/Owner.h"
#include "core/model/Roles.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace llvm;

namespace async_tidy {

//===----------------------------------------------------------------------===//
// Nodes
//===----------------------------------------------------------------------===//

EffectGraph &EffectGraph::of(TranslationUnit &TU) {
  EffectGraph &Graph = TU.analysis<EffectGraph>();
  if (!Graph.TU) {
    Graph.TU = &TU;
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        if (F->coroutine())
          for (const Site &S : Graph.sitesIn(*F))
            Graph.reachOf(*F, S);
    Graph.expand();
  }
  return Graph;
}

unsigned EffectGraph::include(const FunctionDecl *F) {
  unsigned Node = nodeOf(F);
  expand();
  return Node;
}

const std::vector<Site> &EffectGraph::sitesIn(const Function &F) {
  auto [Place, New] = Sites.try_emplace(&F);
  if (New)
    Place->second = sitesOf(F);
  return Place->second;
}

unsigned EffectGraph::add(const Decl *Key, bool Virtual, EffectNode Node) {
  unsigned Number = Chains.addNode();
  (Virtual ? ByVirtual : ByDecl)[Key] = Number;
  Nodes.push_back(std::move(Node));
  Unexpanded.push_back(Number);
  Solved.clear();
  return Number;
}

unsigned EffectGraph::nodeOf(const FunctionDecl *F) {
  F = F->getCanonicalDecl();
  if (auto Known = ByDecl.find(F); Known != ByDecl.end())
    return Known->second;
  return add(F, false, {F});
}

unsigned EffectGraph::nodeOfDestruction(const CXXRecordDecl *R) {
  R = R->getDefinition();
  // Its body destroys the members too.
  if (const CXXDestructorDecl *D = R->getDestructor();
      D && D->isUserProvided() && bodyOf(D))
    return nodeOf(D);
  if (auto Known = ByDecl.find(R); Known != ByDecl.end())
    return Known->second;
  return add(R, false, {nullptr, R});
}

unsigned EffectGraph::nodeOfOverriders(const CXXMethodDecl *Method) {
  Method = Method->getCanonicalDecl();
  if (auto Known = ByVirtual.find(Method); Known != ByVirtual.end())
    return Known->second;
  unsigned Node = add(Method, true, {Method});
  Nodes[Node].HasBody = Nodes[Node].Virtual = true;
  for (const CXXMethodDecl *Other : overridersOf(Method)) {
    unsigned To = nodeOf(Other);
    Nodes[Node].Calls.push_back({To,
                                 {CallKind::Override,
                                  Other->getLocation(),
                                  {},
                                  "'" + functionName(*TU, Other) + "'"}});
    Chains.addCall(Node, To);
  }
  return Node;
}

/// The function as we may look into it: not a system header's nor a known
/// library's, for which models speak.
const Function *EffectGraph::bodyOf(const FunctionDecl *F) {
  F = F->getCanonicalDecl();
  auto [Place, New] = Bodies.try_emplace(F, nullptr);
  if (!New)
    return Place->second;
  const Function *Found = TU->function(F);
  const FunctionDecl *Definition = nullptr;
  if (!Found && F->getBody(Definition) && !Definition->isDependentContext() &&
      !Definition->isInvalidDecl()) {
    // Outside of what is traversed, as headers are in an editor.
    const SourceManager &SM = TU->context().getSourceManager();
    if (!SM.isInSystemHeader(SM.getExpansionLoc(Definition->getLocation()))) {
      Extra.push_back(std::make_unique<Function>(*TU, Definition, nullptr));
      Found = Extra.back().get();
    }
  }
  if (Found && TU->models().isOfKnownLibrary(TU->qualifiedName(F)))
    Found = nullptr;
  return Bodies[F] = Found;
}

const std::vector<const CXXMethodDecl *> &
EffectGraph::overridersOf(const CXXMethodDecl *Method) {
  if (!Overriders) {
    Overriders.emplace();
    for (const FunctionGroup &Group : TU->functions())
      for (const auto &F : Group) {
        const auto *Overrider = dyn_cast<CXXMethodDecl>(F->decl());
        if (!Overrider || !Overrider->isVirtual() || F->coroutine())
          continue;
        SmallVector<const CXXMethodDecl *> Work(
            Overrider->overridden_methods());
        SmallPtrSet<const CXXMethodDecl *, 4> Seen;
        while (!Work.empty()) {
          const CXXMethodDecl *Base = Work.pop_back_val()->getCanonicalDecl();
          if (!Seen.insert(Base).second)
            continue;
          (*Overriders)[Base].push_back(Overrider);
          append_range(Work, Base->overridden_methods());
        }
      }
  }
  return (*Overriders)[Method->getCanonicalDecl()];
}

//===----------------------------------------------------------------------===//
// Edges
//===----------------------------------------------------------------------===//

void EffectGraph::expand() {
  while (!Unexpanded.empty()) {
    unsigned Node = Unexpanded.back();
    Unexpanded.pop_back();
    expand(Node);
  }
}

void EffectGraph::expand(unsigned Number) {
  Reach Found;
  const FunctionDecl *F = Nodes[Number].Function;
  if (Nodes[Number].Virtual)
    return; // its calls were there from the start
  if (F) {
    const Function *Body = bodyOf(F);
    if (!Body) {
      askElsewhere(Nodes[Number]);
      return;
    }
    Nodes[Number].HasBody = true;
    // What a call of a coroutine makes runs where it is awaited.
    if (Body->coroutine())
      return;
    for (const Site &S : sitesOf(*Body))
      if (!S.Once) {
        Reach Here = reachOf(*Body, S);
        append_range(Found.Effects, std::move(Here.Effects));
        append_range(Found.Calls, std::move(Here.Calls));
      }
  } else {
    Nodes[Number].HasBody = true;
    const CXXRecordDecl *R = Nodes[Number].Dies;
    if (const CXXDestructorDecl *D = R->getDestructor();
        D && D->isUserProvided())
      Found.Calls.push_back({nodeOf(D),
                             {CallKind::Destroy,
                              D->getLocation(),
                              {},
                              "'" + TU->qualifiedName(R).str() + "'"}});
    for (const Site &S : sitesOfDestruction(R))
      destructionOf(nullptr, S, Found);
  }
  for (const EffectCall &Call : Found.Calls)
    Chains.addCall(Number, Call.To);
  Nodes[Number].Effects = std::move(Found.Effects);
  Nodes[Number].Calls = std::move(Found.Calls);
}

void EffectGraph::askElsewhere(EffectNode &Node) {
  const FunctionDecl *F = Node.Function;
  const SourceManager &SM = TU->context().getSourceManager();
  if (F->getBuiltinID() || !F->isExternallyVisible() ||
      SM.isInSystemHeader(SM.getExpansionLoc(F->getLocation())) ||
      TU->models().isOfKnownLibrary(TU->qualifiedName(F)))
    return;
  Node.AskedElsewhere = true;
  const IndexedFunction *Known = TU->knownElsewhere(F);
  if (!Known)
    return;
  for (const auto &[What, Step] : Known->Effects)
    Node.Effects.push_back({What,
                            {Step.How, {}, Step.At, Step.Name},
                            "",
                            Step.Why,
                            Step.Next,
                            Step.Length});
}

/// A name for messages: a function object of a variable by that variable.
static std::string nameAt(TranslationUnit &TU, const Site &S) {
  if (S.How == CallKind::Construct)
    return isa<CXXConstructExpr>(S.Call)
               ? "'" +
                     typeName(TU.context(), TU.context().getBaseElementType(
                                                S.Call->getType())) +
                     "'"
               : "'" + functionName(TU, S.Callee) + "'";
  const auto *Method = dyn_cast<CXXMethodDecl>(S.Callee);
  if (!Method || !Method->getParent()->isLambda())
    return "'" + functionName(TU, S.Callee) + "'";
  const Expr *Object = S.How == CallKind::Call ? objectOf(S.Call) : nullptr;
  if (const auto *Ref = dyn_cast_or_null<DeclRefExpr>(
          Object ? Object->IgnoreParenImpCasts() : nullptr))
    return "'" + Ref->getDecl()->getNameAsString() + "'";
  return "this lambda";
}

/// Functions that run what they are given elsewhere, or about which a model
/// has spoken already, are not looked into.
static bool isAnswered(TranslationUnit &TU, const Expr *Call) {
  for (FunctionRole Role :
       {FunctionRole::NonBlocking, FunctionRole::Spawn, FunctionRole::Offload,
        FunctionRole::Sink, FunctionRole::Joins, FunctionRole::Calls})
    if (roleOf(TU, Call, Role))
      return true;
  return false;
}

EffectGraph::Reach EffectGraph::reachOf(const Function &F, const Site &S) {
  Reach Out;
  if (S.How == CallKind::Destroy) {
    destructionOf(&F, S, Out);
    return Out;
  }
  if (S.Callee->isNoReturn() || S.Callee->isConsteval())
    return Out;
  Hop At{S.How, S.Loc, {}, nameAt(*TU, S)};
  if (S.How != CallKind::Callback) {
    if (hasNonBlockingEffect(S.Callee))
      return Out;
    for (DirectEffect &E : directEffects(F, S.Call)) {
      Hop Last = At;
      if (S.How != CallKind::Construct)
        Last.Name = "'" + E.Name + "'"; // the name that has the model
      Out.Effects.push_back({E.What, std::move(Last), E.Name, E.Why});
    }
    // std::make_unique<std::ifstream>(path)
    if (std::optional<FunctionFact> Made =
            S.How == CallKind::Construct && isa<CallExpr>(S.Call) &&
                    !argumentsOf(S.Call).empty()
                ? roleOf(*TU, S.Callee, FunctionRole::Blocking)
                : std::nullopt;
        Made && Made->Model)
      Out.Effects.push_back(
          {effectOf(Made->Model->Kind), At, Made->Name, Made->Model->Why});
    if (!Out.Effects.empty() || isAnswered(*TU, S.Call))
      return Out;
  }
  callsOf(S, Out);
  for (EffectCall &Call : Out.Calls)
    if (Call.At.Name.empty())
      Call.At = At;
  return Out;
}

void EffectGraph::callsOf(const Site &S, Reach &Out) {
  const FunctionDecl *Callee = S.Callee;
  const auto *Member = dyn_cast_or_null<CXXMemberCallExpr>(S.Call);
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  bool Dynamic = false;
  if (Member && Method && Method->isVirtual() && S.How == CallKind::Call) {
    const auto *Named =
        dyn_cast<MemberExpr>(Member->getCallee()->IgnoreParens());
    const CXXMethodDecl *Exact =
        Named && Named->hasQualifier()
            ? Method
            : Method->getDevirtualizedMethod(
                  Member->getImplicitObjectArgument(), /*IsAppleKext=*/false);
    Dynamic = !Exact;
    if (Exact)
      Callee = Exact;
  }
  if (!Dynamic || !Method->isPureVirtual() || overridersOf(Method).empty())
    Out.Calls.push_back({nodeOf(Callee), {}});
  if (Dynamic && !overridersOf(Method).empty())
    Out.Calls.push_back({nodeOfOverriders(Method), {}});
}

/// auto f = std::async(work);   std::async(work);
///          ^~~~~~~~~~~~~~~~    ^~~~~~~~~~~~~~~~
/// The future that another library's function returns has a promise, and does
/// not wait.
static bool isSpawned(TranslationUnit &TU, const Site &S, StringRef Library) {
  const Expr *Init = S.Call;
  if (const auto *Var = dyn_cast_or_null<VarDecl>(S.Dies))
    Init = Var->getInit();
  if (!Init)
    return false;
  Init = Init->IgnoreImplicit();
  if (!isa<CallExpr>(Init))
    return false;
  std::optional<FunctionFact> Spawn = roleOf(TU, Init, FunctionRole::Spawn);
  return Spawn && Spawn->Model && Spawn->Model->Library == Library;
}

/// `std::jthread t;` has nothing to wait for, unless it is given something.
static bool startsEmpty(const Site &S) {
  const auto *Var = dyn_cast_or_null<VarDecl>(S.Dies);
  const auto *Construct =
      Var && Var->getInit()
          ? dyn_cast<CXXConstructExpr>(Var->getInit()->IgnoreImplicit())
          : nullptr;
  return Construct && Construct->getNumArgs() == 0;
}

void EffectGraph::destructionOf(const Function *F, const Site &S, Reach &Out) {
  if (const CXXRecordDecl *R = S.Destroyed->getAsCXXRecordDecl())
    if (std::optional<TypeFact> Spawned =
            roleOf(*TU, S.Destroyed, TypeRole::JoinsWhenSpawned)) {
      if (F && isSpawned(*TU, S, Spawned->Model->Library))
        Out.Effects.push_back(
            {Effect::Wait,
             {S.How, S.Loc, {}, "'" + TU->qualifiedName(R).str() + "'"},
             TU->qualifiedName(R).str(),
             Spawned->Model->Why});
      return;
    }
  if (S.Dies && startsEmpty(S) &&
      roleOf(*TU, S.Destroyed, TypeRole::JoinsInDestructor) && F &&
      none_of(F->own<CXXOperatorCallExpr>(), [&](const auto *Assign) {
        return Assign->isAssignmentOp() && names(Assign->getArg(0), S.Dies);
      }))
    return;
  destructionOf(S.Destroyed, S.Loc, Out);
}

void EffectGraph::destructionOf(QualType T, SourceLocation Loc, Reach &Out) {
  T = TU->context().getBaseElementType(T);
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !R->hasDefinition())
    return;
  Hop At{CallKind::Destroy, Loc, {}, "'" + typeName(TU->context(), T) + "'"};
  if (std::optional<TypeFact> Joins =
          roleOf(*TU, T, TypeRole::JoinsInDestructor)) {
    At.Name = "'" + TU->qualifiedName(R).str() + "'";
    Out.Effects.push_back(
        {Effect::Wait, At, TU->qualifiedName(R).str(),
         Joins->Model ? Joins->Model->Why : std::string("waits for its work")});
    return;
  }
  if (std::optional<Owner> Owns = standardOwner(T)) {
    if (!Owns->Shared)
      for (QualType Owned : Owns->Owned)
        if (Owned->isRecordType() &&
            Owned.isDestructedType() == QualType::DK_cxx_destructor)
          destructionOf(Owned, Loc, Out);
    return;
  }
  const SourceManager &SM = TU->context().getSourceManager();
  if (SM.isInSystemHeader(SM.getExpansionLoc(R->getLocation())) ||
      TU->models().isOfKnownLibrary(TU->qualifiedName(R)))
    return;
  Out.Calls.push_back({nodeOfDestruction(R), At});
}

//===----------------------------------------------------------------------===//
// Answers
//===----------------------------------------------------------------------===//

std::vector<const IndexStep *> EffectGraph::stepsElsewhere(const OwnEffect &E) {
  std::vector<const IndexStep *> Result;
  // A damaged index may lead nowhere, or in circles: not farther than it says.
  for (std::string Id = E.Elsewhere; !Id.empty() && Result.size() < E.Length;) {
    const IndexedFunction *Known = TU->knownElsewhere(Id);
    auto Step =
        Known ? Known->Effects.find(E.What) : decltype(Known->Effects.end()){};
    if (!Known || Step == Known->Effects.end())
      break;
    Result.push_back(&Step->second);
    Id = Step->second.Next;
  }
  return Result;
}

bool EffectGraph::isAllowed(const OwnEffect &E, ArrayRef<std::string> Allowed) {
  if (Allowed.empty())
    return false;
  auto Named = [&](StringRef Quoted) {
    return is_contained(Allowed, Quoted.trim('\''));
  };
  return is_contained(Allowed, E.Name) || Named(E.Last.Name) ||
         any_of(stepsElsewhere(E),
                [&](const IndexStep *Step) { return Named(Step->Name); });
}

ArrayRef<unsigned> EffectGraph::distances(Effect What,
                                          ArrayRef<std::string> Allowed) {
  auto [Place, New] = Solved.try_emplace({What, Allowed.vec()});
  if (!New)
    return Place->second;
  std::vector<CallChains::Source> Sources;
  std::vector<bool> Closed(Nodes.size());
  for (unsigned I = 0; I < Nodes.size(); ++I) {
    const EffectNode &Node = Nodes[I];
    Closed[I] = !Allowed.empty() && Node.Function &&
                is_contained(Allowed, TU->qualifiedName(Node.Function));
    for (const OwnEffect &E : Node.Effects)
      if (E.What == What && !isAllowed(E, Allowed)) {
        Sources.push_back({I, E.Length});
        break;
      }
  }
  if (Sources.empty())
    return Place->second =
               std::vector<unsigned>(Nodes.size(), CallChains::Unreached);
  return Place->second = Chains.distances(Sources, Closed);
}

} // namespace async_tidy
