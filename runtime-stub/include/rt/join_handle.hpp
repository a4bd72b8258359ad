// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::join_handle<T>: the receiver's end of work that runs on its own.
//
#ifndef RT_JOIN_HANDLE_HPP
#define RT_JOIN_HANDLE_HPP

#include "rt/executor.hpp"
#include "rt/outcome.hpp"

#include <coroutine>
#include <exception>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace rt {

/// Thrown by awaiting a handle whose task was destroyed before it finished,
/// because its executor went away.
struct task_abandoned : std::runtime_error {
  task_abandoned()
      : std::runtime_error("rt: the task was destroyed unfinished") {}
};

namespace detail {

/// What the worker and the handle share. Whoever lets go last frees it.
template <class T> class join_state {
  std::mutex mutex_;
  outcome<T> outcome_;  // empty while the work is under way
  continuation waiter_; // set while a coroutine waits for the outcome

public:
  /// The first call decides, later ones change nothing (when_any needs that).
  void complete(outcome<T> &&result) {
    std::lock_guard lock(mutex_);
    if (!outcome_.empty())
      return;
    outcome_ = std::move(result);
    if (waiter_)
      waiter_.post(); // under the lock: see continuation
  }

  bool done() noexcept {
    std::lock_guard lock(mutex_);
    return !outcome_.empty();
  }

  /// Answers false, and does not keep \p h, if the work is done already.
  bool wait(std::coroutine_handle<> h) {
    continuation c = continuation::here(h);
    std::lock_guard lock(mutex_);
    if (!outcome_.empty())
      return false;
    waiter_ = c;
    return true;
  }
  void stop_waiting() noexcept {
    std::lock_guard lock(mutex_);
    waiter_ = {};
  }

  T take() {
    // Moved out first: the last owner of this state may be the worker's
    // thread, and the outcome should be destroyed on ours.
    outcome<T> result = [this] {
      std::lock_guard lock(mutex_);
      return std::move(outcome_);
    }();
    return result.take();
  }
};

/// The worker's end. Destroying it without a result means that the frame which
/// held it was destroyed half-way.
template <class T> class join_promise {
  std::shared_ptr<join_state<T>> state_;

public:
  explicit join_promise(std::shared_ptr<join_state<T>> s) noexcept
      : state_(std::move(s)) {}
  join_promise(join_promise &&) noexcept = default;
  ~join_promise() {
    if (!state_)
      return;
    outcome<T> lost;
    lost.fail(std::make_exception_ptr(task_abandoned()));
    state_->complete(std::move(lost));
  }
  void operator()(outcome<T> &&result) {
    std::exchange(state_, nullptr)->complete(std::move(result));
  }
};

/// Waits for a join_state inside a coroutine.
template <class T> class join_awaiter {
  std::shared_ptr<join_state<T>> state_;
  bool waiting_ = false;

public:
  explicit join_awaiter(std::shared_ptr<join_state<T>> s) noexcept
      : state_(std::move(s)) {}
  join_awaiter(const join_awaiter &) = delete;
  join_awaiter &operator=(const join_awaiter &) = delete;
  ~join_awaiter() {
    if (waiting_) // destroyed while suspended: nobody may resume us now
      state_->stop_waiting();
  }

  bool await_ready() const noexcept { return !state_ || state_->done(); }
  bool await_suspend(std::coroutine_handle<> h) {
    // Written before wait(): from then on another thread may be running us.
    waiting_ = true;
    return state_->wait(h);
  }
  T await_resume() {
    waiting_ = false;
    if (!state_)
      throw std::logic_error("rt::join_handle: awaited an empty handle");
    return state_->take();
  }
};

} // namespace detail

/// Stands for work that was started already, by spawn or spawn_blocking.
///
/// `co_await` waits for its end and yields its result or rethrows its
/// exception, and may be used once. When it returns, the task's frame is gone,
/// with all that it borrowed. A handle that is dropped, or detach()ed to say so
/// aloud, does not stop the work; result and exception are then lost.
template <class T> class join_handle {
  std::shared_ptr<detail::join_state<T>> state_;

public:
  using value_type = T;

  join_handle() noexcept = default;
  explicit join_handle(std::shared_ptr<detail::join_state<T>> s) noexcept
      : state_(std::move(s)) {}
  join_handle(join_handle &&) noexcept = default;
  join_handle &operator=(join_handle &&) noexcept = default;

  /// Can it be awaited still?
  bool valid() const noexcept { return state_ != nullptr; }
  /// Has the work ended? An empty handle has none.
  bool done() const noexcept { return state_ && state_->done(); }
  /// Lets the work go on without us.
  void detach() noexcept { state_ = nullptr; }

  /// Empties the handle.
  detail::join_awaiter<T> operator co_await() noexcept {
    return detail::join_awaiter<T>(std::move(state_));
  }
};

} // namespace rt

#endif // RT_JOIN_HANDLE_HPP
