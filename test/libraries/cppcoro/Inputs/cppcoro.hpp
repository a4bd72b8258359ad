// What tests need of cppcoro, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <utility>

namespace cppcoro {

template <class T = void> class [[nodiscard]] task {
public:
  struct promise_type : parts::lazy<task, T> {};
  task(task &&) noexcept;
  parts::awaiter<T> operator co_await() const & noexcept;
  parts::awaiter<T> operator co_await() const && noexcept;
};

class operation_cancelled : public std::exception {};
class cancellation_token {
public:
  void throw_if_cancellation_requested() const;
};

class static_thread_pool {
public:
  explicit static_thread_pool(std::uint32_t threads = 4);
  ~static_thread_pool();
  parts::awaiter<void> schedule() noexcept;
};
class io_service {
public:
  io_service();
  parts::awaiter<void> schedule() noexcept;
  template <class R, class P>
  parts::awaiter<void> schedule_after(const std::chrono::duration<R, P> &,
                                      cancellation_token = {}) noexcept;
  std::uint64_t process_events();
  void stop() noexcept;
};

class async_scope {
public:
  ~async_scope();
  template <class A> void spawn(A &&);
  [[nodiscard]] parts::awaiter<void> join() noexcept;
};

template <class A> void sync_wait(A &&);
template <class... A> [[nodiscard]] parts::awaiter<void> when_all(A &&...);
template <class S, class A> task<void> schedule_on(S &, A);

class async_mutex;
class async_mutex_lock {
public:
  async_mutex_lock(async_mutex_lock &&) noexcept;
  ~async_mutex_lock();
};
class async_mutex {
public:
  parts::awaiter<void> lock_async() noexcept;
  parts::awaiter<async_mutex_lock> scoped_lock_async() noexcept;
  bool try_lock() noexcept;
  void unlock();
};

} // namespace cppcoro
