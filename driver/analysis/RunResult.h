//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_RUNRESULT_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_RUNRESULT_H

#include "analysis/UnitAnalysis.h"

namespace async_tidy {

/// What a whole run found, in the order it is printed.
struct RunResult {
  std::vector<PlainFinding> Findings;
  std::vector<Problem> Problems;
  /// Findings that the baseline has; they do not count.
  std::vector<PlainFinding> InBaseline;
  size_t OutsideDiff = 0;          ///< How many findings touch no changed line.
  std::vector<NolintName> Nolints; ///< What each unit says.
  size_t UnitsAnalysed = 0;
  size_t UnitsFailed = 0;
  bool Interrupted = false;
  size_t UnitsUnfinished = 0; ///< Not analysed, because of that.
  /// Each once, with what all units know of it.
  std::vector<ForbiddenName> Forbidden;
};

/// One list of findings from those of the units: a finding in a header stands
/// once, and the order does not depend on that of the units.
RunResult merge(std::vector<UnitResult> Units, std::vector<Problem> Missing);

/// The same of runs over parts of a project.
RunResult merge(std::vector<RunResult> Parts);

/// Adds a remark for each forbidden name that no unit declares, when \p Result
/// is that of all units.
void judgeForbiddenNames(RunResult &Result);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_RUNRESULT_H
