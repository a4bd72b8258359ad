//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_COMMANDS_INPUTS_H
#define ASYNC_TIDY_DRIVER_COMMANDS_INPUTS_H

#include "analysis/UnitModels.h"
#include "core/model/ProjectIndex.h"
#include "report/OutputFile.h"

namespace async_tidy {

/// What a command that parses files works on. Whatever can be wrong with the
/// request is found here, before any work is done.
struct Inputs {
  UnitList List;
  UnitModels Library;
  OutputFile Output;
  /// What --index-file or --summaries names; null without one.
  std::shared_ptr<const ProjectIndex> Index;
  /// What of the request deserves a word though the work goes on.
  std::vector<Problem> Remarks;

  static llvm::Expected<Inputs> of(const Settings &S, const char *ProgramName);
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_COMMANDS_INPUTS_H
