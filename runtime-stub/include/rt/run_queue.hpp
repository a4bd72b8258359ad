// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The engine inside both executors: what is ready, what is ready later, and
// the loop that resumes it.
//
#ifndef RT_RUN_QUEUE_HPP
#define RT_RUN_QUEUE_HPP

#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <mutex>
#include <queue>
#include <vector>

namespace rt::detail {

/// Any number of threads may be in run() and any number may push.
class run_queue {
  using clock = std::chrono::steady_clock;

  struct timer {
    clock::time_point when;
    std::uint64_t order; // equal times go first-in first-out
    std::coroutine_handle<> who;

    /// "Is later": std::priority_queue puts the greatest on top.
    friend bool operator<(const timer &a, const timer &b) noexcept {
      return a.when != b.when ? a.when > b.when : a.order > b.order;
    }
  };

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::coroutine_handle<>> ready_;
  std::priority_queue<timer> timers_;
  std::uint64_t next_order_ = 0;
  std::size_t running_ = 0; // handles being resumed at this moment
  bool closed_ = false;     // see close()

  void promote_due_timers() {
    if (timers_.empty())
      return;
    for (auto now = clock::now(); !timers_.empty() && timers_.top().when <= now;
         timers_.pop())
      ready_.push_back(timers_.top().who);
  }

public:
  // Both notify before they unlock. Once we unlock, the handle may run and be
  // the last thing this queue had to do, so the queue may be destroyed.
  void push(std::coroutine_handle<> h) {
    std::lock_guard lock(mutex_);
    ready_.push_back(h);
    changed_.notify_one();
  }
  void push_at(clock::time_point when, std::coroutine_handle<> h) {
    std::lock_guard lock(mutex_);
    timers_.push({when, next_order_++, h});
    changed_.notify_one();
  }

  /// Lets loops end whose stop condition asks for closed().
  void close() {
    std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  // To be called from a stop condition only, which holds the lock.
  bool closed() const noexcept { return closed_; }
  bool idle() const noexcept {
    return ready_.empty() && timers_.empty() && running_ == 0;
  }

  /// Resumes what is ready, sleeps while nothing is, until \p stop() says
  /// true. It is asked, with the lock held, between any two resumptions.
  template <class Stop> void run(Stop stop) {
    std::unique_lock lock(mutex_);
    while (!stop()) {
      promote_due_timers();
      if (!ready_.empty()) {
        std::coroutine_handle<> h = ready_.front();
        ready_.pop_front();
        // Pass the baton: this thread is busy now, and it may have been the
        // one that watched the clock or was woken for two pushes at once.
        if (!ready_.empty() || !timers_.empty())
          changed_.notify_one();
        ++running_;
        lock.unlock();
        h.resume(); // never with the lock held: it will push
        lock.lock();
        --running_;
        if (idle())
          changed_.notify_all(); // the stop conditions of others may hold now
      } else if (timers_.empty()) {
        changed_.wait(lock);
      } else {
        // A copy: the heap moves while we wait, and wait_until keeps a
        // reference to its argument.
        const clock::time_point when = timers_.top().when;
        changed_.wait_until(lock, when);
      }
    }
  }
};

} // namespace rt::detail

#endif // RT_RUN_QUEUE_HPP
