// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The smallest coroutine types that the runtime of this project does not have:
// one that starts at once and that nobody can wait for, one that starts at once
// and can be awaited, a generator, and an event that resumes on the spot.
//
#ifndef SHAPES_MINIMAL_HPP
#define SHAPES_MINIMAL_HPP

#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>

namespace minimal {

/// Runs on alone once it was suspended.
struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
};

/// Starts at once; who has it can wait for its end.
class eager {
public:
  struct promise_type {
    std::coroutine_handle<> waiting;

    eager get_return_object() noexcept {
      return eager(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_never initial_suspend() noexcept { return {}; }
    auto final_suspend() noexcept {
      struct wake {
        std::coroutine_handle<> waiting;
        bool await_ready() const noexcept { return false; }
        std::coroutine_handle<>
        await_suspend(std::coroutine_handle<>) const noexcept {
          return waiting ? waiting : std::noop_coroutine();
        }
        void await_resume() const noexcept {}
      };
      return wake{waiting};
    }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };

  eager(eager &&other) noexcept : frame(std::exchange(other.frame, nullptr)) {}
  eager &operator=(eager &&other) noexcept {
    std::swap(frame, other.frame);
    return *this;
  }
  ~eager() {
    if (frame)
      frame.destroy();
  }

  bool await_ready() const noexcept { return frame.done(); }
  void await_suspend(std::coroutine_handle<> h) noexcept {
    frame.promise().waiting = h;
  }
  void await_resume() const noexcept {}

private:
  explicit eager(std::coroutine_handle<promise_type> h) noexcept : frame(h) {}
  std::coroutine_handle<promise_type> frame;
};

/// Makes its values one by one, when it is asked for them.
template <class T> class generator {
public:
  struct promise_type {
    const T *value = nullptr;

    generator get_return_object() noexcept {
      return generator(
          std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(const T &v) noexcept {
      value = &v;
      return {};
    }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };

  class iterator {
    std::coroutine_handle<promise_type> frame;

  public:
    explicit iterator(std::coroutine_handle<promise_type> h) : frame(h) {}
    bool operator!=(std::nullptr_t) const { return !frame.done(); }
    iterator &operator++() {
      frame.resume();
      return *this;
    }
    const T &operator*() const { return *frame.promise().value; }
  };

  generator(generator &&other) noexcept
      : frame(std::exchange(other.frame, nullptr)) {}
  ~generator() {
    if (frame)
      frame.destroy();
  }
  iterator begin() {
    frame.resume();
    return iterator(frame);
  }
  std::nullptr_t end() const { return nullptr; }

private:
  explicit generator(std::coroutine_handle<promise_type> h) noexcept
      : frame(h) {}
  std::coroutine_handle<promise_type> frame;
};

/// Whoever raises it resumes who waits, before raise() returns.
class event {
public:
  struct awaiter {
    event &of;
    bool await_ready() const noexcept { return of.raised; }
    void await_suspend(std::coroutine_handle<> h) noexcept { of.waiting = h; }
    void await_resume() const noexcept {}
  };
  awaiter wait() noexcept { return {*this}; }
  bool is_raised() const noexcept { return raised; }
  void raise();

private:
  bool raised = false;
  std::coroutine_handle<> waiting;
};

} // namespace minimal

#endif // SHAPES_MINIMAL_HPP
