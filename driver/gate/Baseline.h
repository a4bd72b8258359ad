//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_GATE_BASELINE_H
#define ASYNC_TIDY_DRIVER_GATE_BASELINE_H

#include "gate/BaselineFile.h"
#include "gate/Coverage.h"
#include <optional>

namespace async_tidy {

/// A baseline held against the findings of a run.
class BaselineMatch {
public:
  /// An entry stands for one finding that is like it, in the same file rather
  /// than in another. In another it does only when its own has no use for it:
  /// the file is gone, or \p Covered and without such a finding.
  BaselineMatch(llvm::ArrayRef<PlainFinding> Findings,
                llvm::ArrayRef<BaselineEntry> Entries, const Coverage &Covered);

  /// Whether the finding with this number is in the baseline.
  bool knows(size_t Finding) const { return Known[Finding]; }

  /// Entries that no finding needs any more.
  std::vector<const BaselineEntry *> stale() const;
  /// Entries without a finding, of files or checks that this run says nothing
  /// about.
  std::vector<const BaselineEntry *> undecided() const;

private:
  std::vector<const BaselineEntry *> unused(bool Decided) const;

  llvm::ArrayRef<BaselineEntry> Entries;
  const Coverage &Covered;
  std::vector<bool> Known; ///< Of each finding.
  std::vector<bool> Used;  ///< Of each entry.
};

/// The entry that a baseline has for \p F.
BaselineEntry entryFor(const PlainFinding &F);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_BASELINE_H
