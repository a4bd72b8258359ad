//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "report/Report.h"
#include "llvm/ADT/StringSet.h"

using namespace llvm;

namespace async_tidy {

static std::string count(size_t N, StringRef What) {
  return (N == 0 ? "no" : std::to_string(N)) + " " + What.str() +
         (N == 1 ? "" : "s");
}

std::string summaryOf(const RunResult &Result) {
  StringSet<> Files;
  for (const PlainFinding &F : Result.Findings)
    Files.insert(F.At.File);
  std::string Text = count(Result.Findings.size(), "finding");
  if (!Files.empty())
    Text += " in " + count(Files.size(), "file");
  Text += " (" + count(Result.UnitsAnalysed, "unit") + " analysed";
  if (Result.UnitsFailed > 0)
    Text += ", " + std::to_string(Result.UnitsFailed) + " could not be";
  if (Result.Interrupted)
    Text += ", " + std::to_string(Result.UnitsUnfinished) + " not: interrupted";
  if (!Result.InBaseline.empty())
    Text += "; " + std::to_string(Result.InBaseline.size()) +
            " more in the baseline";
  if (Result.OutsideDiff > 0)
    Text +=
        "; " + std::to_string(Result.OutsideDiff) + " more on unchanged lines";
  return Text + ")";
}

} // namespace async_tidy
