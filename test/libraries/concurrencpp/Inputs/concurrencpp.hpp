// What tests need of concurrencpp, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <chrono>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace concurrencpp {

template <class T> class result {
public:
  result(result &&) noexcept;
  void wait() const;
  template <class D> int wait_for(D) const;
  T get();
  parts::awaiter<T> operator co_await();
};
template <class T> class lazy_result {
public:
  lazy_result(lazy_result &&) noexcept;
  result<T> run();
  parts::awaiter<T> operator co_await();
};

/// Starts at once, and nobody waits for it.
struct null_result {
  struct promise_type : parts::eager<null_result, void> {};
};
/// The first parameter of a coroutine that its executor runs.
struct executor_tag {};

class executor {
public:
  virtual ~executor();
  template <class F> void post(F &&) {}
  template <class F> result<void> submit(F &&) { return start(); }

private:
  result<void> start();
};
class thread_pool_executor : public executor {
public:
  thread_pool_executor(std::string_view, std::size_t, std::chrono::milliseconds);
};
class thread_executor : public executor {
public:
  template <class F> void post(F &&) {}
};
class worker_thread_executor : public executor {};
class manual_executor : public executor {
public:
  void wait_for_task();
  bool loop_once();
};

class timer_queue {
public:
  lazy_result<void> make_delay_object(std::chrono::milliseconds,
                                      std::shared_ptr<executor>);
};
class runtime {
public:
  std::shared_ptr<thread_pool_executor> thread_pool_executor() const;
  std::shared_ptr<concurrencpp::thread_pool_executor>
  background_executor() const;
};

template <class E> parts::awaiter<void> resume_on(E);
template <class E, class I>
lazy_result<std::vector<typename std::iterator_traits<I>::value_type>>
when_all(std::shared_ptr<E>, I, I);

class scoped_async_lock {
public:
  scoped_async_lock(scoped_async_lock &&) noexcept;
  ~scoped_async_lock();
  void unlock();
};
class async_lock {
public:
  lazy_result<scoped_async_lock> lock(std::shared_ptr<executor>);
  void unlock();
};

} // namespace concurrencpp

template <class T, class... A>
struct std::coroutine_traits<concurrencpp::result<T>, A...> {
  using promise_type = parts::eager<concurrencpp::result<T>, T>;
};
template <class T, class... A>
struct std::coroutine_traits<concurrencpp::lazy_result<T>, A...> {
  using promise_type = parts::lazy<concurrencpp::lazy_result<T>, T>;
};
