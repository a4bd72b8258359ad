//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/RunSummary.h"
#include "core/model/SpawnedCoroutines.h"
#include "core/model/TranslationUnit.h"
#include "core/report/ThreadWords.h"
#include "clang/AST/ASTLambda.h"
#include "clang/Index/USRGeneration.h"
#include <set>

using namespace clang;
using namespace llvm;

namespace async_tidy {
namespace {

class RunSummariser {
public:
  RunSummariser(TranslationUnit &TU, StringRef UnitFile)
      : TU(TU), UnitFile(UnitFile), Sources(TU.context().getSourceManager()) {}

  std::vector<SummaryRun> take() {
    for (const FunctionGroup &Group : TU.functions())
      for (const auto &F : Group)
        if (!F->decl()->isDependentContext()) {
          spawns(*F);
          passes(*F);
        }
    // What is run elsewhere, and what runs that.
    while (!Queue.empty()) {
      const FunctionDecl *Of = Queue.pop_back_val();
      if (Matters.insert(Of).second)
        append_range(Queue, RunBy.lookup(Of));
    }
    std::vector<SummaryRun> Result;
    for (Step &S : Steps)
      if (Matters.contains(S.Of))
        Result.push_back(
            {idOf(S.Of), S.By ? idOf(S.By) : "", std::move(S.Notes)});
    return Result;
  }

private:
  /// \c By, or a spawn when it is null, runs \c Of.
  struct Step {
    const FunctionDecl *Of;
    const FunctionDecl *By;
    std::vector<PlacedNote> Notes;
  };

  void spawns(const Function &F) {
    for (const Spawn *S : multiThreadedIn(F, /*Migrates=*/true)) {
      // What is summed up must not depend on what others were.
      if (S->Elsewhere)
        continue;
      Finding Told;
      addSpawn(F, *S, Told);
      std::vector<PlacedNote> Notes;
      for (const Note &N : Told.Notes)
        Notes.push_back({placeOf(Sources, N.Loc), N.Message});
      for (const Expr *E : S->Work)
        add(coroutinesIn(F, E), nullptr, Notes);
    }
  }

  void passes(const Function &F) {
    auto Add = [&](const Passed &P, StringRef Does) {
      add(P.Work, F.decl()->getCanonicalDecl(),
          {{placeOf(Sources, P.At->getBeginLoc()), F.describe() + Does.str()}});
    };
    if (F.coroutine())
      for (const Passed &P : awaitedBy(F))
        Add(P, " awaits it here");
    // Those who see the body look through it.
    else if (idForOthers(F))
      for (const Passed &P : returnedBy(F))
        Add(P, " returns it here");
  }

  void add(const CoroutinesOf &Work, const FunctionDecl *By,
           ArrayRef<PlacedNote> Notes) {
    auto Add = [&](const FunctionDecl *Of) {
      if (!Seen.insert({Of, By}).second)
        return;
      Steps.push_back({Of, By, Notes.vec()});
      if (By)
        RunBy[Of].push_back(By);
    };
    for (const Function *Of : Work.Here)
      Add(Of->decl()->getCanonicalDecl());
    for (const FunctionDecl *Of : Work.Elsewhere) {
      Add(Of);
      Queue.push_back(Of);
    }
  }

  /// The USR or, for what only this unit can run, its place after the unit's
  /// file.
  std::string idOf(const FunctionDecl *D) {
    std::string &Id = Ids[D];
    if (!Id.empty())
      return Id;
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    SmallString<128> Usr;
    if (D->isExternallyVisible() && !(Method && isLambdaCallOperator(Method)) &&
        !index::generateUSRForDecl(D, Usr))
      return Id = Usr.str().str();
    FilePlace At = placeOf(Sources, D->getLocation());
    Id = (UnitFile + " " + At.File + ":" + Twine(At.Line) + ":" +
          Twine(At.Column))
             .str();
    // Of a template several stand at one place.
    unsigned Number = Taken[Id]++;
    if (Number > 0)
      Id += "#" + std::to_string(Number);
    return Id;
  }

  TranslationUnit &TU;
  StringRef UnitFile;
  const SourceManager &Sources;
  std::vector<Step> Steps;
  std::set<std::pair<const FunctionDecl *, const FunctionDecl *>> Seen;
  DenseMap<const FunctionDecl *, SmallVector<const FunctionDecl *, 2>> RunBy;
  SmallVector<const FunctionDecl *> Queue;
  SmallPtrSet<const FunctionDecl *, 16> Matters;
  DenseMap<const FunctionDecl *, std::string> Ids;
  StringMap<unsigned> Taken;
};

} // namespace

std::vector<SummaryRun> runsIn(TranslationUnit &TU, StringRef UnitFile) {
  return RunSummariser(TU, UnitFile).take();
}

} // namespace async_tidy
