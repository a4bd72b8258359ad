// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature of folly's coroutines, in our own words: lazy tasks, scopes that
// must be joined, and results. Nothing of it runs.
//
#ifndef LIBRARIES_FOLLY_CORO_H
#define LIBRARIES_FOLLY_CORO_H

#include <coroutine>
#include <cstddef>
#include <exception>
#include <type_traits>
#include <utility>
#include <vector>

namespace folly {

struct Executor {
  template <class T = Executor> struct KeepAlive {
    T *executor;
  };
};
template <class T> Executor::KeepAlive<> getKeepAliveToken(T &executor);

struct OperationCancelled : std::exception {};
/// A value or an exception.
template <class T> class Try {
public:
  ~Try();
  bool hasException() const noexcept;
  T &value() &;
};

/// A value or nothing; a function that returns one may be a coroutine.
template <class T> class Optional {
  T *value_ = nullptr;

public:
  struct promise_type {
    Optional get_return_object() noexcept;
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void unhandled_exception();
    void return_value(T value);
  };
  Optional() noexcept = default;
  explicit operator bool() const noexcept { return value_; }
  T &operator*() { return *value_; }
};
template <class T> struct OptionalAwaiter {
  Optional<T> value;
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>) const;
  T await_resume();
};
template <class T> OptionalAwaiter<T> operator co_await(Optional<T>);

/// A value or an error; a function that returns one may be a coroutine.
template <class T, class E> class Expected {
  T value_;

public:
  struct promise_type {
    Expected get_return_object() noexcept;
    std::suspend_never initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void unhandled_exception();
    void return_value(T value);
  };
  bool hasError() const noexcept;
  explicit operator bool() const noexcept;
  T &operator*();
};
template <class T, class E> struct ExpectedAwaiter {
  Expected<T, E> value;
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>) const;
  T await_resume();
};
template <class T, class E>
ExpectedAwaiter<T, E> operator co_await(Expected<T, E>);

namespace coro {
template <class T = void> class [[nodiscard]] Task;
template <class T> class [[nodiscard]] TaskWithExecutor;

namespace detail {
template <class T> struct TaskAwaiter {
  std::coroutine_handle<> coro;
  ~TaskAwaiter();
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
/// A task is awaited on the executor of who awaits it.
template <class A> decltype(auto) co_viaIfAsync(Executor *, A &&awaitable) {
  return static_cast<A &&>(awaitable);
}
template <class T>
TaskAwaiter<T> co_viaIfAsync(Executor *, Task<T> &&task) noexcept;
template <class T>
TaskAwaiter<T> co_viaIfAsync(Executor *, TaskWithExecutor<T> &&task) noexcept;
template <class T> struct TaskPromiseBase {
  Executor *executor = nullptr;
  Task<T> get_return_object() noexcept;
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
  template <class A> decltype(auto) await_transform(A &&awaitable) {
    return co_viaIfAsync(executor, static_cast<A &&>(awaitable));
  }
};
template <class T> struct TaskPromise : TaskPromiseBase<T> {
  void return_value(T value);
};
template <> struct TaskPromise<void> : TaskPromiseBase<void> {
  void return_void() noexcept;
};
} // namespace detail

template <class T> class [[nodiscard]] Task {
  std::coroutine_handle<> coro_;

public:
  using promise_type = detail::TaskPromise<T>;
  Task(Task &&other) noexcept : coro_(std::exchange(other.coro_, {})) {}
  Task &operator=(Task &&) noexcept;
  ~Task() {
    if (coro_)
      coro_.destroy();
  }
  TaskWithExecutor<T> scheduleOn(Executor::KeepAlive<>) && noexcept;
};
template <class T> class [[nodiscard]] TaskWithExecutor {
  std::coroutine_handle<> coro_;

public:
  TaskWithExecutor(TaskWithExecutor &&) noexcept;
  ~TaskWithExecutor();
  template <class F> void start(F &&callback) &&;
  void start() &&;
  void startInlineUnsafe() &&;
};
template <class T>
TaskWithExecutor<T> co_withExecutor(Executor::KeepAlive<>, Task<T>);
template <class T> T blockingWait(Task<T> &&task);
struct blocking_wait_fn {
  template <class T> T operator()(Task<T> &&task) const;
};
inline constexpr blocking_wait_fn blocking_wait{};

struct co_invoke_fn {
  template <class F, class... A> auto operator()(F &&f, A &&...a) const {
    return static_cast<F &&>(f)(static_cast<A &&>(a)...);
  }
};
inline constexpr co_invoke_fn co_invoke{};

class AsyncScope {
public:
  ~AsyncScope();
  template <class T> void add(TaskWithExecutor<T> &&task) noexcept;
  template <class T> void addWithSourceLoc(TaskWithExecutor<T> &&task) noexcept;
  Task<> joinAsync() noexcept;
};
class CancellableAsyncScope {
public:
  ~CancellableAsyncScope();
  template <class T> void add(TaskWithExecutor<T> &&task);
  template <class T> Task<> co_schedule(Task<T> &&task);
  Task<> cancelAndJoinAsync() noexcept;
};

template <class... T> Task<> collectAll(Task<T>... tasks);
template <class T> Task<> collectAllRange(std::vector<Task<T>> tasks);
template <class T>
Task<> collectAllWindowed(std::vector<Task<T>> tasks, std::size_t);
template <class T> using Winner = std::pair<std::size_t, Try<T>>;
template <class T, class... U>
Task<Winner<T>> collectAny(Task<T> &&task, Task<U> &&...tasks);
template <class T> Task<Winner<T>> collectAnyRange(std::vector<Task<T>> tasks);
template <class T>
Task<std::vector<Try<T>>> collectAllTryRange(std::vector<Task<T>> tasks);

Task<> sleep(long);
struct reschedule_t {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept;
  void await_resume() const noexcept {}
};
inline constexpr reschedule_t co_reschedule_on_current_executor{};
} // namespace coro

/// A value or an error.
template <class T> class [[nodiscard]] result {
  T value_;

public:
  result(T value) : value_(std::move(value)) {}
  T &&value() && { return std::move(value_); }
};
/// co_await or_unwind(r): the value of r, or the end of the coroutine.
template <class T> struct or_unwind {
  result<T> &&stored;
  explicit or_unwind(result<T> &&r [[clang::lifetimebound]])
      : stored(std::move(r)) {}
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  T &&await_resume() [[clang::lifetimebound]] {
    return std::move(stored).value();
  }
};
} // namespace folly

#endif // LIBRARIES_FOLLY_CORO_H
