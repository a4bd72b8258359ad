//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_STATISTICS_H
#define ASYNC_TIDY_DRIVER_REPORT_STATISTICS_H

#include "analysis/RunResult.h"
#include <chrono>

namespace async_tidy {

/// Measures a run from when it is made.
class Stopwatch {
public:
  Stopwatch();
  /// Seconds that have passed, and seconds of processor time of all threads.
  std::pair<double, double> seconds() const;

private:
  std::chrono::steady_clock::time_point Begin;
  double Processor;
};

/// The tables of --stats, at most 80 columns wide. \p Checks are those that
/// ran.
std::string statisticsOf(const RunResult &Result,
                         llvm::ArrayRef<const CheckEntry *> Checks,
                         const Stopwatch &Time);

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_STATISTICS_H
