// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::sleep_for, rt::sleep_until: let time pass without holding a thread.
//
#ifndef RT_TIMER_HPP
#define RT_TIMER_HPP

#include "rt/executor.hpp"

#include <chrono>
#include <coroutine>

namespace rt {

/// Must be awaited: made and dropped, it waits for nothing.
class sleep_awaiter {
  executor::clock::time_point when_;

public:
  explicit sleep_awaiter(executor::clock::time_point when) noexcept
      : when_(when) {}

  /// A time that has come already does not suspend; to let others run, see
  /// rt::yield.
  bool await_ready() const noexcept { return when_ <= executor::clock::now(); }
  void await_suspend(std::coroutine_handle<> h) const {
    current_executor().post_at(when_, h);
  }
  void await_resume() const noexcept {}
};

/// The deadline is fixed by the call; the waiting happens in co_await.
template <class Rep, class Period>
sleep_awaiter sleep_for(std::chrono::duration<Rep, Period> d) {
  using clock = executor::clock;
  return sleep_awaiter(clock::now() + std::chrono::ceil<clock::duration>(d));
}

/// A deadline on another clock is converted once, by the call: setting that
/// clock later does not move it.
template <class Clock, class Duration>
sleep_awaiter sleep_until(std::chrono::time_point<Clock, Duration> when) {
  return sleep_for(when - Clock::now());
}

} // namespace rt

#endif // RT_TIMER_HPP
