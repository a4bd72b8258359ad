//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/Gate.h"
#include "gate/Baseline.h"
#include "gate/Fingerprint.h"
#include "gate/UnusedNolint.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace llvm;

namespace async_tidy {

static std::string findings(size_t N) {
  return std::to_string(N) + (N == 1 ? " finding" : " findings");
}

/// What is the matter with the options together, if anything is.
static Error checkCombination(const Settings &S) {
  if (S.WriteBaseline.empty())
    return Error::success();
  if (S.WriteBaseline == "-")
    return createStringError("'--write-baseline=-': a baseline is a file");
  if (!S.Diff.empty())
    return createStringError("a baseline is about all findings: leave out "
                             "--diff or --write-baseline");
  if (S.Fix)
    return createStringError("'--fix' changes what a baseline would have: run "
                             "it first, then with --write-baseline");
  return Error::success();
}

Expected<Gate> Gate::open(const Settings &S) {
  if (Error E = checkCombination(S))
    return std::move(E);
  Gate Result(S);
  StringRef Known = S.Baseline;
  if (Known.empty() && sys::fs::exists(S.WriteBaseline))
    Known = S.WriteBaseline;
  if (!Known.empty()) {
    auto Entries = readBaseline(Known);
    if (!Entries)
      return Entries.takeError();
    Result.Old = std::move(*Entries);
  }
  if (!S.Diff.empty()) {
    auto Changed = ChangedLines::since(S.Diff);
    if (!Changed)
      return Changed.takeError();
    Result.Changed = std::move(*Changed);
  }
  if (!S.WriteBaseline.empty()) {
    auto Output = OutputFile::open(S.WriteBaseline, "--write-baseline");
    if (!Output)
      return Output.takeError();
    Result.Output.emplace(std::move(*Output));
  }
  return std::move(Result);
}

void Gate::apply(RunResult &Result, const UnitList &List,
                 const AnalysisPlan &Plan) {
  Coverage Covered(S, List, Plan, Result);
  if (S.ReportUnusedNolint) {
    append_range(Result.Findings, unusedNolints(Result.Nolints, Covered));
    sort(Result.Findings, [](const PlainFinding &A, const PlainFinding &B) {
      return A.order() < B.order();
    });
  }
  fingerprint(Result.Findings);
  if (!S.Baseline.empty() || !S.WriteBaseline.empty())
    applyBaseline(Result, Covered);
  if (Changed)
    applyDiff(Result);
}

void Gate::applyBaseline(RunResult &Result, const Coverage &Covered) {
  BaselineMatch Match(Result.Findings, Old, Covered);
  bool AcceptsAll = !shrinks();
  std::vector<PlainFinding> Count;
  for (auto [Number, F] : enumerate(Result.Findings)) {
    bool Accepted = AcceptsAll || Match.knows(Number);
    if (Accepted)
      New.push_back(entryFor(F));
    (Accepted ? Result.InBaseline : Count).push_back(std::move(F));
  }
  Result.Findings = std::move(Count);
  // What this run cannot judge stays as it was.
  for (const BaselineEntry *Entry : Match.undecided())
    New.push_back(*Entry);

  size_t Stale = Match.stale().size();
  if (Stale == 0 || !S.WriteBaseline.empty() || Changed)
    return;
  Result.Problems.push_back(
      {Problem::Kind::Remark,
       resolvedPath(S.Baseline),
       "baseline '" + S.Baseline + "' has " + findings(Stale) + " that " +
           (Stale == 1 ? "is" : "are") + " gone; --baseline=" + S.Baseline +
           " --write-baseline=" + S.Baseline + " takes " +
           (Stale == 1 ? "it" : "them") + " out",
       {}});
}

void Gate::applyDiff(RunResult &Result) {
  size_t Before = Result.Findings.size();
  erase_if(Result.Findings,
           [&](const PlainFinding &F) { return !Changed->touch(F); });
  Result.OutsideDiff = Before - Result.Findings.size();
}

Expected<std::string> Gate::finish() {
  if (!Output)
    return "";
  writeBaseline(Output->stream(), New, S.WriteBaseline);
  if (Error E = Output->commit())
    return std::move(E);
  std::string Line =
      "baseline '" + S.WriteBaseline + "' has " + findings(New.size());
  if (!shrinks() && Old.empty())
    return Line;
  return Line + ", and had " + std::to_string(Old.size());
}

} // namespace async_tidy
