// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature of Seastar's interface, in our own words: the names, and who
// keeps what. Nothing of it runs.
//
#ifndef LIBRARIES_SEASTAR_HH
#define LIBRARIES_SEASTAR_HH
#include <chrono>
#include <coroutine>
#include <exception>
#include <utility>

namespace seastar {

template <class T = void> class [[nodiscard]] future;
namespace internal {
template <class T> struct futurize {
  using type = future<T>;
};
template <class T> struct futurize<future<T>> {
  using type = future<T>;
};
template <class F, class... A>
using result = typename futurize<std::invoke_result_t<F &, A...>>::type;
template <class F, class T> struct continued {
  using type = result<F, T>;
};
template <class F> struct continued<F, void> {
  using type = result<F>;
};
template <class T> struct awaiter {
  future<T> f;
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  T await_resume();
};
template <class T> struct promise_base {
  future<T> get_return_object() noexcept;
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  void unhandled_exception() noexcept;
};
template <class T> struct coroutine_promise : promise_base<T> {
  void return_value(T value) noexcept;
};
template <> struct coroutine_promise<void> : promise_base<void> {
  void return_void() noexcept;
};
template <class R> R remote(unsigned shard, void *work) noexcept;
} // namespace internal

/// A value that is there or comes; the promise is found through
/// std::coroutine_traits.
template <class T> class [[nodiscard]] future {
  void *state_ = nullptr;

public:
  future(future &&other) noexcept
      : state_(std::exchange(other.state_, nullptr)) {}
  future &operator=(future &&other) noexcept;
  ~future();
  template <class F>
  typename internal::continued<F, T>::type then(F &&f) noexcept;
  template <class F> future finally(F &&f) noexcept;
};
template <class T> internal::awaiter<T> operator co_await(future<T> f) noexcept;
template <class T = void, class... A>
future<T> make_ready_future(A &&...value) noexcept;

struct gate {
  ~gate();
  void enter();
  void leave() noexcept;
};
/// Calls the function at once, and leaves the gate when its future is there.
template <class F> internal::result<F> with_gate(gate &g, F &&f) {
  g.enter();
  return f().finally([&g] { g.leave(); });
}

template <class Clock> struct basic_semaphore {
  explicit basic_semaphore(std::size_t units);
};
using semaphore = basic_semaphore<std::chrono::steady_clock>;
template <class Clock> class [[nodiscard]] semaphore_units {
public:
  semaphore_units(semaphore_units &&) noexcept;
  ~semaphore_units();
};
template <class Clock>
future<semaphore_units<Clock>> get_units(basic_semaphore<Clock> &,
                                         std::size_t units) noexcept;
template <class Clock> struct basic_rwlock {
  struct [[nodiscard]] holder {
    holder(holder &&) noexcept;
    ~holder();
  };
  future<holder> hold_write_lock();
};
using rwlock = basic_rwlock<std::chrono::steady_clock>;

/// Counted without atomics.
template <class T> class lw_shared_ptr {
  struct block {
    long count;
    T value;
  } *block_ = nullptr;

public:
  lw_shared_ptr() noexcept = default;
  lw_shared_ptr(const lw_shared_ptr &o) noexcept : block_(o.block_) {
    ++block_->count;
  }
  lw_shared_ptr &operator=(lw_shared_ptr) noexcept;
  ~lw_shared_ptr();
  T &operator*() const noexcept { return block_->value; }
  T *operator->() const noexcept { return &block_->value; }
};

struct smp {
  template <class F>
  static internal::result<F> submit_to(unsigned shard, F &&f) {
    return internal::remote<internal::result<F>>(shard, &f);
  }
};
template <class S> class sharded {
public:
  template <class F> future<> invoke_on_all(F f) noexcept {
    return internal::remote<future<>>(0, &f);
  }
  template <class F> future<> invoke_on_others(F f) noexcept {
    return internal::remote<future<>>(0, &f);
  }
  S &local() noexcept;
};
namespace coroutine {
struct [[nodiscard]] maybe_yield {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) const noexcept;
  void await_resume() const noexcept {}
};
} // namespace coroutine
} // namespace seastar

template <class T, class... A>
struct std::coroutine_traits<seastar::future<T>, A...> {
  using promise_type = seastar::internal::coroutine_promise<T>;
};

#endif // LIBRARIES_SEASTAR_HH
