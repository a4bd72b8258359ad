//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "run/ProjectRun.h"
#include "analysis/Interruption.h"
#include "analysis/Scheduler.h"
#include "cache/AnswerDigest.h"
#include "phases/Parts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include <numeric>

using namespace llvm;

namespace async_tidy {

/// Of precompiled headers, which stay in memory: beyond it no more are made.
static constexpr size_t MaximalPreambleBytes = size_t(512) << 20;

ProjectRun::ProjectRun(Inputs &In, const AnalysisPlan &Plan, const Settings &S,
                       const char *ProgramName)
    : In(In), Plan(Plan), S(S), PlanText(Plan.text()),
      SharedBy(In.List.Units.size()), Units(In.List.Units.size()) {
  if (!In.Index)
    Project = std::make_unique<ProjectCache>(In.List, S, ProgramName);
}

RunResult ProjectRun::result() {
  if (Project)
    analyseTogether();
  else
    analyseWith(In.Index);

  std::lock_guard Held(Lock);
  std::vector<UnitResult> Results;
  size_t Unfinished = 0;
  for (UnitState &State : Units)
    if (State.Found)
      Results.push_back(std::move(State.Found->Result));
    else
      ++Unfinished;
  RunResult Result = merge(std::move(Results), std::move(In.List.Problems));
  Result.UnitsUnfinished = Unfinished;
  Result.Interrupted = interrupted();
  if (!isOfPart(S))
    judgeForbiddenNames(Result);
  if (Project && S.Part && !Project->knowsOthers())
    Result.Problems.push_back(otherPartsUnknown(In.List.Database));
  if (Project && !interrupted())
    append_range(Result.Problems, Project->takeRemarks());
  return Result;
}

void ProjectRun::analyseWith(std::shared_ptr<const ProjectIndex> Index) {
  Numbers All(Units.size());
  std::iota(All.begin(), All.end(), 0);
  analyse(std::move(All), std::move(Index));
}

void ProjectRun::analyseTogether() {
  std::shared_ptr<const ProjectIndex> Guess = Project->guess();
  if (!analyse(recall(), Guess))
    return;
  std::shared_ptr<const ProjectIndex> Known = Project->index();
  Numbers Others;
  AnswerDigest Answers(*Known);
  for (auto [Number, State] : enumerate(Units))
    if (State.Found->Answers != Answers.of(State.Found->Asked)) {
      Others.push_back(Number);
      State.FromCache ? --Counts.Kept : ++Counts.Again;
    }
  if (analyse(std::move(Others), Known))
    Project->save();
}

ProjectRun::Numbers ProjectRun::recall() {
  runParallel(Units.size(), S.Jobs, [this](size_t Number) {
    Units[Number].Found = Project->recall(Number, PlanText);
    Units[Number].FromCache = Units[Number].Found.has_value();
  });
  std::vector<std::pair<double, size_t>> Missing;
  for (const auto &[Number, State] : enumerate(Units)) {
    if (State.FromCache)
      continue;
    // A new unit may be the biggest of all; which of them is, only its own
    // file can say before it is read.
    double Seconds = Project->seconds(Number);
    uint64_t Size = 0;
    if (Seconds == 0 && !sys::fs::file_size(In.List.Units[Number].File, Size))
      Seconds = 1e9 + double(Size);
    Missing.push_back({-Seconds, Number});
  }
  Counts.Kept = Units.size() - Missing.size();
  sort(Missing);
  Numbers Result;
  for (const auto &[Seconds, Number] : Missing)
    Result.push_back(Number);
  return Result;
}

bool ProjectRun::analyse(Numbers Which,
                         std::shared_ptr<const ProjectIndex> Index) {
  Shown = std::make_unique<Progress>(Which.size(), S);
  CrashRecoveryContext::Enable();
  size_t Count = Which.size();
  bool Whole = prepare(Which) &&
               runParallel(Count, S.Jobs,
                           [this, Which = std::move(Which), Index](size_t I) {
                             analyseOne(Which[I], Index);
                           });
  if (Whole)
    CrashRecoveryContext::Disable();
  Shown->end();
  return Whole;
}

bool ProjectRun::prepare(ArrayRef<size_t> Which) {
  // What the preprocessor leaves out of a preamble is not known.
  if (S.NoSharedIncludes || Plan.WatchNolints || !Preambles.empty())
    return true;
  auto Groups = std::make_shared<std::vector<PreambleGroup>>(
      preambleGroups(In.List, Which));
  Preambles.resize(Groups->size());
  return runParallel(Groups->size(), S.Jobs, [this, Groups](size_t I) {
    if (PreambleBytes > MaximalPreambleBytes)
      return;
    const PreambleGroup &G = (*Groups)[I];
    Activity Doing;
    Doing.begin("parsing what units share");
    Preambles[I] =
        Preamble::of(G.Includes, In.List.Units[G.Units.front()], Sources);
    Doing.end();
    if (Preambles[I])
      PreambleBytes += Preambles[I]->size();
    for (size_t Number : G.Units)
      SharedBy[Number] = Preambles[I].get();
    std::lock_guard Held(Lock);
    spent(Doing);
  });
}

void ProjectRun::spent(const Activity &Doing) {
  for (const Activity::Span &Span : Doing.spans())
    Times[Span.What.str()] += Span.Time;
}

void ProjectRun::analyseOne(size_t Number,
                            std::shared_ptr<const ProjectIndex> Index) {
  const Unit &U = In.List.Units[Number];
  Shown->begin(U.File);
  Activity Doing;
  std::optional<UnitRecord> Learned;
  KeptResult Found;
  Found.Result =
      analyseUnit(U, Plan, {Sources, In.Library.of(U), Index, SharedBy[Number]},
                  Doing, [&](ParsedUnit Parsed) {
                    if (Project)
                      Learned = UnitRecord::of(Parsed.TU, Parsed.Files,
                                               Project->now(Number));
                  });

  if (Project && !Learned)
    Project->forget(Number);
  if (Learned) {
    Found.Answers = AnswerDigest(*Index).of(Learned->Asked);
    Found.Asked = std::move(Learned->Asked);
    Learned->Seconds = std::chrono::duration<double>(Doing.total()).count();
    Project->learn(Number, std::move(*Learned));
    Project->keep(Number, PlanText, Found);
  }

  Shown->done(U.File);
  std::lock_guard Held(Lock);
  Units[Number].Found = std::move(Found);
  spent(Doing);
}

} // namespace async_tidy
