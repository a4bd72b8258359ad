//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_UNITMODELS_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_UNITMODELS_H

#include "analysis/CompileCommands.h"
#include "core/models/Models.h"

namespace async_tidy {

/// The user's files that hold for \p File, the strongest last: what the nearest
/// `.async-tidy.yaml` above it (or --config) lists as `models`, that file
/// itself, and those named on the command line.
std::vector<std::string> modelFilesOf(llvm::StringRef File, const Settings &S);

/// The library models that hold for each unit: those built in, and the user's.
/// Reading is safe from several threads.
class UnitModels {
public:
  /// Loads each combination of files once. A malformed file is an error before
  /// any unit is analysed.
  static llvm::Expected<UnitModels> load(llvm::ArrayRef<Unit> Units,
                                         const Settings &S);

  std::shared_ptr<const Models> of(const Unit &U) const;

private:
  llvm::StringMap<std::shared_ptr<const Models>> ByFolder;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_UNITMODELS_H
