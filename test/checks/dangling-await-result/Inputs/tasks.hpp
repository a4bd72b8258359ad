// Tasks in the shapes that libraries give them.
#ifndef TASKS_HPP
#define TASKS_HPP

#include <coroutine>
#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace ref {

struct finalStep {
  bool await_ready() noexcept { return false; }
  template <class P>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<P> h) noexcept {
    return h.promise().continuation;
  }
  void await_resume() noexcept {}
};

struct promiseBase {
  std::coroutine_handle<> continuation = std::noop_coroutine();
  std::suspend_always initial_suspend() noexcept { return {}; }
  finalStep final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept { std::terminate(); }
};

template <class T> struct promiseOf : promiseBase {
  std::variant<std::monostate, T, std::exception_ptr> value;
  template <class U> void return_value(U &&v) {
    value.template emplace<1>(std::forward<U>(v));
  }
  T &result() & { return std::get<1>(value); }
  T &&result() && { return std::move(std::get<1>(value)); }
};

/// A reference result: the promise has a pointer to it.
template <class T> struct promiseOf<T &> : promiseBase {
  T *value = nullptr;
  void return_value(T &v) noexcept { value = std::addressof(v); }
  T &result() & { return *value; }
  T &result() && { return *value; }
};

/// Awaiting an lvalue gives an lvalue of the result inside the frame, and an
/// rvalue gives an rvalue of it. The task owns the frame.
template <class T> class [[nodiscard]] task {
public:
  struct promise_type : promiseOf<T> {
    task get_return_object() {
      return task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
  };

  task(task &&other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  task(const task &) = delete;
  ~task() {
    if (frame_)
      frame_.destroy();
  }

private:
  struct awaiterBase {
    std::coroutine_handle<promise_type> frame;
    bool await_ready() const noexcept { return !frame || frame.done(); }
    std::coroutine_handle<>
    await_suspend(std::coroutine_handle<> waiting) noexcept {
      frame.promise().continuation = waiting;
      return frame;
    }
  };

public:
  auto operator co_await() const & noexcept {
    struct awaiter : awaiterBase {
      decltype(auto) await_resume() { return this->frame.promise().result(); }
    };
    return awaiter{frame_};
  }
  auto operator co_await() && noexcept {
    struct awaiter : awaiterBase {
      decltype(auto) await_resume() {
        return std::move(this->frame.promise()).result();
      }
    };
    return awaiter{frame_};
  }

private:
  explicit task(std::coroutine_handle<promise_type> h) : frame_(h) {}
  std::coroutine_handle<promise_type> frame_;
};

/// The awaiter owns the frame, from its `co_await` on.
template <class T> class [[nodiscard]] owned {
public:
  struct promise_type : promiseBase {
    alignas(T) unsigned char storage[sizeof(T)];
    owned get_return_object() {
      return owned(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    void return_value(T v) { ::new (storage) T(std::move(v)); }
    T &get() { return *std::launder(reinterpret_cast<T *>(storage)); }
  };
  owned(owned &&other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  ~owned() { reset(); }

  struct awaiter {
    owned task;
    bool await_ready() const noexcept { return task.frame_.done(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) {
      task.frame_.promise().continuation = waiting;
      return task.frame_;
    }
    T &await_resume() {
      auto &promise = task.frame_.promise();
      return promise.get();
    }
  };
  awaiter operator co_await() && { return {std::move(*this)}; }

private:
  explicit owned(std::coroutine_handle<promise_type> h) : frame_(h) {}
  void reset() {
    if (auto h = std::exchange(frame_, nullptr))
      h.destroy();
  }
  std::coroutine_handle<promise_type> frame_;
};

/// Its copies share the frame.
template <class T> class shared {
public:
  struct promise_type : promiseBase {
    std::optional<T> value;
    int users = 1;
    shared get_return_object() {
      return shared(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    void return_value(T v) { value = std::move(v); }
  };
  shared(const shared &other) : frame_(other.frame_) {
    ++frame_.promise().users;
  }
  ~shared() {
    if (--frame_.promise().users == 0)
      frame_.destroy();
  }
  bool await_ready() const noexcept { return frame_.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiting) {
    frame_.promise().continuation = waiting;
    return frame_;
  }
  T &await_resume() { return *frame_.promise().value; }

private:
  explicit shared(std::coroutine_handle<promise_type> h) : frame_(h) {}
  std::coroutine_handle<promise_type> frame_;
};

/// An awaiter with the result in it.
template <class T> struct reading {
  std::optional<T> value = {};
  bool await_ready() const noexcept { return value.has_value(); }
  void await_suspend(std::coroutine_handle<>) {}
  T &await_resume() { return *value; }
};

/// An awaiter that leads to what lives elsewhere.
template <class T> struct looking {
  T *found;
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  T &await_resume() { return *found; }
};

} // namespace ref

#endif
