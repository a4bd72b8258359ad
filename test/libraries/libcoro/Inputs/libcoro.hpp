// What tests need of libcoro, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

namespace coro {

template <class T = void> class [[nodiscard]] task {
public:
  struct promise_type : parts::lazy<task, T> {};
  task(task &&) noexcept;
  parts::awaiter<T> operator co_await() const & noexcept;
  parts::awaiter<T> operator co_await() const && noexcept;
};

class thread_pool {
public:
  static std::unique_ptr<thread_pool> make_unique();
  ~thread_pool();
  parts::awaiter<void> schedule();
  parts::awaiter<void> yield();
  bool spawn_detached(task<void> &&) noexcept;
  task<void> spawn_joinable(task<void> &&) noexcept;
  void shutdown() noexcept;
};

enum class poll_op { read, write };
enum class poll_status { read, timeout, error, closed };

class scheduler {
public:
  static std::unique_ptr<scheduler> make_unique();
  parts::awaiter<void> schedule();
  template <class R, class P>
  task<void> schedule_after(std::chrono::duration<R, P>);
  template <class R, class P> task<void> yield_for(std::chrono::duration<R, P>);
  task<poll_status> poll(int fd, poll_op op);
  bool spawn_detached(task<void> &&);
  task<void> spawn_joinable(task<void> &&);
  void shutdown() noexcept;
};

class io_scheduler {
public:
  parts::awaiter<void> schedule();
};
template <class E> class task_container {
public:
  explicit task_container(std::shared_ptr<E>);
  ~task_container();
  void start(task<void> &&);
  task<void> garbage_collect_and_yield_until_empty();
};

template <class E> class task_group {
public:
  explicit task_group(E *);
  explicit task_group(std::unique_ptr<E> &);
  ~task_group();
  bool start(task<void> &&);
  parts::awaiter<void> operator co_await() const noexcept;
};

template <class A> void sync_wait(A &&) {}
template <class... A> parts::awaiter<void> when_all(A...);
template <class F, class... A> task<void> invoke(F f, A... a) {
  co_await f(a...);
}

namespace net {
class io_status {
public:
  bool is_ok() const;
};
namespace tcp {
class client {
public:
  client(client &&);
  task<std::pair<io_status, std::size_t>> read_some(std::string &buffer);
  task<std::pair<io_status, std::size_t>> write_all(const std::string &buffer);
};
} // namespace tcp
} // namespace net

class scoped_lock {
public:
  scoped_lock(scoped_lock &&);
  ~scoped_lock();
  void unlock();
};
class mutex {
public:
  parts::awaiter<coro::scoped_lock> scoped_lock();
  bool try_lock();
  void unlock();
};

} // namespace coro
