// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature in the shape of a shared-nothing framework: one reactor thread,
// futures that start at once and whose promise is found through
// std::coroutine_traits only, units of semaphores, gates, continuations.
//
// Real enough to run: `sea::run(f)` drives the reactor until f is available.
// Time is virtual, so that nothing waits for a clock.
//
#ifndef SHAPES_SEA_HPP
#define SHAPES_SEA_HPP

#include <chrono>
#include <coroutine>
#include <deque>
#include <exception>
#include <map>
#include <memory>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace sea {

template <class T = void> class [[nodiscard]] future;
template <class T = void> class promise;

namespace detail {

/// What is ready to run, and what sleeps until when.
struct reactor {
  std::deque<std::coroutine_handle<>> ready;
  std::multimap<std::chrono::nanoseconds, promise<void>> sleeping;
  std::chrono::nanoseconds now{0};

  bool step();
  static reactor &local() {
    static thread_local reactor r;
    return r;
  }
};

struct unit {};
template <class T>
using stored = std::conditional_t<std::is_void_v<T>, unit, T>;

template <class T> struct state {
  std::variant<std::monostate, stored<T>, std::exception_ptr> result;
  std::coroutine_handle<> waiter;

  void settled() {
    if (waiter)
      reactor::local().ready.push_back(std::exchange(waiter, nullptr));
  }
};

template <class T> struct is_future : std::false_type {};
template <class T> struct is_future<future<T>> : std::true_type {};

template <class T> struct futurize {
  using type = future<T>;
};
template <class T> struct futurize<future<T>> {
  using type = future<T>;
};
template <class T> using futurize_t = typename futurize<T>::type;

template <class F, class T> struct continued {
  using type = std::invoke_result_t<F &, T>;
};
template <class F> struct continued<F, void> {
  using type = std::invoke_result_t<F &>;
};
template <class F, class T> using continued_t = typename continued<F, T>::type;

} // namespace detail

/// The writer's end of a future.
template <class T> class promise {
  std::shared_ptr<detail::state<T>> state_ =
      std::make_shared<detail::state<T>>();

public:
  future<T> get_future() noexcept { return future<T>(state_); }
  template <class... V> void set_value(V &&...v) {
    state_->result.template emplace<1>(std::forward<V>(v)...);
    state_->settled();
  }
  void set_exception(std::exception_ptr e) noexcept {
    state_->result.template emplace<2>(std::move(e));
    state_->settled();
  }
};

/// A value that is there already or will come.
template <class T> class [[nodiscard]] future {
  std::shared_ptr<detail::state<T>> state_;

public:
  using value_type = T;

  explicit future(std::shared_ptr<detail::state<T>> s) noexcept
      : state_(std::move(s)) {}
  future(future &&) noexcept = default;
  future &operator=(future &&) noexcept = default;
  ~future() {}

  bool available() const noexcept { return state_->result.index() != 0; }
  bool failed() const noexcept { return state_->result.index() == 2; }

  /// The value, which must be available.
  T get() {
    if (!available())
      throw std::logic_error("sea::future: get() of a pending future");
    if (failed())
      std::rethrow_exception(std::get<2>(state_->result));
    if constexpr (!std::is_void_v<T>)
      return std::move(std::get<1>(state_->result));
  }

  /// What \p f makes of the value; an exception goes past it.
  template <class F>
  detail::futurize_t<detail::continued_t<F, T>> then(F &&f) && {
    return chain(std::move(*this), std::decay_t<F>(std::forward<F>(f)));
  }
  /// \p f sees the settled future itself.
  template <class F>
  detail::futurize_t<std::invoke_result_t<F &, future>> then_wrapped(F &&f) && {
    return wrapped(std::move(*this), std::decay_t<F>(std::forward<F>(f)));
  }
  /// Runs \p f in any case and passes the outcome on.
  template <class F> future finally(F &&f) && {
    return atEnd(std::move(*this), std::decay_t<F>(std::forward<F>(f)));
  }
  /// What \p f makes of the exception.
  template <class F> future handle_exception(F &&f) && {
    return handled(std::move(*this), std::decay_t<F>(std::forward<F>(f)));
  }
  /// The same work without its value; failures stay.
  future<void> discard_result() && { return valueless(std::move(*this)); }
  /// Says that nobody will look, neither at the value nor at the failure.
  void ignore_ready_future() noexcept { state_ = nullptr; }

  bool await_on(std::coroutine_handle<> h) noexcept {
    if (available())
      return false;
    state_->waiter = h;
    return true;
  }

private:
  template <class F>
  static detail::futurize_t<detail::continued_t<F, T>> chain(future self, F f);
  template <class F>
  static detail::futurize_t<std::invoke_result_t<F &, future>>
  wrapped(future self, F f);
  template <class F> static future atEnd(future self, F f);
  template <class F> static future handled(future self, F f);
  static future<void> valueless(future self);
};

