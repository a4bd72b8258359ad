//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#ifndef ASYNC_TIDY_DRIVER_ANALYSIS_ACTIVITY_H
#define ASYNC_TIDY_DRIVER_ANALYSIS_ACTIVITY_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <chrono>

namespace async_tidy {

/// What the analysis of one unit spends its time on: named when it crashes, and
/// for --profile.
class Activity {
public:
  struct Span {
    llvm::StringRef What;
    std::chrono::nanoseconds Time; ///< Of this thread's processor.
  };

  /// From now on \p What, which must outlive this object.
  void begin(llvm::StringRef What);
  /// From now on, something that is not measured.
  void end();

  llvm::StringRef current() const { return Doing; }
  llvm::ArrayRef<Span> spans() const { return Spans; }
  /// All that was measured.
  std::chrono::nanoseconds total() const;

private:
  llvm::StringRef Doing;
  std::chrono::nanoseconds Since{};
  llvm::SmallVector<Span, 0> Spans;
};

} // namespace async_tidy

#endif // ASYNC_TIDY_DRIVER_ANALYSIS_ACTIVITY_H
