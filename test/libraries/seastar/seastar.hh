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
#include <functional>
#include <mutex>
#include <optional>
#include <tuple>
#include <type_traits>
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
template <class R> R later() noexcept;
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
  typename internal::continued<F, T>::type then(F &&) noexcept {
    return internal::later<typename internal::continued<F, T>::type>();
  }
  template <class F> future finally(F &&) noexcept {
    return internal::later<future>();
  }
  template <class F> future handle_exception(F &&) noexcept {
    return internal::later<future>();
  }
  bool available() const noexcept;
  bool failed() const noexcept;
  void ignore_ready_future() noexcept;
};
template <class T> internal::awaiter<T> operator co_await(future<T> f) noexcept;
template <class T = void, class... A>
future<T> make_ready_future(A &&...value) noexcept;

struct gate {
  class holder {
  public:
    explicit holder(gate &g);
    holder(holder &&) noexcept;
    ~holder();
  };
  ~gate();
  void enter();
  bool try_enter() noexcept;
  void leave() noexcept;
  holder hold();
  future<> close() noexcept;
};
struct named_gate : gate {};
/// Calls the function at once, and leaves the gate when its future is there.
template <class F> internal::result<F> with_gate(gate &g, F &&f) {
  g.enter();
  return f().finally([&g] { g.leave(); });
}

template <class Clock> struct basic_semaphore {
  explicit basic_semaphore(std::size_t units);
  future<> wait(std::size_t units = 1) noexcept;
  bool try_wait(std::size_t units = 1) noexcept;
  void signal(std::size_t units = 1) noexcept;
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
template <class Clock>
std::optional<semaphore_units<Clock>> try_get_units(basic_semaphore<Clock> &,
                                                    std::size_t units) noexcept;
template <class Clock, class F>
internal::result<F> with_semaphore(basic_semaphore<Clock> &, std::size_t,
                                   F &&) noexcept {
  return internal::later<internal::result<F>>();
}
template <class Clock> struct basic_rwlock {
  using holder = semaphore_units<Clock>;
  future<holder> hold_read_lock();
  future<holder> hold_write_lock();
  bool try_write_lock();
};
using rwlock = basic_rwlock<std::chrono::steady_clock>;

class shared_mutex {
public:
  future<> lock() noexcept;
  bool try_lock() noexcept;
  void unlock() noexcept;
};
template <class M> future<std::unique_lock<M>> get_unique_lock(M &);

/// Calls the function at once, and keeps the value until its future is there.
template <class T, class F> auto do_with(T &&, F &&f) {
  std::decay_t<T> *kept = nullptr;
  return f(*kept);
}
/// Calls the function at once for each.
template <class R, class F> future<> parallel_for_each(R &&range, F &&f) {
  for (auto &&each : range)
    (void)f(each);
  return internal::later<future<>>();
}
template <class F> internal::result<F> async(F &&) noexcept {
  return internal::later<internal::result<F>>();
}
template <class... F> future<std::tuple<F...>> when_all(F &&...) noexcept;
template <class... F> future<> when_all_succeed(F &&...) noexcept;

struct abort_requested_exception : std::exception {};
struct sleep_aborted : abort_requested_exception {};
struct abort_source {
  bool abort_requested() const noexcept;
};
template <class D> future<> sleep(D);
template <class D> future<> sleep_abortable(D, abort_source &);
future<> yield() noexcept;

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
/// Destroys what it holds on the shard where that was made.
template <class P> class foreign_ptr {
  P held_;

public:
  foreign_ptr(P held) noexcept;
  foreign_ptr(foreign_ptr &&) noexcept;
  ~foreign_ptr();
};
template <class P> foreign_ptr<P> make_foreign(P held);
namespace alien {
struct instance {};
template <class F> void run_on(instance &, unsigned shard, F f) {
  internal::remote<void>(shard, &f);
}
} // namespace alien
template <class S> class sharded {
public:
  ~sharded();
  template <class... A> future<> start(A &&...) noexcept;
  future<> stop() noexcept;
  template <class F, class... A>
  future<> invoke_on(unsigned shard, F &&f, A &&...) {
    return internal::remote<future<>>(shard, &f);
  }
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
template <class T>
internal::awaiter<future<T>> as_future(future<T> &&) noexcept;
/// Refers to a closure, for as long as its statement.
template <class F> class lambda {
  F *f_;

public:
  explicit lambda(F &&f) : f_(&f) {}
  auto operator()() const { return (*f_)(); }
};
/// Calls the functions at once.
template <class... F> class [[nodiscard]] all {
public:
  explicit all(F &&...f) { ((void)f(), ...); }
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume();
};
/// Calls the function at once for each, and keeps it.
template <class F> class [[nodiscard]] parallel_for_each {
  F f_;

public:
  template <class R, class G>
  parallel_for_each(R &&range, G &&f) : f_(std::move(f)) {
    for (auto &&each : range)
      (void)f_(each);
  }
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>) noexcept;
  void await_resume();
};
template <class R, class F>
parallel_for_each(R &&, F &&) -> parallel_for_each<std::decay_t<F>>;
} // namespace coroutine
} // namespace seastar

template <class T, class... A>
struct std::coroutine_traits<seastar::future<T>, A...> {
  using promise_type = seastar::internal::coroutine_promise<T>;
};

#endif // LIBRARIES_SEASTAR_HH
