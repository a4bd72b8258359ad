//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Excluded.h"
#include "analysis/Interruption.h"
#include "commands/Commands.h"
#include "commands/Conclusion.h"
#include "commands/Inputs.h"
#include "commands/Problems.h"
#include "gate/Gate.h"
#include "gate/UnusedNolint.h"
#include "report/ApplyFixes.h"
#include "report/Report.h"
#include "report/Statistics.h"
#include "run/ProjectRun.h"
#include "run/RunStatistics.h"
#include "llvm/Support/Process.h"

using namespace llvm;

namespace async_tidy {

Expected<AnalysisPlan> planOf(const Settings &S) {
  AnalysisPlan Plan;
  Expected<CheckSelection> Selection = CheckSelection::of(S);
  if (!Selection)
    return Selection.takeError();
  Plan.Selection = std::move(*Selection);
  Plan.HeaderFilter = S.HeaderFilter;
  Plan.WatchNolints = S.ReportUnusedNolint;
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

/// The checks that findings may be of.
static std::vector<const CheckEntry *> reportedChecks(const AnalysisPlan &Plan,
                                                      const Settings &S) {
  static const CheckEntry UnusedNolint{&unusedNolintInfo(), nullptr};
  std::vector<const CheckEntry *> Result = Plan.Selection.checks().vec();
  if (S.ReportUnusedNolint)
    Result.push_back(&UnusedNolint);
  return Result;
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
    return reportSarif(Result, OS, reportedChecks(Plan, S), Status);
  case Format::GitHub:
    return reportGitHub(Result, OS);
  case Format::GitLab:
    return reportGitLab(Result, OS);
  case Format::Html:
    return reportHtml(Result, OS, reportedChecks(Plan, S));
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

/// Prints what \p Run found, as far as it counts.
static ExitStatus conclude(ProjectRun &Run, RunResult &Result, Inputs &In,
                           const AnalysisPlan &Plan, Gate &Counting,
                           const Settings &S, const Stopwatch &Time) {
  leaveOut(Result, S);
  Counting.apply(Result, In.List, Plan);
  append_range(Result.Problems, std::move(In.Remarks));
  ExitStatus Status = statusOf(Result, S);
  report(Result, In.Output.stream(), S, Plan, Status);
  if (Error E = In.Output.commit())
    return usageError(std::move(E));
  // A baseline of a part of the findings would make the others new.
  Expected<std::string> Written =
      Result.Interrupted ? std::string() : Counting.finish();
  if (!Written)
    return usageError(Written.takeError());
  printProblems(Result.Problems);
  if (S.Fix)
    if (Error E = fix(Result, S))
      return usageError(std::move(E));
  if (S.Statistics)
    errs() << statisticsOf(Result, reportedChecks(Plan, S), Time);
  if (!S.Quiet && !Written->empty())
    errs() << *Written << '\n';
  if (!S.Quiet)
    errs() << summaryOf(Result) << '\n';
  if (S.CacheStats)
    printCacheStats(Run, errs());
  if (S.ShowProfile)
    printProfile(Run.times(), errs());
  return Status;
}

ExitStatus analyse(const Settings &S, const char *ProgramName) {
  Stopwatch Time;
  Expected<AnalysisPlan> Plan = planOf(S);
  if (!Plan)
    return usageError(Plan.takeError());
  Expected<Gate> Counting = Gate::open(S);
  if (!Counting)
    return usageError(Counting.takeError());
  Expected<Inputs> In = Inputs::of(S, ProgramName);
  if (!In)
    return usageError(In.takeError());

  catchInterrupts();
  ProjectRun Run(*In, *Plan, S, ProgramName);
  RunResult Result = Run.result();
  ExitStatus Status = conclude(Run, Result, *In, *Plan, *Counting, S, Time);
  if (Result.Interrupted)
    leave(Status); // Some threads of the run may still be at work.
  return Status;
}

} // namespace async_tidy
