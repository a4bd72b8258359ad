// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::poll, rt::waker, rt::from_poll: how a leaf awaitable is written.
//
#ifndef RT_POLL_HPP
#define RT_POLL_HPP

#include "rt/executor.hpp"
#include "rt/task.hpp"

#include <concepts>
#include <coroutine>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <utility>

namespace rt {

/// The answer of a poll function when there is none yet.
struct pending_t {};
inline constexpr pending_t pending{};

/// Pending, or ready with a value.
template <class T> class poll {
  std::optional<T> value_;

public:
  using value_type = T;
  poll(pending_t) noexcept {}
  poll(T value) : value_(std::move(value)) {}
  bool is_ready() const noexcept { return value_.has_value(); }
  T &&take() { return *std::move(value_); }
};

/// Constructing `poll<void>{}` means ready.
template <> class poll<void> {
  bool ready_ = true;

public:
  using value_type = void;
  poll() noexcept = default;
  poll(pending_t) noexcept : ready_(false) {}
  bool is_ready() const noexcept { return ready_; }
  void take() const noexcept {}
};

namespace detail {

/// What a waker and the coroutine it wakes share.
///
/// A wake can come at any moment: before the poll function has returned, from
/// another thread, twice, or years after. Four states sort that out:
///
///   retired   nobody waits: not polled yet, ready, or destroyed.
///             A wake means nothing.
///   polling   the poll function runs. A wake that comes now is not lost: it
///             makes the state notified, and we poll again before sleeping.
///   parked    the coroutine is suspended. A wake posts it, once, and makes
///             the state notified.
///   notified  a poll is already owed. Another wake adds nothing.
class wake_state {
  enum class state { retired, polling, parked, notified };

  std::mutex mutex_;
  state state_ = state::retired;
  continuation waiter_;

public:
  void begin_poll(std::coroutine_handle<> h) {
    continuation c = continuation::here(h);
    std::lock_guard lock(mutex_);
    state_ = state::polling;
    waiter_ = c;
  }
  /// Answers false if a wake came during the poll: then poll again.
  bool park() noexcept {
    std::lock_guard lock(mutex_);
    if (state_ != state::polling)
      return false;
    state_ = state::parked;
    return true;
  }
  void retire() noexcept {
    std::lock_guard lock(mutex_);
    state_ = state::retired;
  }
  void wake() {
    std::lock_guard lock(mutex_);
    if (state_ == state::parked)
      waiter_.post(); // under the lock: see continuation
    if (state_ == state::parked || state_ == state::polling)
      state_ = state::notified;
  }
};

} // namespace detail

/// The promise "I shall be called when polling again is worth while".
///
/// A poll function that answers pending must have left a copy with whoever
/// will make progress: a timer, an interrupt, another thread. Otherwise nobody
/// ever polls again. Waking too often is harmless, waking never is a hang.
class waker {
  std::shared_ptr<detail::wake_state> state_;

public:
  explicit waker(std::shared_ptr<detail::wake_state> s) noexcept
      : state_(std::move(s)) {}
  /// From any thread, any number of times, never running the coroutine inside
  /// the call.
  void wake() const {
    // A copy: the coroutine may end at once on another thread and take the
    // place where *this is kept with it.
    std::shared_ptr<detail::wake_state> keep = state_;
    keep->wake();
  }
};

namespace detail {

/// Polls once; if that gave nothing, suspends until woken.
template <class F, class Poll> struct poll_awaiter {
  F &function;
  const std::shared_ptr<wake_state> &state;
  Poll answer = pending;

  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> h) {
    state->begin_poll(h);
    answer = function(waker(state));
    // Nothing of *this may be touched once park() said true: the coroutine may
    // be running on another thread already.
    return !answer.is_ready() && state->park();
  }
  Poll await_resume() { return std::move(answer); }
};

/// No wake may reach a frame that is gone.
struct retire_at_exit {
  wake_state &state;
  ~retire_at_exit() { state.retire(); }
};

template <class F> using poll_of = std::invoke_result_t<F &, waker>;

} // namespace detail

/// Turns \p f, a function from waker to poll<T>, into a task<T>.
///
/// Nothing runs until the task is awaited. Then \p f is called: ready ends it,
/// pending suspends until the waker is called, and then \p f is called again.
/// Spurious wakes are possible, so \p f looks for itself.
template <std::invocable<waker> F>
task<typename detail::poll_of<F>::value_type> from_poll(F f) {
  auto state = std::make_shared<detail::wake_state>();
  detail::retire_at_exit guard{*state};
  for (;;) {
    auto answer =
        co_await detail::poll_awaiter<F, detail::poll_of<F>>{f, state};
    if (answer.is_ready())
      co_return answer.take();
  }
}

} // namespace rt

#endif // RT_POLL_HPP
