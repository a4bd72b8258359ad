//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cache/Provenance.h"
#include "commands/Commands.h"
#include "commands/EachUnit.h"
#include "commands/Problems.h"
#include "core/report/Summary.h"
#include "phases/SummaryFile.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace async_tidy {

/// The summaries of all units, but for those that do not compile.
static std::vector<NamedSummary> summariesOf(const Inputs &In,
                                             const Settings &S,
                                             std::vector<Problem> &Problems) {
  ArrayRef<Unit> Units = In.List.Units;
  std::vector<std::optional<NamedSummary>> Learned(Units.size());
  auto Learn = [&](size_t Number, ParsedUnit Unit) {
    StringRef File = Units[Number].File;
    Learned[Number] = {File.str(), summaryOf(Unit.TU, File)};
  };
  auto Drop = [&](size_t Number, bool Fine) {
    if (!Fine)
      Learned[Number].reset();
  };
  append_range(Problems,
               parseUnits(allUnits(In), In, S,
                          {"summing it up for other units", Learn, Drop}));

  std::vector<NamedSummary> Result;
  for (std::optional<NamedSummary> &Summary : Learned)
    if (Summary)
      Result.push_back(std::move(*Summary));
  return Result;
}

ExitStatus summarize(const Settings &S, const char *ProgramName) {
  Expected<Inputs> In = Inputs::of(S, ProgramName);
  if (!In)
    return usageError(In.takeError());
  // As when one run joins them: not the order of the database.
  sort(In->List.Units, [](const Unit &A, const Unit &B) {
    return std::pair(A.File, Provenance::of(A, "", "").Command) <
           std::pair(B.File, Provenance::of(B, "", "").Command);
  });
  std::vector<Problem> Problems = std::move(In->List.Problems);
  std::vector<NamedSummary> Units = summariesOf(*In, S, Problems);
  size_t Count = Units.size(), Failed = Problems.size();
  printProblems(Problems);
  // Of an empty shard there is a file too, for what collects them.
  if (Count > 0 || Failed == 0) {
    writeSummaries(std::move(Units), In->Output.stream());
    if (Error E = In->Output.commit())
      return usageError(std::move(E));
  }
  if (!S.Quiet) {
    errs() << Count << (Count == 1 ? " unit" : " units") << " summarised";
    if (Failed > 0)
      errs() << ", " << Failed << " could not be analysed";
    errs() << '\n';
  }
  return Failed > 0 ? ExitStatus::Unanalysed : ExitStatus::Clean;
}

} // namespace async_tidy
