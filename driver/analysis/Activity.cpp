//===----------------------------------------------------------------------===//
// Part of async-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//

#include "analysis/Activity.h"
#include <ctime>

namespace async_tidy {

/// The processor time of this thread; where there is no such clock, the time.
static std::chrono::nanoseconds now() {
#ifdef CLOCK_THREAD_CPUTIME_ID
  timespec Spent;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &Spent) == 0)
    return std::chrono::seconds(Spent.tv_sec) +
           std::chrono::nanoseconds(Spent.tv_nsec);
#endif
  return std::chrono::steady_clock::now().time_since_epoch();
}

void Activity::begin(llvm::StringRef What) {
  end();
  Doing = What;
}

std::chrono::nanoseconds Activity::total() const {
  std::chrono::nanoseconds Result{};
  for (const Span &S : Spans)
    Result += S.Time;
  return Result;
}

void Activity::end() {
  std::chrono::nanoseconds Now = now();
  if (!Doing.empty())
    Spans.push_back({Doing, Now - Since});
  Doing = "";
  Since = Now;
}

} // namespace async_tidy
