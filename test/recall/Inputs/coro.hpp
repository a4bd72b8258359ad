// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the tests need of libcoro's interface, in our own words.
//
#ifndef RECALL_CORO_HPP
#define RECALL_CORO_HPP

#include <coroutine>
#include <memory>
#include <utility>

namespace coro {

template <class T = void> class [[nodiscard]] task;
namespace detail {
template <class T> struct promise_base {
  task<T> get_return_object() noexcept;
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
};
template <class T> struct promise : promise_base<T> {
  void return_value(T value);
};
template <> struct promise<void> : promise_base<void> {
  void return_void() noexcept;
};
struct schedule_operation {
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume() noexcept {}
};
} // namespace detail

template <class T> class [[nodiscard]] task {
  std::coroutine_handle<> coroutine_;

  struct awaiter {
    std::coroutine_handle<> coroutine;
    bool await_ready() noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };

public:
  using promise_type = detail::promise<T>;
  task(task &&other) noexcept
      : coroutine_(std::exchange(other.coroutine_, nullptr)) {}
  task &operator=(task &&) noexcept;
  ~task() {
    if (coroutine_)
      coroutine_.destroy();
  }
  awaiter operator co_await() const & noexcept;
};

class io_scheduler {
public:
  detail::schedule_operation schedule();
};
template <class E> class task_container {
public:
  explicit task_container(std::shared_ptr<E> executor);
  ~task_container();
  void start(task<void> &&user_task);
  task<void> garbage_collect_and_yield_until_empty();
};
} // namespace coro

#endif // RECALL_CORO_HPP
