// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the tests need of concurrencpp's interface, in our own words.
//
#ifndef RECALL_CONCURRENCPP_HPP
#define RECALL_CONCURRENCPP_HPP

#include <coroutine>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

namespace concurrencpp {

/// What a coroutine returns that starts at once and that nobody waits for.
struct null_result {
  struct promise_type {
    null_result get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept;
  };
};
template <class T> class result;
namespace details {
template <class T> struct promise_base {
  result<T> get_return_object();
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
};
template <class T> struct promise : promise_base<T> {
  void return_value(T value);
};
template <> struct promise<void> : promise_base<void> {
  void return_void() noexcept;
};
/// Owns a callable and calls it once.
class task {
  struct base {
    virtual ~base() = default;
    virtual void call() = 0;
  };
  template <class F> struct callback final : base {
    F callable;
    explicit callback(F f) : callable(std::move(f)) {}
    void call() override { callable(); }
  };
  std::unique_ptr<base> callback_;

public:
  template <class F>
  explicit task(F f) : callback_(new callback<F>(std::move(f))) {}
  void operator()() { callback_->call(); }
};
template <class T> struct awaitable {
  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
} // namespace details

template <class T> class result {
  std::shared_ptr<T> state_;

public:
  using promise_type = details::promise<T>;
  result(result &&) noexcept = default;
  result &operator=(result &&) noexcept = default;
  T get();
  void wait();
  details::awaitable<T> operator co_await();
};
/// The first parameter of a coroutine that its executor runs.
struct executor_tag {};
class executor {
public:
  virtual ~executor() = default;
  virtual void enqueue(details::task work) = 0;
  template <class F> void post(F &&callable) {
    enqueue(details::task(std::forward<F>(callable)));
  }
};
class thread_pool_executor : public executor {
public:
  void enqueue(details::task work) override;
};
details::awaitable<void> resume_on(std::shared_ptr<executor> e);
template <class I>
result<std::vector<typename std::iterator_traits<I>::value_type>>
when_all(std::shared_ptr<executor> resume, I begin, I end);

} // namespace concurrencpp

#endif // RECALL_CONCURRENCPP_HPP