namespace detail {
template <class T> struct awaiter {
  future<T> f;
  bool await_ready() const noexcept { return f.available(); }
  bool await_suspend(std::coroutine_handle<> h) noexcept {
    return f.await_on(h);
  }
  T await_resume() { return f.get(); }
};
/// Waits for a future and leaves it as it is.
template <class T> struct settles {
  future<T> &f;
  bool await_ready() const noexcept { return f.available(); }
  bool await_suspend(std::coroutine_handle<> h) noexcept {
    return f.await_on(h);
  }
  void await_resume() const noexcept {}
};

template <class T> struct promise_base : sea::promise<T> {
  std::suspend_never initial_suspend() noexcept { return {}; }
  std::suspend_never final_suspend() noexcept { return {}; }
  future<T> get_return_object() noexcept { return this->get_future(); }
  void unhandled_exception() noexcept {
    this->set_exception(std::current_exception());
  }
};
template <class T> struct coroutine_promise : promise_base<T> {
  template <class V> void return_value(V &&v) {
    this->set_value(std::forward<V>(v));
  }
};
template <> struct coroutine_promise<void> : promise_base<void> {
  void return_void() noexcept { this->set_value(); }
};
} // namespace detail

template <class T> auto operator co_await(future<T> f) noexcept {
  return detail::awaiter<T>{std::move(f)};
}

} // namespace sea

template <class T, class... Args>
struct std::coroutine_traits<sea::future<T>, Args...> {
  using promise_type = sea::detail::coroutine_promise<T>;
};

