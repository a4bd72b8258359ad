//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_EXITSTATUS_H
#define ASYNC_TIDY_DRIVER_EXITSTATUS_H

namespace async_tidy {

/// What async-tidy answers to the shell. Fixed: scripts depend on it.
enum class ExitStatus {
  Clean = 0,         ///< Nothing at or above --fail-on.
  Findings = 1,      ///< At least one finding at or above --fail-on.
  Usage = 2,         ///< The command line or a configuration file is wrong.
  Unanalysed = 3,    ///< Some files could not be analysed; wins over Findings.
  Interrupted = 130, ///< By Ctrl-C or SIGTERM; what was found is printed.
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_EXITSTATUS_H
