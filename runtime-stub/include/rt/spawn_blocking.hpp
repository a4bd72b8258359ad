// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// rt::spawn_blocking: a place where blocking is fine.
//
#ifndef RT_SPAWN_BLOCKING_HPP
#define RT_SPAWN_BLOCKING_HPP

#include "rt/join_handle.hpp"
#include "rt/outcome.hpp"
#include "rt/root.hpp"

#include <concepts>
#include <condition_variable>
#include <coroutine>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace rt {
namespace detail {

/// Threads that are allowed to wait. There are more of them than processors,
/// because a waiting thread costs memory but no time; they are started when
/// needed and end with the program.
class blocking_pool {
  static constexpr std::size_t max_threads = 64;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::coroutine_handle<>> jobs_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool closed_ = false;

  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
      --idle_;
      if (jobs_.empty())
        return;
      std::coroutine_handle<> job = jobs_.front();
      jobs_.pop_front();
      lock.unlock();
      job.resume();
      lock.lock();
    }
  }

public:
  /// One for the whole program, joined at its end: work that was accepted is
  /// done.
  static blocking_pool &instance() {
    static blocking_pool pool;
    return pool;
  }

  ~blocking_pool() {
    {
      std::lock_guard lock(mutex_);
      closed_ = true;
      changed_.notify_all();
    }
    for (std::thread &t : threads_)
      t.join();
  }

  void run(root r) {
    std::lock_guard lock(mutex_);
    jobs_.push_back(r.promise.frame);
    // An idle thread that has been woken, but has not come round yet, still
    // counts as idle; hence the comparison.
    if (idle_ < jobs_.size() && threads_.size() < max_threads)
      threads_.emplace_back([this] { work(); });
    else
      changed_.notify_one();
  }
};

template <class R, class F> root call_blocking(F f, join_promise<R> done) {
  outcome<R> result;
  {
    F local(std::move(f)); // destroyed before anybody learns that we are done
    try {
      if constexpr (std::is_void_v<R>) {
        std::move(local)();
        result.emplace();
      } else {
        result.emplace(std::move(local)());
      }
    } catch (...) {
      result.fail(std::current_exception());
    }
  }
  done(std::move(result));
  co_return;
}

} // namespace detail

/// Calls \p f on a thread of its own kind, where it may block: read files, wait
/// for a process, take a std::mutex for long. It starts at once, not when
/// awaited. The handle is awaited like any other, which brings back the result
/// of \p f, or its exception, and resumes the caller on its own executor.
///
/// \p f is an ordinary function. No executor runs on its thread, so it may even
/// call block_on; it cannot be stopped once it runs.
template <std::invocable F>
join_handle<std::invoke_result_t<F>> spawn_blocking(F f) {
  using result = std::invoke_result_t<F>;
  auto state = std::make_shared<detail::join_state<result>>();
  detail::blocking_pool::instance().run(detail::call_blocking<result>(
      std::move(f), detail::join_promise<result>(state)));
  return join_handle<result>(std::move(state));
}

} // namespace rt

#endif // RT_SPAWN_BLOCKING_HPP
