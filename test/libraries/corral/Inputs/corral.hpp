// What tests need of corral, in our own words.
#pragma once

#include <chrono>
#include <coroutine>
#include <utility>

namespace corral {

namespace detail {
template <class T> struct Awaiter {
  bool await_ready() const noexcept;
  bool await_suspend(std::coroutine_handle<>);
  T await_resume();
};
struct TaskPromise {
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  template <class F> Awaiter<void> yield_value(F &&) {
    return {};
  }
  template <class F> F &&await_transform(F &&f) { return static_cast<F &&>(f); }
};
template <class T> struct Promise : TaskPromise {
  void return_value(T);
};
template <> struct Promise<void> : TaskPromise {
  void return_void();
};
struct JoinTag {};
} // namespace detail

template <class T = void> class [[nodiscard]] Task {
public:
  struct promise_type : detail::Promise<T> {
    Task get_return_object();
  };
  Task(Task &&) noexcept;
  detail::Awaiter<T> operator co_await() noexcept;
};

struct Unwind {};
template <class Policy> class BasicNursery {
public:
  struct Factory {
    template <class F> Factory operator%(F) { return {}; }
  };
  template <class C, class... A> void start(C, A...) {}
  void cancel();
};
using Nursery = BasicNursery<Unwind>;
static constexpr detail::JoinTag join{};

#define CORRAL_WITH_NURSERY(N)                                                 \
  co_yield ::corral::Nursery::Factory{} %                                      \
      [&](::corral::Nursery & N) -> ::corral::Task<::corral::detail::JoinTag>

template <class L, class A> void run(L &, A &&);

class ThreadPool {
public:
  template <class L> ThreadPool(L &, unsigned threads);
  ~ThreadPool();
  template <class F, class... A> detail::Awaiter<void> run(F &&, A &&...) {
    return {};
  }
};

class Semaphore {
public:
  class [[nodiscard]] Lock {
  public:
    Lock(Lock &&);
    ~Lock();
  };
  explicit Semaphore(int);
  detail::Awaiter<void> acquire();
  void release();
  detail::Awaiter<Lock> lock();
};

template <class L, class D> detail::Awaiter<void> sleepFor(L &, D);
template <class... A> detail::Awaiter<void> allOf(A &&...);
template <class... A> detail::Awaiter<void> anyOf(A &&...);

} // namespace corral
