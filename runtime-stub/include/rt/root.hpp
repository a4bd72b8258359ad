// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The coroutine at the root of a chain of awaits, and the list of those that
// an executor still has to run.
//
#ifndef RT_ROOT_HPP
#define RT_ROOT_HPP

#include "rt/intrusive_list.hpp"

#include <atomic>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <mutex>
#include <utility>

namespace rt::detail {

/// A frame that somebody has to destroy if it never runs to its end.
struct root_link : list_node {
  std::coroutine_handle<> frame;
};

/// The unfinished roots of one executor.
class root_registry {
  mutable std::mutex mutex_;
  intrusive_list<root_link> roots_;
  // Counted apart so that a run loop can ask without taking mutex_.
  std::atomic<std::size_t> count_ = 0;

public:
  bool empty() const noexcept { return count_.load() == 0; }

  void add(root_link &r) noexcept {
    std::lock_guard lock(mutex_);
    roots_.push_back(r);
    ++count_;
  }
  void remove(root_link &r) noexcept {
    std::lock_guard lock(mutex_);
    r.unlist();
    --count_;
  }

  /// Destroys every unfinished root, and with it all frames it waits for.
  /// Destructors may add new roots meanwhile; these are destroyed too.
  void destroy_all() noexcept {
    while (!empty()) {
      std::coroutine_handle<> frame;
      {
        std::lock_guard lock(mutex_);
        frame = roots_.front().frame;
      }
      frame.destroy(); // its promise removes itself
    }
  }
};

/// The coroutine type of a root.
///
/// A task is owned by the frame that awaits it, that one by its own awaiter,
/// and so on: a chain. Nobody awaits its first link. So it has to own itself:
/// it never suspends at its end, which destroys the frame
/// ([dcl.fct.def.coroutine]/11), and until then an executor lists it.
struct root {
  struct promise_type : root_link {
    root_registry *registry = nullptr;

    promise_type() noexcept {
      frame = std::coroutine_handle<promise_type>::from_promise(*this);
    }
    ~promise_type() {
      if (registry)
        registry->remove(*this);
    }
    root get_return_object() noexcept { return {*this}; }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_never final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    /// There is no one left who could catch it. Called inside the handler, so
    /// that the terminate handler can still print what was thrown.
    void unhandled_exception() const noexcept { std::terminate(); }
  };

  promise_type &promise;
};

/// A callable as a root, so that executors need to know handles only.
template <class F> root run_callable(F f) {
  std::move(f)();
  co_return;
}

} // namespace rt::detail

#endif // RT_ROOT_HPP
