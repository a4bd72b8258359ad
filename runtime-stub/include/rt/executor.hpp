// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::executor: what resumes suspended coroutines.
//
#ifndef RT_EXECUTOR_HPP
#define RT_EXECUTOR_HPP

#include "rt/root.hpp"

#include <chrono>
#include <concepts>
#include <coroutine>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace rt {

/// Something with at least one thread on which it resumes the handles that are
/// posted to it, each once.
///
/// A chain of awaits stays on the executor where its root was spawned: a leaf
/// awaitable remembers current_executor() when it suspends and posts the
/// coroutine there again. It may come back on another thread of the same
/// executor.
class executor {
  detail::root_registry roots_;

public:
  using clock = std::chrono::steady_clock;

  executor() = default;
  executor(const executor &) = delete;
  executor &operator=(const executor &) = delete;
  virtual ~executor() = default;

  /// Resumes \p h as soon as its turn comes, never inside this call. May be
  /// called from any thread.
  virtual void post(std::coroutine_handle<> h) = 0;

  /// The same, but not before \p when.
  virtual void post_at(clock::time_point when, std::coroutine_handle<> h) = 0;

  /// Calls \p f on this executor. An exception out of it ends the program.
  template <std::invocable F>
    requires(!std::is_convertible_v<F, std::coroutine_handle<>>)
  void post(F f) {
    start(detail::run_callable(std::move(f)));
  }

  /// Takes over a new root and posts it for the first time.
  void start(detail::root r) {
    roots_.add(r.promise);
    r.promise.registry = &roots_;
    post(r.promise.frame);
  }

protected:
  /// Is something spawned here not finished yet?
  bool has_roots() const noexcept { return !roots_.empty(); }

  /// For destructors, while post() still works: frames that are destroyed may
  /// unlock mutexes, and those post whoever is next.
  void destroy_roots() noexcept { roots_.destroy_all(); }
};

namespace detail {

/// Which executor runs on this thread. Set by run loops, through the scope.
inline constinit thread_local executor *running_executor = nullptr;

class running_scope {
  executor *outer_;

public:
  explicit running_scope(executor &e) noexcept
      : outer_(std::exchange(running_executor, &e)) {}
  ~running_scope() { running_executor = outer_; }
  running_scope(const running_scope &) = delete;
  running_scope &operator=(const running_scope &) = delete;
};

} // namespace detail

/// Is this thread inside a run loop?
inline bool has_current_executor() noexcept {
  return detail::running_executor != nullptr;
}

/// The executor whose run loop called us. Throws std::logic_error on a thread
/// that runs none.
inline executor &current_executor() {
  if (!detail::running_executor)
    throw std::logic_error("rt: no executor runs on this thread");
  return *detail::running_executor;
}

namespace detail {

/// A suspended coroutine and the place where it wants to go on.
///
/// The rule for leaf awaitables: post() while holding the lock that the
/// waiting awaiter's destructor takes. An executor that goes away destroys its
/// frames first; either that destructor wins the lock and withdraws the
/// continuation, or we win it and the executor is still there to be posted to.
struct continuation {
  std::coroutine_handle<> who;
  executor *where = nullptr;

  static continuation here(std::coroutine_handle<> h) {
    return {h, &current_executor()};
  }
  explicit operator bool() const noexcept { return where != nullptr; }
  void post() const { where->post(who); }
};

} // namespace detail
} // namespace rt

#endif // RT_EXECUTOR_HPP
