// A task that starts at once and runs on when it is dropped.
#pragma once

#include <coroutine>

template <class T> struct takes {
  void return_value(T);
};
template <> struct takes<void> {
  void return_void();
};

template <class T> struct joinable {
  struct promise_type : takes<T> {
    bool drop() noexcept;
    joinable get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void unhandled_exception();
  };
  joinable(joinable &&) noexcept;
  ~joinable() {
    if (handle && handle.promise().drop())
      handle.destroy();
  }
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
  std::coroutine_handle<promise_type> handle;
};

/// This one ends with its handle, and is not always ready.
struct owning {
  struct promise_type {
    owning get_return_object();
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
  owning(owning &&) noexcept;
  ~owning() {
    if (valid() && handle.address())
      handle.destroy();
  }
  bool valid() const;
  bool await_ready() const {
    if (!handle.done())
      return false;
    return true;
  }
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  std::coroutine_handle<promise_type> handle;
};
