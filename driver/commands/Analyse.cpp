//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Interruption.h"
#include "commands/Commands.h"
#include "commands/Conclusion.h"
#include "commands/Inputs.h"
#include "commands/Problems.h"
#include "report/ApplyFixes.h"
#include "report/Report.h"
#include "run/ProjectRun.h"
#include "run/RunStatistics.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace async_tidy {

Expected<AnalysisPlan> planOf(const Settings &S) {
  AnalysisPlan Plan;
  Expected<CheckSelection> Selection = CheckSelection::of(S);
  if (!Selection)
    return Selection.takeError();
  Plan.Selection = std::move(*Selection);
  std::string Reason;
  if (!S.HeaderFilter.empty() && !Regex(S.HeaderFilter).isValid(Reason))
    return createStringError("'--header-filter=" + S.HeaderFilter +
                             "': not a regular expression: " + Reason);
  Plan.HeaderFilter = S.HeaderFilter;
  return Plan;
}

ExitStatus statusOf(const RunResult &Result, const Settings &S) {
  if (Result.Interrupted)
    return ExitStatus::Interrupted;
  if (Result.UnitsFailed > 0)
    return ExitStatus::Unanalysed;
  for (const PlainFinding &F : Result.Findings)
    if (S.FailOn && F.CheckLevel <= *S.FailOn)
      return ExitStatus::Findings;
  return ExitStatus::Clean;
}

void report(const RunResult &Result, raw_ostream &OS, const Settings &S,
            const AnalysisPlan &Plan, ExitStatus Status) {
  switch (S.OutputFormat) {
  case Format::Text: {
    bool Terminal = S.OutputFile.empty();
    unsigned Columns = Terminal ? sys::Process::StandardOutColumns() : 0;
    return reportText(Result, OS, wantsColor(S), Columns);
  }
  case Format::Concise:
    return reportConcise(Result, OS);
  case Format::Json:
    return reportJson(Result, OS, Plan.Selection.checks());
  case Format::Sarif:
    return reportSarif(Result, OS, Plan.Selection.checks(), Status);
  }
  llvm_unreachable("unknown format");
}

static Error fix(const RunResult &Result, const Settings &S) {
  Expected<FixCount> Count = applyFixes(Result.Findings);
  if (!Count)
    return Count.takeError();
  if (S.Quiet)
    return Error::success();
  auto Fixes = [](size_t N) {
    return std::to_string(N) + (N == 1 ? " fix" : " fixes");
  };
  errs() << "applied " << Fixes(Count->Applied);
  if (Count->Overlapping > 0)
    errs() << "; " << Fixes(Count->Overlapping)
           << " would overlap others: run again to apply more";
  errs() << '\n';
  return Error::success();
}

/// Ends the process and destroys nothing.
[[noreturn]] static void leave(ExitStatus Status) {
  outs().flush();
  std::_Exit(static_cast<int>(Status));
}

ExitStatus analyse(const Settings &S, const char *ProgramName) {
  Expected<AnalysisPlan> Plan = planOf(S);
  if (!Plan)
    return usageError(Plan.takeError());
  Expected<Inputs> In = Inputs::of(S, ProgramName);
  if (!In)
    return usageError(In.takeError());

  catchInterrupts();
  ProjectRun Run(*In, *Plan, S, ProgramName);
  RunResult Result = Run.result();
  ExitStatus Status = statusOf(Result, S);
  report(Result, In->Output.stream(), S, *Plan, Status);
  if (Error E = In->Output.commit())
    return usageError(std::move(E));
  printProblems(Result.Problems);
  if (S.Fix)
    if (Error E = fix(Result, S))
      return usageError(std::move(E));
  if (!S.Quiet)
    errs() << summaryOf(Result) << '\n';
  if (S.CacheStats)
    printCacheStats(Run, errs());
  if (S.ShowProfile)
    printProfile(Run.times(), errs());
  if (Result.Interrupted)
    leave(Status); // Some threads of the run may still be at work.
  return Status;
}

} // namespace async_tidy
