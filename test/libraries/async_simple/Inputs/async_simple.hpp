// What tests need of async_simple, in our own words.
#pragma once

#include <coroutine_parts.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <mutex>
#include <utility>

namespace async_simple {

class Executor {
public:
  virtual ~Executor();
  virtual bool schedule(std::function<void()>) = 0;
};
namespace executors {
class SimpleExecutor : public Executor {
public:
  explicit SimpleExecutor(std::size_t threads);
  bool schedule(std::function<void()>) override;
};
} // namespace executors

template <class T> class Future {
public:
  void wait();
  T get() &&;
};

namespace coro {

template <class T> class [[nodiscard]] RescheduleLazy;
template <class T = void> class [[nodiscard]] Lazy {
public:
  struct promise_type : parts::lazy<Lazy, T> {};
  Lazy(Lazy &&) noexcept;
  parts::awaiter<T> operator co_await();
  RescheduleLazy<T> via(Executor *) &&;
  template <class F> void start(F &&) {}
};
template <class T> class [[nodiscard]] RescheduleLazy {
public:
  struct promise_type : parts::lazy<RescheduleLazy, T> {};
  RescheduleLazy(RescheduleLazy &&) noexcept;
  parts::awaiter<T> operator co_await();
  template <class F> void start(F &&) {}
  void detach();
};

template <class L> void syncAwait(L &&) {}
template <class... L> parts::awaiter<void> collectAll(L &&...);
template <class R, class P> Lazy<void> sleep(std::chrono::duration<R, P>);
parts::awaiter<void> dispatch(Executor *);
class Yield : public parts::awaiter<void> {};

class Mutex {
public:
  parts::awaiter<std::unique_lock<Mutex>> coScopedLock() noexcept;
  parts::awaiter<void> coLock() noexcept;
  bool tryLock() noexcept;
  void unlock() noexcept;
  void lock() = delete;
};

} // namespace coro
} // namespace async_simple
