// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::yield: let others run.
//
#ifndef RT_YIELD_HPP
#define RT_YIELD_HPP

#include "rt/executor.hpp"

#include <coroutine>

namespace rt {

struct yield_awaiter {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) const {
    current_executor().post(h);
  }
  void await_resume() const noexcept {}
};

/// `co_await rt::yield();` goes to the end of the executor's queue. Scheduling
/// is cooperative: a coroutine keeps its thread until it suspends, so a long
/// computation has to do this now and then.
inline yield_awaiter yield() noexcept { return {}; }

} // namespace rt

#endif // RT_YIELD_HPP