namespace sea {

//===--- Continuations ----------------------------------------------------===//

template <class T>
template <class F>
detail::futurize_t<detail::continued_t<F, T>> future<T>::chain(future self,
                                                               F f) {
  using Result = detail::continued_t<F, T>;
  if constexpr (std::is_void_v<T>) {
    co_await std::move(self);
    if constexpr (detail::is_future<Result>::value)
      co_return co_await f();
    else
      co_return f();
  } else {
    if constexpr (detail::is_future<Result>::value)
      co_return co_await f(co_await std::move(self));
    else
      co_return f(co_await std::move(self));
  }
}
template <class T>
template <class F>
detail::futurize_t<std::invoke_result_t<F &, future<T>>>
future<T>::wrapped(future self, F f) {
  using Result = std::invoke_result_t<F &, future>;
  co_await detail::settles<T>{self};
  if constexpr (detail::is_future<Result>::value)
    co_return co_await f(std::move(self));
  else
    co_return f(std::move(self));
}
template <class T>
template <class F>
future<T> future<T>::atEnd(future self, F f) {
  co_await detail::settles<T>{self};
  if constexpr (detail::is_future<std::invoke_result_t<F &>>::value)
    co_await f();
  else
    f();
  co_return co_await std::move(self);
}
template <class T>
template <class F>
future<T> future<T>::handled(future self, F f) {
  co_await detail::settles<T>{self};
  if (!self.failed())
    co_return co_await std::move(self);
  std::exception_ptr failure;
  try {
    self.get();
  } catch (...) {
    failure = std::current_exception();
  }
  if constexpr (detail::is_future<
                    std::invoke_result_t<F &, std::exception_ptr>>::value)
    co_return co_await f(failure);
  else
    co_return f(failure);
}
template <class T> future<void> future<T>::valueless(future self) {
  co_await std::move(self);
}

//===--- Futures that are there -------------------------------------------===//

template <class T = void, class... V> future<T> make_ready_future(V &&...v) {
  promise<T> p;
  p.set_value(std::forward<V>(v)...);
  return p.get_future();
}
template <class T = void, class E> future<T> make_exception_future(E &&e) {
  promise<T> p;
  p.set_exception(std::make_exception_ptr(std::forward<E>(e)));
  return p.get_future();
}

//===--- The reactor ------------------------------------------------------===//

inline bool detail::reactor::step() {
  if (!ready.empty()) {
    auto h = ready.front();
    ready.pop_front();
    h.resume();
    return true;
  }
  if (sleeping.empty())
    return false;
  auto next = sleeping.extract(sleeping.begin());
  now = next.key();
  next.mapped().set_value();
  return true;
}

template <class Rep, class Period>
future<> sleep(std::chrono::duration<Rep, Period> d) {
  detail::reactor &r = detail::reactor::local();
  return r.sleeping.emplace(r.now + d, promise<>())->second.get_future();
}

/// Runs the reactor until \p f is available, for main and tests.
template <class T> T run(future<T> f) {
  while (!f.available() && detail::reactor::local().step())
    ;
  return f.get();
}

//===--- Semaphores, locks, gates -----------------------------------------===//

class semaphore {
  std::size_t count_;
  std::deque<std::pair<promise<>, std::size_t>> waiting_;

public:
  explicit semaphore(std::size_t count) noexcept : count_(count) {}

  std::size_t available_units() const noexcept { return count_; }
  future<> wait(std::size_t n = 1) {
    if (waiting_.empty() && count_ >= n) {
      count_ -= n;
      return make_ready_future<>();
    }
    return waiting_.emplace_back(promise<>(), n).first.get_future();
  }
  void signal(std::size_t n = 1) {
    count_ += n;
    while (!waiting_.empty() && waiting_.front().second <= count_) {
      count_ -= waiting_.front().second;
      waiting_.front().first.set_value();
      waiting_.pop_front();
    }
  }
};

/// Returns what it holds when destroyed.
class [[nodiscard]] semaphore_units {
  semaphore *from_ = nullptr;
  std::size_t n_ = 0;

public:
  semaphore_units() noexcept = default;
  semaphore_units(semaphore &from, std::size_t n) noexcept
      : from_(&from), n_(n) {}
  semaphore_units(semaphore_units &&other) noexcept
      : from_(std::exchange(other.from_, nullptr)), n_(other.n_) {}
  semaphore_units &operator=(semaphore_units &&other) noexcept {
    std::swap(from_, other.from_);
    std::swap(n_, other.n_);
    return *this;
  }
  ~semaphore_units() { return_all(); }
  std::size_t count() const noexcept { return from_ ? n_ : 0; }
  void return_all() {
    if (semaphore *from = std::exchange(from_, nullptr))
      from->signal(n_);
  }
};

inline future<semaphore_units> get_units(semaphore &sem, std::size_t n) {
  co_await sem.wait(n);
  co_return semaphore_units(sem, n);
}
/// Runs \p f with \p n units held.
template <class F>
detail::futurize_t<std::invoke_result_t<F &>>
with_semaphore(semaphore &sem, std::size_t n, F f) {
  auto units = co_await get_units(sem, n);
  if constexpr (detail::is_future<std::invoke_result_t<F &>>::value)
    co_return co_await f();
  else
    co_return f();
}

class mutex {
  semaphore sem_{1};

public:
  class [[nodiscard]] holder {
    mutex *m_;

  public:
    explicit holder(mutex &m) noexcept : m_(&m) {}
    holder(holder &&other) noexcept : m_(std::exchange(other.m_, nullptr)) {}
    ~holder() {
      if (m_)
        m_->unlock();
    }
  };

