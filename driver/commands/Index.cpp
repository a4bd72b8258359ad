//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/DisplayPath.h"
#include "cache/ProjectCache.h"
#include "commands/Commands.h"
#include "commands/EachUnit.h"
#include "commands/Problems.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy {

/// Parses these units and tells \p Project what they say. Answers the problems.
static std::vector<Problem> summarise(ArrayRef<size_t> Numbers,
                                      const Inputs &In, ProjectCache &Project,
                                      const Settings &S) {
  std::vector<std::optional<UnitRecord>> Learned(In.List.Units.size());
  auto Learn = [&](size_t Number, ParsedUnit Unit) {
    Learned[Number] = UnitRecord::of(Unit.TU, Unit.Files, Project.now(Number));
  };
  auto Tell = [&](size_t Number, bool Fine) {
    if (!Fine)
      return Project.forget(Number);
    Project.learn(Number, std::move(*Learned[Number]));
    Learned[Number].reset();
  };
  return parseUnits(Numbers, In, S,
                    {"summing it up for other units", Learn, Tell});
}

ExitStatus updateIndex(const Settings &S, const char *ProgramName) {
  Expected<Inputs> In = Inputs::of(S, ProgramName);
  if (!In)
    return usageError(In.takeError());
  ProjectCache Project(In->List, S, ProgramName);
  size_t Count = In->List.Units.size();
  std::vector<size_t> Changed = allUnits(*In);
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
