// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::task<T>: a lazy piece of work.
//
#ifndef RT_TASK_HPP
#define RT_TASK_HPP

#include "rt/outcome.hpp"

#include <coroutine>
#include <exception>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace rt {

template <class T> class task;

namespace detail {

/// The part of a task's promise that does not depend on its result.
class task_promise_base {
  std::coroutine_handle<> continuation_ = std::noop_coroutine();

  /// What happens after the last statement. The coroutine suspends once more
  /// instead of destroying itself, because its promise holds the result which
  /// the awaiting coroutine is about to read; and it returns that coroutine's
  /// handle so that the compiler *jumps* there (symmetric transfer,
  /// [expr.await]/5.1.1). A plain continuation_.resume() would nest one call
  /// deeper at the end of every task and a long loop of awaits would overflow
  /// the stack. (g++ jumps only when it optimises, from -O2 on.)
  struct final_awaiter {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<Promise> self) const noexcept {
      return self.promise().continuation();
    }
    void await_resume() const noexcept {}
  };

public:
  /// Suspending before the first statement is what makes the task lazy:
  /// calling the coroutine only copies its arguments into the frame.
  std::suspend_always initial_suspend() const noexcept { return {}; }

  /// noexcept because [dcl.fct.def.coroutine]/15 demands it.
  final_awaiter final_suspend() const noexcept { return {}; }

  std::coroutine_handle<> continuation() const noexcept {
    return continuation_;
  }
  void set_continuation(std::coroutine_handle<> h) noexcept {
    continuation_ = h;
  }
};

/// A promise has either return_value or return_void, never both
/// ([dcl.fct.def.coroutine]/6), hence the specialisations.
template <class T> class task_promise : public task_promise_base {
  outcome<T> outcome_;

public:
  task<T> get_return_object() noexcept;
  void unhandled_exception() noexcept {
    outcome_.fail(std::current_exception());
  }
  /// The default argument lets `co_return {a, b};` construct a T.
  template <class U = T>
    requires std::is_convertible_v<U &&, T>
  void return_value(U &&value) {
    outcome_.emplace(std::forward<U>(value));
  }
  T take() { return outcome_.take(); }
};

template <class T> class task_promise<T &> : public task_promise_base {
  outcome<T &> outcome_;

public:
  task<T &> get_return_object() noexcept;
  void unhandled_exception() noexcept {
    outcome_.fail(std::current_exception());
  }
  /// Takes an lvalue only: a temporary would be gone before it is read.
  void return_value(T &value) noexcept { outcome_.emplace(value); }
  T &take() { return outcome_.take(); }
};

template <> class task_promise<void> : public task_promise_base {
  outcome<void> outcome_;

public:
  task<void> get_return_object() noexcept;
  void unhandled_exception() noexcept {
    outcome_.fail(std::current_exception());
  }
  void return_void() noexcept { outcome_.emplace(); }
  void take() { outcome_.take(); }
};

} // namespace detail

/// A recipe, not the cooking: calling a coroutine that returns a task runs
/// none of its body. The body runs when the task is awaited, and an exception
/// that leaves it is rethrown there. A task that is destroyed without being
/// awaited frees its frame and has done nothing at all.
///
/// Move-only and single-shot. Awaiting consumes the task, so a named one is
/// awaited as `co_await std::move(t)`. To run it concurrently with its creator,
/// see rt/spawn.hpp.
///
/// (A real library would mark this class [[nodiscard]]. Here the analyser is
/// what finds a dropped task, so the compiler keeps quiet.)
template <class T = void> class task {
public:
  using promise_type = detail::task_promise<T>;
  using value_type = T;

  /// An empty task: there is nothing to await.
  task() noexcept = default;
  task(task &&other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  task &operator=(task &&other) noexcept {
    task(std::move(other)).swap(*this);
    return *this;
  }
  ~task() {
    // A suspended coroutine may be destroyed ([coroutine.handle.resumption]);
    // ours is suspended at its start or at its end, or, when a whole tree of
    // frames is torn down, at the await in between.
    if (frame_)
      frame_.destroy();
  }

  void swap(task &other) noexcept { std::swap(frame_, other.frame_); }

  /// Is there work in here? False for an empty, moved-from or awaited task.
  bool valid() const noexcept { return static_cast<bool>(frame_); }

  /// Has the body run to its end? Never starts it.
  bool done() const noexcept { return frame_ && frame_.done(); }

private:
  /// Owns the frame from the co_await on, so that it is destroyed at the end
  /// of the full-expression that awaited it, together with the arguments and
  /// locals in it.
  class awaiter {
    task task_;

  public:
    explicit awaiter(task &&t) noexcept : task_(std::move(t)) {}

    /// Ready means "nothing to run"; an empty task then throws below.
    bool await_ready() const noexcept { return !task_.valid() || task_.done(); }
    /// Starts the body: remembers who waits, then jumps into the frame.
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<> waiting) const noexcept {
      task_.frame_.promise().set_continuation(waiting);
      return task_.frame_;
    }
    T await_resume() const {
      if (!task_.valid())
        throw std::logic_error("rt::task: awaited an empty task");
      return task_.frame_.promise().take();
    }
  };

public:
  awaiter operator co_await() && noexcept { return awaiter(std::move(*this)); }

private:
  friend promise_type;
  explicit task(std::coroutine_handle<promise_type> frame) noexcept
      : frame_(frame) {}

  std::coroutine_handle<promise_type> frame_;
};

namespace detail {

template <class T> task<T> task_promise<T>::get_return_object() noexcept {
  return task<T>(std::coroutine_handle<task_promise>::from_promise(*this));
}
template <class T> task<T &> task_promise<T &>::get_return_object() noexcept {
  return task<T &>(std::coroutine_handle<task_promise>::from_promise(*this));
}
inline task<void> task_promise<void>::get_return_object() noexcept {
  return task<void>(std::coroutine_handle<task_promise>::from_promise(*this));
}

template <class T> inline constexpr bool is_task = false;
template <class T> inline constexpr bool is_task<task<T>> = true;

} // namespace detail
} // namespace rt

#endif // RT_TASK_HPP
