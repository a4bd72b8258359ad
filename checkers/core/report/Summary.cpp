//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/Summary.h"
#include "core/awaits/Holding.h"
#include "core/awaits/ParameterUse.h"
#include "core/effects/EffectGraph.h"
#include "core/model/Names.h"
#include "core/model/Spawns.h"
#include "core/report/RunSummary.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SmallString.h"
#include <map>
#include <set>

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

class Summariser {
public:
  Summariser(TranslationUnit &TU, StringRef UnitFile)
      : TU(TU), Graph(EffectGraph::of(TU)), UnitFile(UnitFile),
        Sources(TU.context().getSourceManager()) {}

  UnitSummary take() {
    SmallVector<unsigned> Roots;
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        if (isForOthers(*F)) {
          if (!F->coroutine())
            Roots.push_back(Graph.include(F->decl()));
          overrides(*F);
          parameters(*F);
        }
    // What the others can call, and what that reaches.
    BitVector Reached(Graph.nodes().size());
    while (!Roots.empty()) {
      unsigned Node = Roots.pop_back_val();
      if (Reached.test(Node))
        continue;
      Reached.set(Node);
      for (const EffectCall &Call : Graph.nodes()[Node].Calls)
        Roots.push_back(Call.To);
    }
    BitVector Matters = mattering();
    for (unsigned Node : Reached.set_bits())
      if (Matters.test(Node) && Graph.nodes()[Node].HasBody)
        Result.Functions.push_back(summaryOf(Graph.nodes()[Node]));
    for (auto &[Id, F] : Takers)
      Result.Functions.push_back(std::move(F));
    sort(Result.Functions,
         [](const auto &A, const auto &B) { return A.Id < B.Id; });
    Result.Runs = runsIn(TU, UnitFile);
    return std::move(Result);
  }

private:
  /// A function that other units can call and do not see the body of: those
  /// of a header are in every unit that calls them.
  bool isForOthers(const Function &F) const {
    const FunctionDecl *D = F.decl();
    return D->isExternallyVisible() && !D->isDependentContext() &&
           Sources.isInMainFile(Sources.getExpansionLoc(D->getLocation()));
  }

  void overrides(const Function &F) {
    const auto *Method = dyn_cast<CXXMethodDecl>(F.decl());
    if (!Method || !Method->isVirtual() || F.coroutine())
      return;
    SmallVector<const CXXMethodDecl *> Work(Method->overridden_methods());
    SmallPtrSet<const CXXMethodDecl *, 4> Seen;
    while (!Work.empty()) {
      const CXXMethodDecl *Base = Work.pop_back_val();
      if (!Seen.insert(Base->getCanonicalDecl()).second)
        continue;
      Result.Overrides.push_back({idOf(Base), idOf(Method),
                                  "'" + functionName(TU, Method) + "'",
                                  placeOf(Sources, Method->getLocation())});
      append_range(Work, Base->overridden_methods());
    }
  }

  /// What \p F does with the tasks and callables that it is given.
  void parameters(const Function &F) {
    FunctionSummary Taker;
    for (const ParmVarDecl *P : F.decl()->parameters())
      if (whatHolds(TU, P->getType()) &&
          ignoredParameter(TU, F.decl(), P->getFunctionScopeIndex()))
        Taker.IgnoredTasks.push_back(P->getFunctionScopeIndex());
    std::set<unsigned> HandedOff;
    for (const HandedOn &H : handedOnBy(F))
      // What is summed up must not depend on what others were.
      if (H.Executor.Kind == Threads::Multi && !H.Elsewhere)
        HandedOff.insert(H.Parameter);
    Taker.HandedOff.assign(HandedOff.begin(), HandedOff.end());
    if (!Taker.IgnoredTasks.empty() || !Taker.HandedOff.empty()) {
      Taker.Id = idOf(F.decl());
      std::string Id = Taker.Id;
      Takers.try_emplace(std::move(Id), std::move(Taker));
    }
  }

  /// The nodes that may have an effect: they have it here, or end in what
  /// another unit may know.
  BitVector mattering() const {
    CallChains Backwards;
    std::vector<CallChains::Source> Ends;
    for (unsigned I = 0; I < Graph.nodes().size(); ++I) {
      Backwards.addNode();
      const EffectNode &Node = Graph.nodes()[I];
      if (!Node.Effects.empty() || (!Node.HasBody && Node.AskedElsewhere))
        Ends.push_back({I, 0});
    }
    for (unsigned I = 0; I < Graph.nodes().size(); ++I)
      for (const EffectCall &Call : Graph.nodes()[I].Calls)
        Backwards.addCall(I, Call.To);
    std::vector<unsigned> Distances = Backwards.distances(Ends);
    BitVector Result(unsigned(Distances.size()));
    for (unsigned I = 0; I < Distances.size(); ++I)
      if (Distances[I] != CallChains::Unreached)
        Result.set(I);
    return Result;
  }

  std::string idOf(const Decl *D) const {
    SmallString<128> Id;
    if (index::generateUSRForDecl(D, Id))
      return "";
    const auto *Named = dyn_cast<NamedDecl>(D);
    if (Named && !Named->isExternallyVisible())
      return (UnitFile + " " + Id).str();
    return Id.str().str();
  }
  std::string idOf(const EffectNode &Node) const {
    // Others may know of other overriders.
    if (Node.Virtual)
      return (UnitFile + " virtual " + idOf(Node.Function)).str();
    if (Node.Function)
      return idOf(Node.Function);
    return "~" + idOf(Node.Dies);
  }

  FunctionSummary summaryOf(const EffectNode &Node) {
    FunctionSummary F;
    F.Id = idOf(Node);
    if (auto Taker = Takers.find(F.Id); Taker != Takers.end()) {
      F = std::move(Taker->second);
      Takers.erase(Taker);
    }
    for (const OwnEffect &E : Node.Effects)
      if (none_of(F.Facts,
                  [&](const SummaryFact &Said) { return Said.What == E.What; }))
        F.Facts.push_back({E.What, E.Last.How, placeOf(Sources, E.Last.Loc),
                           E.Last.Name, E.Why});
    for (const EffectCall &Call : Node.Calls) {
      const EffectNode &To = Graph.nodes()[Call.To];
      F.Calls.push_back(
          {Call.At.How, placeOf(Sources, Call.At.Loc), Call.At.Name, idOf(To)});
    }
    return F;
  }

  TranslationUnit &TU;
  EffectGraph &Graph;
  StringRef UnitFile;
  const SourceManager &Sources;
  /// Functions that do something with a parameter, by id.
  std::map<std::string, FunctionSummary> Takers;
  UnitSummary Result;
};

} // namespace

UnitSummary summaryOf(TranslationUnit &TU, StringRef UnitFile) {
  return Summariser(TU, UnitFile).take();
}

} // namespace async_tidy
