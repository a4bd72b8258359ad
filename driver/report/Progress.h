//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_REPORT_PROGRESS_H
#define ASYNC_TIDY_DRIVER_REPORT_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <mutex>

namespace async_tidy {

/// One line on a terminal that says how far a run is; silent elsewhere.
class Progress {
public:
  Progress(size_t Total, bool Quiet);
  ~Progress() { end(); }

  /// Says that the unit with main file \p File begins. Thread-safe.
  void begin(llvm::StringRef File);
  /// Erases the line, and shows no other.
  void end();

private:
  std::mutex Lock;
  size_t Begun = 0;
  size_t Total;
  bool Shown;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_REPORT_PROGRESS_H
