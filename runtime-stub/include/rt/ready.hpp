// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::ready: the awaitable that never suspends.
//
#ifndef RT_READY_HPP
#define RT_READY_HPP

#include <coroutine>
#include <type_traits>
#include <utility>

namespace rt {

/// The smallest useful awaiter: the answer is there, so await_suspend is never
/// called.
template <class T> class ready_awaiter {
  T value_;

public:
  explicit ready_awaiter(T value) : value_(std::move(value)) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  T await_resume() { return std::move(value_); }
};

template <> class ready_awaiter<void> {
public:
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};

/// `co_await rt::ready(v)` is v; for interfaces that must return an awaitable
/// and have nothing to wait for.
template <class T> ready_awaiter<std::decay_t<T>> ready(T &&value) {
  return ready_awaiter<std::decay_t<T>>(std::forward<T>(value));
}
inline ready_awaiter<void> ready() noexcept { return {}; }

} // namespace rt

#endif // RT_READY_HPP
