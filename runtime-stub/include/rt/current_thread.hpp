// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::current_thread: the single-threaded executor.
//
#ifndef RT_CURRENT_THREAD_HPP
#define RT_CURRENT_THREAD_HPP

#include "rt/executor.hpp"
#include "rt/run_queue.hpp"

#include <coroutine>

namespace rt {

/// Resumes coroutines on the one thread that calls run(), one at a time, so
/// between two suspension points a coroutine has the executor's state to
/// itself. It still takes posts from any thread.
class current_thread final : public executor {
  detail::run_queue queue_;

public:
  current_thread() = default;

  /// Destroys what is still suspended here, at the await where it stands:
  /// locals are destroyed, statements after the await never run.
  ~current_thread() override {
    detail::running_scope scope(*this);
    destroy_roots();
  }

  using executor::post;
  void post(std::coroutine_handle<> h) override { queue_.push(h); }
  void post_at(clock::time_point when, std::coroutine_handle<> h) override {
    queue_.push_at(when, h);
  }

  /// Runs until nothing is left: all that was posted has run, all timers have
  /// fired, all that was spawned has finished. Waits forever for a task that
  /// nobody will ever resume.
  void run() {
    run_until([this] { return queue_.idle() && !has_roots(); });
  }

  /// Runs until \p done(), which is asked between two resumptions.
  template <class Done> void run_until(Done done) {
    detail::running_scope scope(*this);
    queue_.run(done);
  }
};

} // namespace rt

#endif // RT_CURRENT_THREAD_HPP
