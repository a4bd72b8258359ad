//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// The calls of a unit as a graph: what Effects.h answers from, and what a
/// unit's summary is made of.

#ifndef ASYNC_TIDY_CORE_EFFECTS_EFFECTGRAPH_H
#define ASYNC_TIDY_CORE_EFFECTS_EFFECTGRAPH_H

#include "core/effects/Effects.h"
#include "core/model/ShortestChains.h"
#include "core/model/TranslationUnit.h"
#include <map>

namespace async_tidy {

/// A function has this effect itself.
struct OwnEffect {
  Effect What = Effect::Wait;
  Hop Last;         ///< The call that has it.
  std::string Name; ///< What is called, as models name it.
  std::string Why;
  /// For what another unit knows: where its chain goes on, and how far.
  std::string Elsewhere = {};
  unsigned Length = 0;
};

struct EffectCall {
  unsigned To;
  Hop At;
};

struct EffectNode {
  /// What runs; for a class whose destructor the compiler writes, the class.
  const clang::FunctionDecl *Function = nullptr;
  const clang::CXXRecordDecl *Dies = nullptr;
  bool HasBody = false; ///< Its body is in this unit, and looked at.
  bool Virtual = false; ///< Not the function itself, but what overrides it.
  bool AskedElsewhere = false; ///< Another unit may know of it.
  std::vector<OwnEffect> Effects = {};
  std::vector<EffectCall> Calls = {};
};

class EffectGraph {
public:
  /// The graph of \p TU with all that its coroutines reach.
  static EffectGraph &of(TranslationUnit &TU);

  /// Adds \p F, which is no coroutine, and all that it reaches.
  unsigned include(const clang::FunctionDecl *F);

  llvm::ArrayRef<EffectNode> nodes() const { return Nodes; }
  const std::vector<Site> &sitesIn(const Function &F);

  /// What \p S of \p F has itself, and the nodes it runs.
  struct Reach {
    std::vector<OwnEffect> Effects;
    std::vector<EffectCall> Calls;
  };
  Reach reach(const Function &F, const Site &S) {
    Reach Result = reachOf(F, S);
    expand();
    return Result;
  }

  /// The distance of each node to the effect, by node.
  llvm::ArrayRef<unsigned> distances(Effect What,
                                     llvm::ArrayRef<std::string> Allowed);
  unsigned nextCall(unsigned Node, llvm::ArrayRef<unsigned> Distances) const {
    return Chains.nextCall(Node, Distances);
  }
  bool isAllowed(const OwnEffect &E, llvm::ArrayRef<std::string> Allowed);

  /// What follows \p E in the unit that knows of it, to the end of its chain.
  std::vector<const IndexStep *> stepsElsewhere(const OwnEffect &E);

private:
  Reach reachOf(const Function &F, const Site &S);
  const Function *bodyOf(const clang::FunctionDecl *F);
  unsigned nodeOf(const clang::FunctionDecl *F);
  unsigned nodeOfDestruction(const clang::CXXRecordDecl *R);
  unsigned nodeOfOverriders(const clang::CXXMethodDecl *Method);
  unsigned add(const clang::Decl *Key, bool Virtual, EffectNode Node);
  void expand();
  void expand(unsigned Node);
  void askElsewhere(EffectNode &Node);
  void callsOf(const Site &S, Reach &Out);
  void destructionOf(const Function *F, const Site &S, Reach &Out);
  void destructionOf(clang::QualType T, clang::SourceLocation Loc, Reach &Out);
  const std::vector<const clang::CXXMethodDecl *> &
  overridersOf(const clang::CXXMethodDecl *Method);

  TranslationUnit *TU = nullptr;
  std::vector<EffectNode> Nodes;
  llvm::DenseMap<const clang::Decl *, unsigned> ByDecl;
  llvm::DenseMap<const clang::Decl *, unsigned> ByVirtual;
  std::vector<unsigned> Unexpanded;
  CallChains Chains;
  std::map<std::pair<Effect, std::vector<std::string>>, std::vector<unsigned>>
      Solved;
  llvm::DenseMap<const Function *, std::vector<Site>> Sites;
  std::vector<std::unique_ptr<Function>> Extra;
  llvm::DenseMap<const clang::FunctionDecl *, const Function *> Bodies;
  std::optional<llvm::DenseMap<const clang::CXXMethodDecl *,
                               std::vector<const clang::CXXMethodDecl *>>>
      Overriders;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_CORE_EFFECTS_EFFECTGRAPH_H
