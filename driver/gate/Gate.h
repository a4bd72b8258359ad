//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

/// \file
/// Which of a run's findings count: those that the baseline does not have, on
/// the lines that --diff is about.

#ifndef ASYNC_TIDY_DRIVER_GATE_GATE_H
#define ASYNC_TIDY_DRIVER_GATE_GATE_H

#include "gate/BaselineFile.h"
#include "gate/ChangedLines.h"
#include "gate/Coverage.h"
#include "report/OutputFile.h"
#include <optional>

namespace async_tidy {

class Gate {
public:
  /// Reads the baseline and the diff that \p S names, before any work is done:
  /// what is wrong with them, or with their combination, is an error.
  static llvm::Expected<Gate> open(const Settings &S);

  /// Gives the findings of \p Result their fingerprints, adds unused NOLINT
  /// comments, and takes out what does not count.
  void apply(RunResult &Result, const UnitList &List, const AnalysisPlan &Plan);

  /// Writes the baseline, if one is to be written. Answers a line that says so,
  /// or an empty one.
  llvm::Expected<std::string> finish();

private:
  explicit Gate(const Settings &S) : S(S) {}

  void applyBaseline(RunResult &Result, const Coverage &Covered);
  void applyDiff(RunResult &Result);
  bool shrinks() const { return !S.Baseline.empty(); }

  const Settings &S;
  /// Those of --baseline, or else what --write-baseline replaces.
  std::vector<BaselineEntry> Old;
  std::vector<BaselineEntry> New; ///< What --write-baseline writes.
  std::optional<OutputFile> Output;
  std::optional<ChangedLines> Changed;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_GATE_H
