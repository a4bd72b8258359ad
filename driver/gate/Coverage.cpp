//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "gate/Coverage.h"
#include "gate/BaselineFile.h"
#include "gate/UnusedNolint.h"

using namespace llvm;

namespace async_tidy {

Coverage::Coverage(const Settings &S, const UnitList &List,
                   const AnalysisPlan &Plan, const RunResult &Result)
    : Excluded(S.Exclude), HeaderFilter(Plan.HeaderFilter) {
  for (const CheckEntry *Entry : Plan.Selection.checks())
    Checks.insert(Entry->Info->Name);
  if (S.ReportUnusedNolint)
    Checks.insert(unusedNolintInfo().Name);
  for (const Problem &P : Result.Problems)
    if (P.What == Problem::Kind::Unanalysed)
      Failed.insert(resolvedPath(P.File));
  for (const Unit &U : List.Units)
    if (std::string File = resolvedPath(U.File); !Failed.contains(File))
      Sources.insert(File);
  WholeProject =
      S.Arguments.empty() && !S.Flags && !S.Part && Result.UnitsFailed == 0;
  // A run that was cut short may not have reached any of them.
  if (Result.Interrupted) {
    WholeProject = false;
    Sources.clear();
  }
}

bool Coverage::hasFile(StringRef File) const {
  if (Sources.contains(File))
    return true;
  return WholeProject && !Excluded.covers(File) &&
         (HeaderFilter.empty() || Regex(HeaderFilter).match(File));
}

} // namespace async_tidy
