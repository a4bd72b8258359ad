//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/Facts.h"
#include "analysis/ParseUnit.h"
#include "analysis/Scheduler.h"
#include "analysis/UnitModels.h"
#include "commands/Commands.h"
#include "commands/ParserHeaders.h"
#include "commands/Problems.h"
#include "report/OutputFile.h"
#include "llvm/Support/CrashRecoveryContext.h"

using namespace llvm;

namespace async_tidy {

ExitStatus printFacts(const Settings &S, const char *ProgramName) {
  Expected<std::string> Headers = parserHeaders(ProgramName);
  if (!Headers)
    return usageError(Headers.takeError());
  Expected<UnitList> List = unitsFor(S, *Headers);
  if (!List)
    return usageError(List.takeError());
  Expected<UnitModels> Library = UnitModels::load(List->Units, S.ModelFiles);
  if (!Library)
    return usageError(Library.takeError());
  Expected<OutputFile> Output = OutputFile::open(S.OutputFile);
  if (!Output)
    return usageError(Output.takeError());

  std::vector<Problem> Problems = std::move(List->Problems);
  std::vector<std::string> Facts;
  CrashRecoveryContext::Enable();
  // On a thread for its stack, as analyse() does. A file that is compiled in
  // several ways is shown in the first.
  runParallel(std::min<size_t>(List->Units.size(), 1), 1, [&](size_t I) {
    StringRef Doing;
    std::optional<Problem> Failure =
        parseUnit(List->Units[I], Library->of(List->Units[I]), Doing,
                  [&](TranslationUnit &TU) {
                    Doing = "looking for facts";
                    Facts = factsOf(TU);
                  });
    if (Failure)
      Problems.push_back(std::move(*Failure));
  });
  CrashRecoveryContext::Disable();
  for (const std::string &Fact : Facts)
    Output->stream() << Fact << '\n';
  if (Error E = Output->commit())
    return usageError(std::move(E));
  printProblems(Problems);
  return Problems.empty() ? ExitStatus::Clean : ExitStatus::Unanalysed;
}

} // namespace async_tidy
