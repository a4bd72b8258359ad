// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the tests need of async_simple's interface, in our own words.
//
#ifndef RECALL_ASYNC_SIMPLE_HPP
#define RECALL_ASYNC_SIMPLE_HPP

#include <coroutine>
#include <exception>
#include <utility>

namespace async_simple {

class Executor;
template <class T> struct Try {
  bool hasError() const;
  std::exception_ptr getException() const;
};

namespace coro {
template <class T> class Lazy;
namespace detail {
template <class T> struct LazyPromiseBase {
  Lazy<T> get_return_object() noexcept;
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
};
template <class T> struct LazyPromise : LazyPromiseBase<T> {
  void return_value(T value);
};
template <> struct LazyPromise<void> : LazyPromiseBase<void> {
  void return_void() noexcept;
};
} // namespace detail

template <class T = void> class [[nodiscard]] RescheduleLazy {
  std::coroutine_handle<> coro_;

public:
  using promise_type = detail::LazyPromise<T>;
  RescheduleLazy(RescheduleLazy &&) noexcept;
  ~RescheduleLazy();
  template <class F> void start(F &&callback);
};
template <class T = void> class [[nodiscard]] Lazy {
  std::coroutine_handle<> coro_;

  struct Awaiter {
    std::coroutine_handle<> handle;
    ~Awaiter();
    bool await_ready() const noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
    T await_resume();
  };

public:
  using promise_type = detail::LazyPromise<T>;
  Lazy(Lazy &&other) noexcept : coro_(std::exchange(other.coro_, nullptr)) {}
  ~Lazy() {
    if (coro_)
      coro_.destroy();
  }
  RescheduleLazy<T> via(Executor *executor) &&;
  template <class F> void start(F &&callback);
  Awaiter operator co_await() &&;
};
} // namespace coro
} // namespace async_simple

#endif // RECALL_ASYNC_SIMPLE_HPP
