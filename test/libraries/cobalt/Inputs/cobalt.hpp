// What tests need of Boost.Cobalt, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <chrono>
#include <utility>

namespace boost::cobalt {

struct executor {};

template <class T = void> struct [[nodiscard]] task {
  struct promise_type : parts::lazy<task, T> {};
  task(task &&) noexcept;
  parts::awaiter<T> operator co_await();
};
template <class T = void> struct [[nodiscard]] promise {
  struct promise_type : parts::eager<promise, T> {};
  promise(promise &&) noexcept;
  parts::awaiter<T> operator co_await();
  promise &&operator+() &&;
  bool ready() const;
};
struct detached {
  struct promise_type : parts::eager<detached, void> {};
};
struct thread {
  struct promise_type : parts::eager<thread, void> {};
  thread(thread &&) noexcept;
  ~thread();
  void join();
  bool joinable() const;
  executor get_executor() const;
  parts::awaiter<void> operator co_await();
};

template <class T> T run(task<T>);
template <class T, class Token> auto spawn(executor, task<T> &&, Token &&) {}
template <class... P> parts::awaiter<void> gather(P &&...);
template <class... P> parts::awaiter<void> join(P &&...);
template <class... P> parts::awaiter<std::size_t> race(P &&...);

namespace io {
template <class R, class P>
parts::awaiter<void> sleep(std::chrono::duration<R, P>);
}

} // namespace boost::cobalt
