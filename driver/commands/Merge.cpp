//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "cli/CheckSelection.h"
#include "commands/Commands.h"
#include "commands/Conclusion.h"
#include "commands/Problems.h"
#include "gate/Gate.h"
#include "gate/UnusedNolint.h"
#include "report/JsonReader.h"
#include "report/OutputFile.h"
#include "report/Report.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace async_tidy {

static Expected<ReadReport> readReport(StringRef File) {
  auto Buffer = MemoryBuffer::getFileOrSTDIN(File);
  if (!Buffer)
    return createStringError("cannot read '" + File +
                             "': " + Buffer.getError().message() +
                             "; --format=json --output=FILE writes a report");
  Expected<ReadReport> Report = readJsonReport((*Buffer)->getBuffer(), File);
  if (!Report)
    return Report;
  // SARIF has a rule for each.
  for (const PlainFinding &F : Report->Result.Findings)
    Report->Checks.push_back(F.Check);
  erase_if(Report->Checks,
           [](StringRef Check) { return Check == unusedNolintInfo().Name; });
  for (std::string &Check : Report->Checks) {
    Expected<const CheckEntry *> Entry = checkNamed(Check);
    if (!Entry)
      return createStringError("'" + File +
                               "': " + toString(Entry.takeError()) +
                               "; another version of async-tidy wrote it");
    Check = (*Entry)->Info->Name.str();
  }
  return Report;
}

/// The plan of a run with just these checks.
static Expected<AnalysisPlan> planWith(const StringSet<> &Checks, Settings S) {
  S.CheckOptions.clear();
  S.Checks = Checks.empty() ? "" : "-*";
  for (StringRef Check : Checks.keys())
    S.Checks += "," + Check.str();
  return planOf(S);
}

ExitStatus mergeReports(const Settings &S) {
  Expected<Gate> Counting = Gate::open(S);
  if (!Counting)
    return usageError(Counting.takeError());
  std::vector<RunResult> Parts;
  StringSet<> Checks;
  for (StringRef File : S.Arguments) {
    Expected<ReadReport> Report = readReport(File);
    if (!Report)
      return usageError(Report.takeError());
    Parts.push_back(std::move(Report->Result));
    for (StringRef Check : Report->Checks)
      Checks.insert(Check);
  }
  Expected<AnalysisPlan> Plan = planWith(Checks, S);
  if (!Plan)
    return usageError(Plan.takeError());
  Expected<OutputFile> Output = OutputFile::open(S.OutputFile);
  if (!Output)
    return usageError(Output.takeError());

  RunResult Result = merge(std::move(Parts));
  judgeForbiddenNames(Result);
  Settings Asked = S;
  Asked.ReportUnusedNolint |= any_of(Result.Findings, [](const auto &F) {
    return F.Check == unusedNolintInfo().Name;
  });
  // Reports do not say which files they are silent about.
  Counting->apply(Result, UnitList(), *Plan);
  ExitStatus Status = statusOf(Result, S);
  report(Result, Output->stream(), Asked, *Plan, Status);
  if (Error E = Output->commit())
    return usageError(std::move(E));
  Expected<std::string> Written =
      Result.Interrupted ? std::string() : Counting->finish();
  if (!Written)
    return usageError(Written.takeError());
  printProblems(Result.Problems);
  if (!S.Quiet && !Written->empty())
    errs() << *Written << '\n';
  if (!S.Quiet)
    errs() << summaryOf(Result) << '\n';
  return Status;
}

} // namespace async_tidy
