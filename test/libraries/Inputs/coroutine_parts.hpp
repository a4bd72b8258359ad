// What the coroutine types of these miniatures have in common.
#pragma once

#include <coroutine>

namespace parts {

template <class T> struct awaiter {
  bool await_ready() noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};

template <class T> struct returns {
  void return_value(T);
};
template <> struct returns<void> {
  void return_void();
};

template <class Task, class T, class Initial> struct promise : returns<T> {
  Task get_return_object();
  Initial initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
};
template <class Task, class T>
using lazy = promise<Task, T, std::suspend_always>;
template <class Task, class T>
using eager = promise<Task, T, std::suspend_never>;

} // namespace parts
