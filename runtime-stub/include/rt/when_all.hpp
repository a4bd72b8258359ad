// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::when_all: several tasks at once, and all of their results.
//
#ifndef RT_WHEN_ALL_HPP
#define RT_WHEN_ALL_HPP

#include "rt/outcome.hpp"
#include "rt/task.hpp"

#include <array>
#include <atomic>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace rt {
namespace detail {

/// Counts the children that have not ended, and one more for the parent while
/// it is still starting them: whoever counts down to zero resumes the parent.
class when_all_latch {
  std::atomic<std::size_t> count_;
  std::coroutine_handle<> parent_;

public:
  when_all_latch(std::size_t children, std::coroutine_handle<> parent) noexcept
      : count_(children + 1), parent_(parent) {}

  /// True for the last one. Acquire and release: the last sees the outcomes
  /// that all others wrote.
  bool arrive() noexcept {
    return count_.fetch_sub(1, std::memory_order_acq_rel) == 1;
  }
  std::coroutine_handle<> parent() const noexcept { return parent_; }
};

/// A coroutine that awaits one task and arrives at the latch. Owned by the
/// when_all that made it.
class when_all_child {
public:
  struct promise_type {
    when_all_latch *latch = nullptr;

    struct final_awaiter {
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> self) const noexcept {
        when_all_latch &latch = *self.promise().latch;
        // Once arrive() said false the parent may have destroyed us both.
        return latch.arrive() ? latch.parent() : std::noop_coroutine();
      }
      void await_resume() const noexcept {}
    };

    when_all_child get_return_object() noexcept {
      return when_all_child(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    final_awaiter final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }
  };

  when_all_child(when_all_child &&other) noexcept
      : frame_(std::exchange(other.frame_, {})) {}
  when_all_child &operator=(when_all_child &&) = delete;
  ~when_all_child() {
    if (frame_)
      frame_.destroy();
  }

  void start(when_all_latch &latch) {
    frame_.promise().latch = &latch;
    frame_.resume();
  }

private:
  explicit when_all_child(std::coroutine_handle<promise_type> frame) noexcept
      : frame_(frame) {}
  std::coroutine_handle<promise_type> frame_;
};

/// \p result outlives the child: both belong to the same when_all.
template <class T> when_all_child run_child(task<T> t, outcome<T> &result) {
  try {
    if constexpr (std::is_void_v<T>) {
      co_await std::move(t);
      result.emplace();
    } else {
      result.emplace(co_await std::move(t));
    }
  } catch (...) {
    result.fail(std::current_exception());
  }
}

/// Starts all children one after the other on this thread, each up to its
/// first suspension, and waits for the last to end.
class run_all_awaiter {
  std::span<when_all_child> children_;
  std::optional<when_all_latch> latch_;

public:
  explicit run_all_awaiter(std::span<when_all_child> c) noexcept
      : children_(c) {}
  bool await_ready() const noexcept { return children_.empty(); }
  bool await_suspend(std::coroutine_handle<> parent) {
    latch_.emplace(children_.size(), parent);
    for (when_all_child &c : children_)
      c.start(*latch_);
    return !latch_->arrive(); // false: all have ended, do not suspend
  }
  void await_resume() const noexcept {}
};

template <class... Ts, std::size_t... I>
task<std::tuple<combined_t<Ts>...>> when_all_of(std::tuple<task<Ts>...> tasks,
                                                std::index_sequence<I...>) {
  // The outcomes come first, so that they are destroyed last.
  std::tuple<outcome<Ts>...> outcomes;
  std::array<when_all_child, sizeof...(Ts)> children{
      run_child(std::move(std::get<I>(tasks)), std::get<I>(outcomes))...};
  co_await run_all_awaiter(children);
  // Braces evaluate from left to right, so the leftmost exception is thrown.
  co_return std::tuple<combined_t<Ts>...>{
      take_combined(std::get<I>(outcomes))...};
}

} // namespace detail

/// Runs \p tasks concurrently and waits until every one has ended. The results
/// come in the order of the arguments; a void one is std::monostate and a
/// reference a pointer. If some threw, the leftmost exception is
/// rethrown, after all have ended: nothing that the tasks borrow needs to
/// outlive the co_await.
///
/// All run on the awaiting coroutine's executor; nothing runs before the
/// returned task is awaited. On a thread_pool they go on in parallel after
/// their first suspension; to begin in parallel, spawn them.
template <class... Ts>
task<std::tuple<detail::combined_t<Ts>...>> when_all(task<Ts>... tasks) {
  return detail::when_all_of(std::tuple<task<Ts>...>(std::move(tasks)...),
                             std::index_sequence_for<Ts...>());
}

/// The same for any number of tasks of one type.
template <class T>
task<std::vector<detail::combined_t<T>>> when_all(std::vector<task<T>> tasks) {
  std::vector<outcome<T>> outcomes(tasks.size());
  std::vector<detail::when_all_child> children;
  children.reserve(tasks.size());
  for (std::size_t i = 0; i != tasks.size(); ++i)
    children.push_back(detail::run_child(std::move(tasks[i]), outcomes[i]));
  co_await detail::run_all_awaiter(children);
  std::vector<detail::combined_t<T>> results;
  results.reserve(outcomes.size());
  for (outcome<T> &o : outcomes)
    results.push_back(detail::take_combined(o));
  co_return results;
}

} // namespace rt

#endif // RT_WHEN_ALL_HPP
