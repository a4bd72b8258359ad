//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/model/ProjectIndex.h"
#include "core/model/ShortestChains.h"
#include "core/models/ModelFiles.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace async_tidy {

constexpr StringLiteral CallWords[] = {
    "call", "construct", "destroy", "default-argument", "callback", "override"};

StringRef word(CallKind How) { return CallWords[unsigned(How)]; }

//===----------------------------------------------------------------------===//
// Joining units
//===----------------------------------------------------------------------===//

namespace {

/// The functions of all units as one graph.
class Merger {
public:
  explicit Merger(ArrayRef<const UnitSummary *> Units) {
    for (const UnitSummary *Unit : Units)
      for (const FunctionSummary &F : Unit->Functions)
        take(F);
    std::map<StringRef, std::map<StringRef, const SummaryOverride *>> Virtual;
    for (const UnitSummary *Unit : Units)
      for (const SummaryOverride &O : Unit->Overrides)
        if (!Index.contains(O.Base))
          Virtual[O.Base].try_emplace(O.Id, &O);
    for (const auto &[Base, Overrides] : Virtual)
      takeVirtual(Base, Overrides);
    for (unsigned I = 0; I < Known.size(); ++I)
      for (const SummaryCall &Call : Known[I].Calls)
        Graph.addCall(I, nodeOf(Call.To));
  }

  void solve(StringMap<IndexedFunction> &Out) {
    for (const FunctionSummary &F : Known)
      if (!F.IgnoredTasks.empty() || !F.HandedOff.empty()) {
        Out[F.Id].IgnoredTasks = F.IgnoredTasks;
        Out[F.Id].HandedOff = F.HandedOff;
      }
    for (Effect What : AllEffects)
      solve(What, Out);
  }

private:
  void take(const FunctionSummary &F) {
    auto [Place, New] = Index.try_emplace(F.Id, unsigned(Known.size()));
    if (New) {
      Known.push_back(F);
      Graph.addNode();
    }
  }

  /// A member function that no unit defines: it does what all that override it
  /// do, for any of them may be meant (and a test's need not be).
  void
  takeVirtual(StringRef Base,
              const std::map<StringRef, const SummaryOverride *> &Overrides) {
    FunctionSummary F;
    F.Id = Base.str();
    for (const auto &[Id, O] : Overrides)
      F.Calls.push_back({CallKind::Override, O->At, O->Name, O->Id});
    Index.try_emplace(Base, unsigned(Known.size()));
    Known.push_back(std::move(F));
    Graph.addNode(/*NeedsAll=*/true);
  }

  /// What nobody defines has a node too, without calls.
  unsigned nodeOf(StringRef Id) {
    auto [Place, New] = Index.try_emplace(Id, unsigned(Graph.size()));
    if (New)
      Graph.addNode();
    return Place->second;
  }

  void solve(Effect What, StringMap<IndexedFunction> &Out) {
    std::vector<CallChains::Source> Sources;
    DenseMap<unsigned, const SummaryFact *> Facts;
    for (unsigned I = 0; I < Known.size(); ++I)
      for (const SummaryFact &Fact : Known[I].Facts)
        if (Fact.What == What && Facts.try_emplace(I, &Fact).second)
          Sources.push_back({I, 0});
    if (Sources.empty())
      return;
    std::vector<unsigned> Distances = Graph.distances(Sources);
    for (unsigned I = 0; I < Known.size(); ++I) {
      if (Distances[I] == CallChains::Unreached)
        continue;
      IndexStep &Step = Out[Known[I].Id].Effects[What];
      if (const SummaryFact *Fact = Facts.lookup(I)) {
        Step = {Fact->How, Fact->At, Fact->Name, "", Fact->Why, 0};
        continue;
      }
      const SummaryCall &Call = Known[I].Calls[Graph.nextCall(I, Distances)];
      Step = {Call.How, Call.At, Call.Name, Call.To, "", Distances[I]};
    }
  }

  std::vector<FunctionSummary> Known;
  StringMap<unsigned> Index; ///< By id, the node of Graph.
  CallChains Graph;
};

/// Who runs which coroutine, in all units, as one graph.
class RunMerger {
public:
  explicit RunMerger(ArrayRef<const UnitSummary *> Units) {
    for (const UnitSummary *Unit : Units)
      for (const SummaryRun &Run : Unit->Runs)
        take(Run);
  }

