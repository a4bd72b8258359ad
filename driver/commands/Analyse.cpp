//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Scheduler.h"
#include "cache/ChangedAnswers.h"
#include "cache/ProjectSummaries.h"
#include "commands/Commands.h"
#include "commands/Inputs.h"
#include "commands/Problems.h"
#include "gate/Gate.h"
#include "gate/UnusedNolint.h"
#include "report/ApplyFixes.h"
#include "report/Progress.h"
#include "report/Report.h"
#include "llvm/ADT/Sequence.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Regex.h"

using namespace llvm;

namespace async_tidy {

static Expected<AnalysisPlan> planOf(const Settings &S) {
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

namespace {

/// Analyses the units of a run.
class UnitRun {
public:
  UnitRun(const Inputs &In, const AnalysisPlan &Plan, const Settings &S)
      : In(In), Plan(Plan), S(S), Results(In.List.Units.size()) {}

  /// Each with this index.
  std::vector<UnitResult> with(std::shared_ptr<const ProjectIndex> Index) {
    analyse(all(), std::move(Index), [](size_t, ParsedUnit) {});
    return std::move(Results);
  }

  /// Each with what all units of \p Project know, which is only complete once
  /// all have been analysed. So they are first analysed with what is known
  /// before, and then again those for which that made a difference.
  std::vector<UnitResult> with(ProjectSummaries &Project) {
    std::vector<std::optional<UnitRecord>> Learned(Results.size());
    std::vector<std::set<std::string>> Asked(Results.size());
    std::shared_ptr<const ProjectIndex> Before = Project.index();
    analyse(all(), Before, [&](size_t Number, ParsedUnit Parsed) {
      Learned[Number] =
          UnitRecord::of(Parsed.TU, Parsed.Files, Project.now(Number));
      Asked[Number] = Learned[Number]->Asked;
    });
    runParallel(Results.size(), S.Jobs, [&](size_t Number) {
      if (Learned[Number])
        Project.learn(Number, std::move(*Learned[Number]));
      else
        Project.forget(Number);
    });

    std::shared_ptr<const ProjectIndex> After = Project.index();
    ChangedAnswers Changed(*Before, *After);
    SmallVector<size_t> Again = all();
    erase_if(Again,
             [&](size_t Number) { return !Changed.among(Asked[Number]); });
    analyse(Again, After, [](size_t, ParsedUnit) {});
    Project.save();
    return std::move(Results);
  }

private:
  SmallVector<size_t> all() const {
    return to_vector_of<size_t>(seq<size_t>(Results.size()));
  }

  void analyse(ArrayRef<size_t> Numbers,
               std::shared_ptr<const ProjectIndex> Index,
               function_ref<void(size_t, ParsedUnit)> Afterwards) {
    Progress Shown(Numbers.size(), S.Quiet);
    CrashRecoveryContext::Enable();
    runParallel(Numbers.size(), S.Jobs, [&](size_t I) {
      size_t Number = Numbers[I];
      const Unit &U = In.List.Units[Number];
      Shown.begin(U.File);
      Results[Number] =
          analyseUnit(U, Plan, {In.Library.of(U), Index},
                      [&](ParsedUnit Parsed) { Afterwards(Number, Parsed); });
    });
    CrashRecoveryContext::Disable();
  }

  const Inputs &In;
  const AnalysisPlan &Plan;
  const Settings &S;
  std::vector<UnitResult> Results;
};

} // namespace

/// What the run finds; remarks about the cache come last.
static RunResult run(Inputs &In, const AnalysisPlan &Plan, const Settings &S,
                     const char *ProgramName) {
  UnitRun Run(In, Plan, S);
  if (In.Index)
    return merge(Run.with(In.Index), std::move(In.List.Problems));
  ProjectSummaries Project(In.List, S, ProgramName);
  RunResult Result = merge(Run.with(Project), std::move(In.List.Problems));
  append_range(Result.Problems, Project.takeRemarks());
  return Result;
}

static ExitStatus statusOf(const RunResult &Result, const Settings &S) {
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

static void report(const RunResult &Result, raw_ostream &OS, const Settings &S,
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
    return reportJson(Result, OS);
  case Format::Sarif:
    return reportSarif(Result, OS, reportedChecks(Plan, S), Status);
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

ExitStatus analyse(const Settings &S, const char *ProgramName) {
  Expected<AnalysisPlan> Plan = planOf(S);
  if (!Plan)
    return usageError(Plan.takeError());
  Expected<Gate> Counting = Gate::open(S);
  if (!Counting)
    return usageError(Counting.takeError());
  Expected<Inputs> In = Inputs::of(S, ProgramName);
  if (!In)
    return usageError(In.takeError());

  RunResult Result = run(*In, *Plan, S, ProgramName);
  Counting->apply(Result, In->List, *Plan);
  ExitStatus Status = statusOf(Result, S);
  report(Result, In->Output.stream(), S, *Plan, Status);
  if (Error E = In->Output.commit())
    return usageError(std::move(E));
  Expected<std::string> Written = Counting->finish();
  if (!Written)
    return usageError(Written.takeError());
  printProblems(Result.Problems);
  if (S.Fix)
    if (Error E = fix(Result, S))
      return usageError(std::move(E));
  if (!S.Quiet && !Written->empty())
    errs() << *Written << '\n';
  if (!S.Quiet)
    errs() << summaryOf(Result) << '\n';
  return Status;
}

} // namespace async_tidy
