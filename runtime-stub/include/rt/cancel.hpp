// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::checkpoint, rt::cancelled: stop a coroutine from outside.
//
#ifndef RT_CANCEL_HPP
#define RT_CANCEL_HPP

#include "rt/executor.hpp"

#include <coroutine>
#include <exception>
#include <stop_token>
#include <utility>

namespace rt {

/// Thrown where a coroutine that is to stop awaits. It unwinds the coroutine
/// and whoever awaits it, up to who asked for the stop: a handler that takes it
/// for a failure like any other keeps alive what was to end.
class cancelled : public std::exception {
public:
  const char *what() const noexcept override { return "rt::cancelled"; }
};

/// Cancellation is cooperative: nothing stops a coroutine between two of these.
class checkpoint_awaiter {
  std::stop_token token_;

public:
  explicit checkpoint_awaiter(std::stop_token token) noexcept
      : token_(std::move(token)) {}

  /// No turn is given away by who stops anyway.
  bool await_ready() const noexcept { return token_.stop_requested(); }
  void await_suspend(std::coroutine_handle<> h) const {
    current_executor().post(h);
  }
  void await_resume() const {
    if (token_.stop_requested())
      throw cancelled();
  }
};

/// Lets others run, as rt::yield does, and then throws if a stop was requested,
/// by `std::stop_source::request_stop` from any thread.
inline checkpoint_awaiter checkpoint(std::stop_token token) noexcept {
  return checkpoint_awaiter(std::move(token));
}

} // namespace rt

#endif // RT_CANCEL_HPP