  void solve(StringMap<IndexedFunction> &Out) {
    std::vector<unsigned> Distances = Graph.distances(Spawned);
    for (const auto &Known : Index) {
      unsigned I = Known.second;
      if (Distances[I] == CallChains::Unreached)
        continue;
      const Node &Of = Nodes[I];
      const SummaryRun &Run =
          Of.Spawn ? *Of.Spawn : *Of.Runs[Graph.nextCall(I, Distances)];
      Out[Known.first()].Run = {Run.By, Run.Notes, Distances[I]};
    }
  }

private:
  void take(const SummaryRun &Run) {
    unsigned I = nodeOf(Run.Id);
    if (Run.By.empty()) {
      if (!Nodes[I].Spawn) {
        Nodes[I].Spawn = &Run;
        Spawned.push_back({I, 0});
      }
      return;
    }
    Nodes[I].Runs.push_back(&Run);
    Graph.addCall(I, nodeOf(Run.By));
  }

  unsigned nodeOf(StringRef Id) {
    auto [Place, New] = Index.try_emplace(Id, unsigned(Nodes.size()));
    if (New) {
      Nodes.emplace_back();
      Graph.addNode();
    }
    return Place->second;
  }

  struct Node {
    const SummaryRun *Spawn = nullptr;
    std::vector<const SummaryRun *> Runs; ///< As the calls of Graph.
  };
  std::vector<Node> Nodes;
  StringMap<unsigned> Index; ///< By id.
  std::vector<CallChains::Source> Spawned;
  CallChains Graph; ///< From what is run to what runs it.
};

} // namespace

ProjectIndex ProjectIndex::merge(ArrayRef<const UnitSummary *> Units) {
  ProjectIndex Result;
  Merger(Units).solve(Result.Functions);
  RunMerger(Units).solve(Result.Functions);
  return Result;
}

const IndexedFunction *ProjectIndex::find(StringRef Id) const {
  auto Found = Functions.find(Id);
  return Found == Functions.end() ? nullptr : &Found->second;
}

const IndexStep *ProjectIndex::step(StringRef Id, Effect What) const {
  const IndexedFunction *F = find(Id);
  if (!F)
    return nullptr;
  auto Found = F->Effects.find(What);
  return Found == F->Effects.end() ? nullptr : &Found->second;
}

const IndexRun *ProjectIndex::run(StringRef Id) const {
  const IndexedFunction *F = find(Id);
  return F && F->Run ? &*F->Run : nullptr;
}

//===----------------------------------------------------------------------===//
// Where it is kept
//===----------------------------------------------------------------------===//

std::string ProjectIndex::folderFor(StringRef CompileDatabase) {
  SmallString<256> Real;
  if (sys::fs::real_path(CompileDatabase, Real))
    Real = CompileDatabase;
  sys::path::remove_filename(Real);
  sys::path::append(Real, ".async-tidy");
  return Real.str().str();
}

/// The index of the project that \p Folder belongs to, or nothing: another
/// project further up is another project.
static std::string indexAbove(StringRef Folder) {
  for (; !Folder.empty(); Folder = sys::path::parent_path(Folder))
    for (StringRef Below : {"", "build"}) {
      SmallString<256> Path(Folder);
      sys::path::append(Path, Below, "compile_commands.json");
      if (!sys::fs::is_regular_file(Path))
        continue;
      Path = ProjectIndex::folderFor(Path);
      sys::path::append(Path, ProjectIndex::FileName);
      return sys::fs::is_regular_file(Path) ? Path.str().str() : "";
    }
  return "";
}

std::string ProjectIndex::fileFor(StringRef SourceFile,
                                  StringRef BuildDirectory, StringRef Option) {
  if (!Option.empty()) {
    std::string Found;
    if (!sys::path::is_absolute(Option))
      Found = findUpwards(SourceFile, Option);
    return Found.empty() ? Option.str() : Found;
  }
  // The build's own database is the one that is in use.
  std::string Found;
  if (sys::path::is_absolute(BuildDirectory))
    Found = indexAbove(BuildDirectory);
  return Found.empty() ? indexAbove(sys::path::parent_path(SourceFile)) : Found;
}

} // namespace async_tidy
