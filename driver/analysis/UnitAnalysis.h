//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_UNITANALYSIS_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_UNITANALYSIS_H

#include "analysis/NolintUses.h"
#include "analysis/ParseUnit.h"
#include "analysis/PlainFinding.h"
#include "cli/CheckSelection.h"

namespace async_tidy {

/// What every unit of a run is analysed with.
struct AnalysisPlan {
  CheckSelection Selection;
  std::string HeaderFilter;  ///< A valid regular expression, or empty.
  bool WatchNolints = false; ///< Note which NOLINT comments silence something.

  /// Two plans with the same text find the same in the same unit.
  std::string text() const;
};

/// A function that the user's models forbid, and what one unit knows of it.
struct ForbiddenName {
  ModelPlace At;
  std::string Name;
  bool Resolved;    ///< The unit declares it.
  std::string Near; ///< Otherwise: what was meant perhaps, or empty.
};

/// Everything that analysing one unit says. Plain data.
struct UnitResult {
  std::vector<PlainFinding> Findings;
  std::vector<Problem> Problems;
  std::vector<ForbiddenName> Forbidden;
  std::vector<NolintName> Nolints; ///< With AnalysisPlan::WatchNolints.
};

/// Runs the checks of \p Plan over one unit and, when it compiles, then calls
/// \p Afterwards with it. Safe to call from several threads.
UnitResult analyseUnit(const Unit &U, const AnalysisPlan &Plan,
                       UnitKnowledge With, Activity &Doing,
                       llvm::function_ref<void(ParsedUnit)> Afterwards);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_UNITANALYSIS_H