  future<> lock() { return sem_.wait(1); }
  void unlock() { sem_.signal(1); }
  future<holder> hold() {
    co_await lock();
    co_return holder(*this);
  }
};

class rwlock {
  static constexpr std::size_t all = 1u << 20;
  semaphore sem_{all};

public:
  template <std::size_t N> class [[nodiscard]] basic_holder {
    rwlock *lock_;

  public:
    explicit basic_holder(rwlock &l) noexcept : lock_(&l) {}
    basic_holder(basic_holder &&other) noexcept
        : lock_(std::exchange(other.lock_, nullptr)) {}
    ~basic_holder() {
      if (lock_)
        lock_->template unlock<N>();
    }
  };
  using read_holder = basic_holder<1>;
  using write_holder = basic_holder<all>;

  template <std::size_t N> void unlock() { sem_.signal(N); }
  future<> read_lock() { return sem_.wait(1); }
  void read_unlock() { unlock<1>(); }
  future<> write_lock() { return sem_.wait(all); }
  void write_unlock() { unlock<all>(); }
  future<read_holder> hold_read_lock() {
    co_await read_lock();
    co_return read_holder(*this);
  }
  future<write_holder> hold_write_lock() {
    co_await write_lock();
    co_return write_holder(*this);
  }
};

struct gate_closed_exception : std::runtime_error {
  gate_closed_exception() : std::runtime_error("gate closed") {}
};

/// Counts who is inside; closing it lets nobody in and waits for the rest.
class gate {
  std::size_t count_ = 0;
  bool closed_ = false;
  promise<> empty_;

public:
  class [[nodiscard]] holder {
    gate *g_;

  public:
    explicit holder(gate &g) : g_(&g) { g.enter(); }
    holder(holder &&other) noexcept : g_(std::exchange(other.g_, nullptr)) {}
    ~holder() {
      if (g_)
        g_->leave();
    }
  };

  gate() = default;
  gate(const gate &) = delete;
  ~gate() {
    if (count_)
      std::terminate();
  }

  void enter() {
    if (closed_)
      throw gate_closed_exception();
    ++count_;
  }
  void leave() {
    if (--count_ == 0 && closed_)
      empty_.set_value();
  }
  holder hold() { return holder(*this); }
  bool is_closed() const noexcept { return closed_; }
  std::size_t get_count() const noexcept { return count_; }
  future<> close() {
    closed_ = true;
    if (count_ == 0)
      empty_.set_value();
    return empty_.get_future();
  }
};

//===--- Several at once --------------------------------------------------===//

/// All of them, settled; never fails itself.
template <class... T>
future<std::tuple<future<T>...>> when_all(future<T>... f) {
  (co_await detail::settles<T>{f}, ...);
  co_return std::tuple<future<T>...>(std::move(f)...);
}
/// The values of all, or one of the failures.
template <class... T>
future<std::tuple<detail::stored<T>...>> when_all_succeed(future<T>... f) {
  (co_await detail::settles<T>{f}, ...);
  auto value = []<class V>(future<V> settled) -> detail::stored<V> {
    if constexpr (std::is_void_v<V>) {
      settled.get();
      return {};
    } else {
      return settled.get();
    }
  };
  co_return std::tuple<detail::stored<T>...>{value(std::move(f))...};
}
inline future<> when_all_succeed(std::vector<future<>> all) {
  for (auto &f : all)
    co_await detail::settles<void>{f};
  for (auto &f : all)
    f.get();
}

template <class Range, class F> future<> parallel_for_each(Range &&range, F f) {
  std::vector<future<>> started;
  for (auto &&element : range)
    started.push_back(f(element));
  return when_all_succeed(std::move(started));
}

/// Keeps \p value alive until the future that \p f returns has settled.
template <class T, class F>
detail::futurize_t<std::invoke_result_t<F &, T &>> do_with(T value, F f) {
  co_return co_await f(value);
}

} // namespace sea

#endif // SHAPES_SEA_HPP
