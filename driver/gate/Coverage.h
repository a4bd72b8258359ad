//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_GATE_COVERAGE_H
#define ASYNC_TIDY_DRIVER_GATE_COVERAGE_H

#include "analysis/CompileCommands.h"
#include "analysis/RunResult.h"
#include "cli/PathGlob.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Regex.h"

namespace async_tidy {

/// What a run can say that it did not find: the absence of a finding means
/// something only where every unit that could have it was looked at.
class Coverage {
public:
  Coverage(const Settings &S, const UnitList &List, const AnalysisPlan &Plan,
           const RunResult &Result);

  /// True when the check ran.
  bool hasCheck(llvm::StringRef Name) const { return Checks.contains(Name); }

  /// True when all units that may report findings in \p File, a real path,
  /// were analysed: a header's are known in a run over the whole project only,
  /// and nothing is known of what is excluded.
  bool hasFile(llvm::StringRef File) const;

private:
  llvm::StringSet<> Checks;
  llvm::StringSet<> Sources; ///< Whose units were all analysed.
  llvm::StringSet<> Failed;
  Exclusion Excluded;
  bool WholeProject;
  std::string HeaderFilter;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_GATE_COVERAGE_H
