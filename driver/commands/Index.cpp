//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "analysis/ParseUnit.h"
#include "analysis/Scheduler.h"
#include "analysis/SourceCache.h"
#include "cache/ProjectCache.h"
#include "commands/Commands.h"
#include "commands/Inputs.h"
#include "commands/Problems.h"
#include "report/Progress.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/Support/CrashRecoveryContext.h"

using namespace llvm;

namespace async_tidy {

/// Parses these units and tells \p Project what they say. Answers the problems.
static std::vector<Problem> summarise(ArrayRef<size_t> Numbers,
                                      const Inputs &In, ProjectCache &Project,
                                      const Settings &S) {
  std::vector<std::optional<Problem>> Failures(Numbers.size());
  SourceCache Sources;
  Progress Shown(Numbers.size(), S);
  CrashRecoveryContext::Enable();
  runParallel(Numbers.size(), S.Jobs, [&](size_t I) {
    size_t Number = Numbers[I];
    const Unit &U = In.List.Units[Number];
    Shown.begin(U.File);
    Activity Doing;
    std::optional<UnitRecord> Learned;
    Failures[I] = parseUnit(
        U, {Sources, In.Library.of(U), nullptr}, Doing, [&](ParsedUnit Parsed) {
          Doing.begin("summing it up for other units");
          Learned =
              UnitRecord::of(Parsed.TU, Parsed.Files, Project.now(Number));
        });
    if (Failures[I])
      Project.forget(Number);
    else
      Project.learn(Number, std::move(*Learned));
    Shown.done(U.File);
  });
  CrashRecoveryContext::Disable();
  std::vector<Problem> Problems;
  for (std::optional<Problem> &Failure : Failures)
    if (Failure)
      Problems.push_back(std::move(*Failure));
  return Problems;
}

ExitStatus updateIndex(const Settings &S, const char *ProgramName) {
  Expected<Inputs> In = Inputs::of(S, ProgramName);
  if (!In)
    return usageError(In.takeError());
  ProjectCache Project(In->List, S, ProgramName);
  size_t Count = In->List.Units.size();
  SmallVector<size_t> Changed = to_vector_of<size_t>(seq<size_t>(Count));
  erase_if(Changed, [&](size_t Number) { return Project.isFresh(Number); });

  std::vector<Problem> Problems = std::move(In->List.Problems);
  size_t Missing = Problems.size();
  append_range(Problems, summarise(Changed, *In, Project, S));
  size_t Failed = Problems.size();
  Project.save();
  append_range(Problems, Project.takeRemarks());
  append_range(Problems, std::move(In->Remarks));
  printProblems(Problems);
  if (!Project.couldWrite())
    return ExitStatus::Usage;
  if (!S.Quiet) {
    size_t Total = Count + Missing;
    In->Output.stream() << Total << (Total == 1 ? " unit, " : " units, ")
                        << Changed.size() + Missing - Failed << " summarised, "
                        << Count - Changed.size() << " unchanged";
    if (Failed > 0)
      In->Output.stream() << ", " << Failed << " could not be analysed";
    In->Output.stream() << "; index written to '"
                        << displayPath(Project.indexFile()) << "'\n";
  }
  if (Error E = In->Output.commit())
    return usageError(std::move(E));
  return Failed > 0 ? ExitStatus::Unanalysed : ExitStatus::Clean;
}

} // namespace async_tidy
