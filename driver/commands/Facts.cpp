//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "core/report/Facts.h"
#include "analysis/ParseUnit.h"
#include "analysis/Scheduler.h"
#include "analysis/SourceCache.h"
#include "commands/Commands.h"
#include "commands/Inputs.h"
#include "commands/Problems.h"
#include "llvm/Support/CrashRecoveryContext.h"

using namespace llvm;

namespace async_tidy {

ExitStatus printFacts(const Settings &S, const char *ProgramName) {
  Expected<Inputs> In = Inputs::of(S, ProgramName);
  if (!In)
    return usageError(In.takeError());

  std::vector<Problem> Problems = std::move(In->List.Problems);
  std::vector<std::string> Facts;
  SourceCache Sources;
  CrashRecoveryContext::Enable();
  // On a thread for its stack, as analyse() does. A file that is compiled in
  // several ways is shown in the first.
  runParallel(std::min<size_t>(In->List.Units.size(), 1), 1, [&](size_t I) {
    Activity Doing;
    std::optional<Problem> Failure =
        parseUnit(In->List.Units[I],
                  {Sources, In->Library.of(In->List.Units[I]), In->Index},
                  Doing, [&](ParsedUnit Parsed) {
                    Doing.begin("looking for facts");
                    Facts = factsOf(Parsed.TU);
                  });
    if (Failure)
      Problems.push_back(std::move(*Failure));
  });
  CrashRecoveryContext::Disable();
  for (const std::string &Fact : Facts)
    In->Output.stream() << Fact << '\n';
  if (Error E = In->Output.commit())
    return usageError(std::move(E));
  printProblems(Problems);
  return Problems.empty() ? ExitStatus::Clean : ExitStatus::Unanalysed;
}

} // namespace async_tidy
