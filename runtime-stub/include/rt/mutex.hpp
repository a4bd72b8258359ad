// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::mutex: mutual exclusion that may be held across an await.
//
#ifndef RT_MUTEX_HPP
#define RT_MUTEX_HPP

#include "rt/executor.hpp"
#include "rt/intrusive_list.hpp"

#include <coroutine>
#include <mutex>
#include <utility>

namespace rt {

class mutex_guard;

/// Waiting for it suspends the coroutine, not the thread, and it belongs to
/// whoever locked it, not to a thread: it may be locked on one thread and
/// unlocked on another. Those are the two reasons why a std::mutex must not be
/// held across an await and this one may.
///
/// First come, first served: unlock() hands the lock to the longest waiter,
/// and nobody can snatch it in between. Usable from several executors at once.
class mutex {
  std::mutex inner_; // held for a few instructions, never across a resume
  bool locked_ = false;

public:
  class lock_awaiter;
  class scoped_lock_awaiter;

  mutex() = default;
  mutex(const mutex &) = delete;
  mutex &operator=(const mutex &) = delete;

  bool try_lock() noexcept {
    std::lock_guard lock(inner_);
    return !std::exchange(locked_, true);
  }

  /// `co_await m.lock();` and later `m.unlock();`.
  lock_awaiter lock() noexcept;

  /// `auto guard = co_await m.scoped_lock();`. Both parts matter: without the
  /// co_await nothing is locked, without the name it is unlocked at once.
  scoped_lock_awaiter scoped_lock() noexcept;

  void unlock();

private:
  detail::intrusive_list<lock_awaiter> waiters_;
};

class mutex::lock_awaiter : detail::list_node {
  friend class mutex;
  friend class detail::intrusive_list<lock_awaiter>;

  mutex &mutex_;
  detail::continuation waiter_;
  // Both belong to the waiting coroutine alone; the rest is under inner_.
  bool waited_ = false;  // await_suspend was called
  bool resumed_ = false; // the lock went to the caller

public:
  explicit lock_awaiter(mutex &m) noexcept : mutex_(m) {}

  /// Only matters when the coroutine is destroyed while it waits.
  ~lock_awaiter() {
    if (!waited_ || resumed_)
      return;
    {
      std::lock_guard lock(mutex_.inner_);
      if (listed()) {
        unlist();
        return;
      }
    }
    mutex_.unlock(); // it was handed to us and we shall not use it: pass it on
  }

  bool await_ready() const noexcept { return mutex_.try_lock(); }
  bool await_suspend(std::coroutine_handle<> h) {
    waiter_ = detail::continuation::here(h);
    std::lock_guard lock(mutex_.inner_);
    if (!std::exchange(mutex_.locked_, true)) // unlocked in between
      return false;
    waited_ = true;
    mutex_.waiters_.push_back(*this);
    return true;
  }
  void await_resume() noexcept { resumed_ = true; }

protected:
  mutex &owner() const noexcept { return mutex_; }
};

inline void mutex::unlock() {
  std::lock_guard lock(inner_);
  if (waiters_.empty())
    locked_ = false;
  else // stays locked: it changes hands
    waiters_.pop_front().waiter_.post();
}

/// Unlocks when destroyed. Safe to hold across an await.
class mutex_guard {
  mutex *mutex_ = nullptr;

public:
  mutex_guard() noexcept = default;
  /// Takes over a mutex that is locked already.
  explicit mutex_guard(mutex &locked) noexcept : mutex_(&locked) {}
  mutex_guard(mutex_guard &&other) noexcept
      : mutex_(std::exchange(other.mutex_, nullptr)) {}
  mutex_guard &operator=(mutex_guard &&other) noexcept {
    mutex_guard(std::move(other)).swap(*this);
    return *this;
  }
  ~mutex_guard() { unlock(); }

  void swap(mutex_guard &other) noexcept { std::swap(mutex_, other.mutex_); }
  bool owns_lock() const noexcept { return mutex_ != nullptr; }
  /// Unlocks early.
  void unlock() {
    if (mutex *m = std::exchange(mutex_, nullptr))
      m->unlock();
  }
};

class mutex::scoped_lock_awaiter : public lock_awaiter {
public:
  using lock_awaiter::lock_awaiter;
  mutex_guard await_resume() noexcept {
    lock_awaiter::await_resume();
    return mutex_guard(owner());
  }
};

inline mutex::lock_awaiter mutex::lock() noexcept {
  return lock_awaiter(*this);
}
inline mutex::scoped_lock_awaiter mutex::scoped_lock() noexcept {
  return scoped_lock_awaiter(*this);
}

} // namespace rt

#endif // RT_MUTEX_HPP
