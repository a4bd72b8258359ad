// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::thread_pool: the multi-threaded executor.
//
#ifndef RT_THREAD_POOL_HPP
#define RT_THREAD_POOL_HPP

#include "rt/executor.hpp"
#include "rt/run_queue.hpp"

#include <coroutine>
#include <cstddef>
#include <thread>
#include <vector>

namespace rt {

/// A fixed number of threads that share one queue. Two coroutines may run at
/// the same time, and one coroutine may go on, after any suspension, on
/// another thread than before: whatever it shares must be synchronised, and
/// whatever belongs to a thread (a held std::mutex, the address of a
/// thread_local) must not live across an await.
class thread_pool final : public executor {
  detail::run_queue queue_;
  std::vector<std::thread> threads_;

public:
  explicit thread_pool(unsigned threads = std::thread::hardware_concurrency()) {
    if (threads == 0) // hardware_concurrency() may not know
      threads = 1;
    threads_.reserve(threads);
    for (unsigned i = 0; i != threads; ++i)
      threads_.emplace_back([this] {
        detail::running_scope scope(*this);
        queue_.run([this] {
          return queue_.closed() && queue_.idle() && !has_roots();
        });
      });
  }

  ~thread_pool() override {
    join();
    // Only what was spawned after join() can be left.
    detail::running_scope scope(*this);
    destroy_roots();
  }

  using executor::post;
  void post(std::coroutine_handle<> h) override { queue_.push(h); }
  void post_at(clock::time_point when, std::coroutine_handle<> h) override {
    queue_.push_at(when, h);
  }

  /// Waits until all work is done, detached tasks and timers included, then
  /// ends the threads. Waits forever for a task that nobody will ever resume.
  /// Blocks, so it is not for coroutines; called on one of the pool's own
  /// threads it would wait for itself. Work posted afterwards never runs.
  void join() {
    queue_.close();
    for (std::thread &t : threads_)
      t.join();
    threads_.clear();
  }

  std::size_t size() const noexcept { return threads_.size(); }
};

} // namespace rt

#endif // RT_THREAD_POOL_HPP
