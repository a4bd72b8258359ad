// What tests need of TooManyCooks, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <cstddef>
#include <future>
#include <utility>

namespace tmc {

template <class T = void> class [[nodiscard]] task {
public:
  struct promise_type : parts::lazy<task, T> {};
  task(task &&) noexcept;
  parts::awaiter<T> operator co_await() && noexcept;
};

class ex_any {};
class ex_cpu {
public:
  ex_cpu &set_thread_count(std::size_t);
  void init();
  void teardown();
};
ex_cpu &cpu_executor();
class ex_cpu_st {};
class ex_braid {
public:
  template <class E> explicit ex_braid(E &);
};

template <class E, class W> void post(E &&, W &&, std::size_t = 0) {}
template <class E, class W>
std::future<void> post_waitable(E &&, W &&, std::size_t = 0) {
  return {};
}
int async_main(task<int> &&);

template <class A> class [[nodiscard]] aw_spawn_fork {
public:
  parts::awaiter<void> operator co_await() && noexcept;
};
template <class A> class [[nodiscard]] aw_spawn {
public:
  template <class E> aw_spawn run_on(E &) &&;
  parts::awaiter<void> operator co_await() && noexcept;
  void detach();
  aw_spawn_fork<A> fork() &&;
};
template <class A> aw_spawn<A> spawn(A &&);
template <class... A> parts::awaiter<void> spawn_tuple(A &&...);

struct aw_resume_on : parts::awaiter<void> {};
template <class E> aw_resume_on resume_on(E &&);
struct aw_yield : parts::awaiter<void> {};
aw_yield yield();
struct aw_yield_if_requested : parts::awaiter<void> {};
aw_yield_if_requested yield_if_requested();

class [[nodiscard]] mutex_scope {
public:
  mutex_scope(mutex_scope &&) noexcept;
  ~mutex_scope();
};
class mutex {
public:
  parts::awaiter<mutex_scope> lock_scope();
  parts::awaiter<void> lock();
  void unlock();
};

} // namespace tmc
