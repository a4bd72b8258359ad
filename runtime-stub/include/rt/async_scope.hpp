// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::async_scope: tasks that run on their own and end before their scope.
//
#ifndef RT_ASYNC_SCOPE_HPP
#define RT_ASYNC_SCOPE_HPP

#include "rt/executor.hpp"
#include "rt/outcome.hpp"
#include "rt/spawn.hpp"
#include "rt/task.hpp"

#include <coroutine>
#include <cstddef>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <utility>

namespace rt {

/// Starts children now and waits for all of them later, without a handle for
/// each:
///
///   rt::async_scope scope;
///   for (int part : parts)
///     scope.spawn(pool, work(part, shared));
///   co_await scope.join();
///
/// When join() is done, every child has ended and its frame is gone, so
/// children may borrow what was made before the scope. To lend without joining
/// would be a bug that shows itself far away from its cause, and a destructor
/// cannot await: destroying a scope with children left calls std::terminate,
/// as std::execution::counting_scope does.
///
/// Results are dropped. join() rethrows the first exception that left a child,
/// after all have ended. A joined scope may be used again. Usable from several
/// executors at once; one coroutine at a time may join.
class async_scope {
  class child;
  class join_awaiter;

  std::mutex mutex_; // guards the rest; held for a few instructions
  std::size_t children_ = 0;
  std::exception_ptr failure_;   // the first
  detail::continuation joining_; // set while a coroutine waits in join()

public:
  async_scope() = default;
  async_scope(const async_scope &) = delete;
  async_scope &operator=(const async_scope &) = delete;
  ~async_scope() {
    if (size() != 0)
      std::terminate();
  }

  /// Starts \p t on \p e. Never runs any of it inside the call.
  template <class T> void spawn(executor &e, task<T> t);
  /// Starts the task that \p f returns, and keeps \p f until that has ended.
  template <detail::task_factory F> void spawn(executor &e, F f) {
    spawn(e, detail::invoke_owned(std::move(f)));
  }
  /// The same on current_executor().
  template <class T> void spawn(task<T> t) {
    spawn(current_executor(), std::move(t));
  }
  template <detail::task_factory F> void spawn(F f) {
    spawn(current_executor(), std::move(f));
  }

  /// How many children have not ended? Others may change that at any time.
  std::size_t size() noexcept {
    std::lock_guard lock(mutex_);
    return children_;
  }

  /// `co_await scope.join();`: waits until all children have ended, those
  /// included that are spawned meanwhile.
  task<> join();

private:
  void ended(std::exception_ptr failure) noexcept {
    std::lock_guard lock(mutex_);
    if (failure && !failure_)
      failure_ = std::move(failure);
    // Posted under the lock (see continuation), which also keeps the scope
    // alive: whoever is resumed takes the lock once more.
    if (--children_ == 0 && joining_)
      std::exchange(joining_, {}).post();
  }
};

/// One child's place in the count, held by the frame that drives it. It is
/// given up also when an executor goes away and destroys that frame half-way.
class async_scope::child {
  async_scope *scope_;

public:
  explicit child(async_scope &s) : scope_(&s) {
    std::lock_guard lock(s.mutex_);
    ++s.children_;
  }
  child(child &&other) noexcept
      : scope_(std::exchange(other.scope_, nullptr)) {}
  ~child() {
    if (scope_)
      scope_->ended(nullptr);
  }
  template <class T> void operator()(outcome<T> &&result) {
    std::exception_ptr failure = result.exception();
    result = outcome<T>(); // first: the value may borrow, too
    std::exchange(scope_, nullptr)->ended(std::move(failure));
  }
};

template <class T> void async_scope::spawn(executor &e, task<T> t) {
  e.start(detail::drive(std::move(t), child(*this)));
}

class async_scope::join_awaiter {
  async_scope &scope_;
  bool waiting_ = false;

public:
  explicit join_awaiter(async_scope &s) noexcept : scope_(s) {}
  join_awaiter(const join_awaiter &) = delete;
  join_awaiter &operator=(const join_awaiter &) = delete;
  ~join_awaiter() {
    if (!waiting_)
      return;
    // Destroyed while suspended: nobody may resume us now.
    std::lock_guard lock(scope_.mutex_);
    scope_.joining_ = {};
  }

  bool await_ready() const noexcept { return false; }
  bool await_suspend(std::coroutine_handle<> h) {
    detail::continuation c = detail::continuation::here(h);
    std::lock_guard lock(scope_.mutex_);
    if (scope_.children_ == 0)
      return false;
    if (scope_.joining_)
      throw std::logic_error("rt::async_scope: joined twice at once");
    waiting_ = true;
    scope_.joining_ = c;
    return true;
  }
  void await_resume() {
    waiting_ = false;
    std::unique_lock lock(scope_.mutex_);
    // Moved out, so that the next join() does not see it again.
    std::exception_ptr failure = std::exchange(scope_.failure_, nullptr);
    lock.unlock();
    if (failure)
      std::rethrow_exception(std::move(failure));
  }
};

inline task<> async_scope::join() { co_await join_awaiter(*this); }

} // namespace rt

#endif // RT_ASYNC_SCOPE_HPP
