// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature in the shape of a networking library with completion tokens: a
// lazy awaitable with an executor parameter, whose promise is found through
// std::coroutine_traits, and which only the promises of its own family can
// await; operations whose last argument says what they return.
//
// Real enough to run: `io_context::run()` does the posted work and lets timers
// expire in virtual time; `tcp_socket::feed` plays the peer.
//
#ifndef SHAPES_NET_HPP
#define SHAPES_NET_HPP

#include <algorithm>
#include <chrono>
#include <coroutine>
#include <cstring>
#include <deque>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

namespace net {

using error_code = std::error_code;
using system_error = std::system_error;

class any_executor;

/// Does the posted work in the thread that calls run().
class io_context {
  std::deque<std::function<void()>> ready_;
  std::multimap<std::chrono::nanoseconds, std::function<void()>> timers_;
  std::chrono::nanoseconds now_{0};

public:
  io_context() = default;
  io_context(const io_context &) = delete;

  any_executor get_executor() noexcept;
  std::chrono::nanoseconds now() const noexcept { return now_; }
  void post(std::function<void()> f) { ready_.push_back(std::move(f)); }
  void post_at(std::chrono::nanoseconds when, std::function<void()> f) {
    timers_.emplace(when, std::move(f));
  }
  std::size_t run_one() {
    std::function<void()> f;
    if (!ready_.empty()) {
      f = std::move(ready_.front());
      ready_.pop_front();
    } else if (!timers_.empty()) {
      auto next = timers_.extract(timers_.begin());
      now_ = next.key();
      f = std::move(next.mapped());
    } else {
      return 0;
    }
    f();
    return 1;
  }
  std::size_t run() {
    std::size_t n = 0;
    while (run_one())
      ++n;
    return n;
  }
};

class any_executor {
  io_context *context_ = nullptr;

public:
  any_executor() noexcept = default;
  explicit any_executor(io_context &c) noexcept : context_(&c) {}
  io_context &context() const noexcept { return *context_; }
};
inline any_executor io_context::get_executor() noexcept {
  return any_executor(*this);
}
inline void post(const any_executor &ex, std::function<void()> f) {
  ex.context().post(std::move(f));
}

//===--- The coroutine ----------------------------------------------------===//

template <class T = void, class Executor = any_executor>
class [[nodiscard]] awaitable;

namespace this_coro {
struct executor_t {};
inline constexpr executor_t executor{};
} // namespace this_coro

namespace detail {

template <class T, class Executor> class frame;

/// What an operation tells when it is over.
template <class... R> using handler = std::function<void(error_code, R...)>;
template <class... R> using initiation = std::function<void(handler<R...>)>;

/// A started operation, as the promise awaits it.
template <class... R> struct operation {
  initiation<R...> start;
  std::optional<std::tuple<error_code, R...>> result{};

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    start([this, h](error_code e, R... r) {
      result.emplace(e, std::move(r)...);
      h.resume();
    });
  }
  std::tuple<error_code, R...> await_resume() { return std::move(*result); }
};

template <class Executor> class frame_base {
  std::coroutine_handle<> caller_;

public:
  Executor executor;
  std::exception_ptr failure;

  void attach(std::coroutine_handle<> caller) noexcept { caller_ = caller; }

  std::suspend_always initial_suspend() noexcept { return {}; }
  auto final_suspend() noexcept {
    struct back {
      std::coroutine_handle<> caller;
      bool await_ready() const noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<>) const noexcept {
        return caller ? caller : std::noop_coroutine();
      }
      void await_resume() const noexcept {}
    };
    return back{caller_};
  }
  void unhandled_exception() noexcept { failure = std::current_exception(); }

  template <class T> auto await_transform(awaitable<T, Executor> a) const;
  template <class... R>
  operation<R...> await_transform(operation<R...> o) const {
    return o;
  }
  auto await_transform(this_coro::executor_t) const noexcept {
    struct answers {
      Executor executor;
      bool await_ready() const noexcept { return true; }
      void await_suspend(std::coroutine_handle<>) const noexcept {}
      Executor await_resume() const noexcept { return executor; }
    };
    return answers{executor};
  }
};

template <class T, class Executor> class frame : public frame_base<Executor> {
  std::optional<T> value_;

public:
  awaitable<T, Executor> get_return_object() noexcept;
  template <class V> void return_value(V &&v) {
    value_.emplace(std::forward<V>(v));
  }
  T take() {
    if (this->failure)
      std::rethrow_exception(this->failure);
    return std::move(*value_);
  }
};
template <class Executor>
class frame<void, Executor> : public frame_base<Executor> {
public:
  awaitable<void, Executor> get_return_object() noexcept;
  void return_void() noexcept {}
  void take() {
    if (this->failure)
      std::rethrow_exception(this->failure);
  }
};

} // namespace detail

/// Runs when a coroutine of its family awaits it, or when it is spawned.
template <class T, class Executor> class [[nodiscard]] awaitable {
  using handle = std::coroutine_handle<detail::frame<T, Executor>>;
  friend detail::frame<T, Executor>;
  template <class> friend class detail::frame_base;
  handle frame_;

  explicit awaitable(handle h) noexcept : frame_(h) {}

  struct awaiter {
    awaitable a;
    Executor executor;
    bool await_ready() const noexcept { return false; }
    handle await_suspend(std::coroutine_handle<> caller) noexcept {
      a.frame_.promise().executor = executor;
      a.frame_.promise().attach(caller);
      return a.frame_;
    }
    T await_resume() { return a.frame_.promise().take(); }
  };

public:
  using value_type = T;

  constexpr awaitable() noexcept : frame_(nullptr) {}
  awaitable(awaitable &&other) noexcept
      : frame_(std::exchange(other.frame_, nullptr)) {}
  awaitable &operator=(awaitable &&other) noexcept {
    std::swap(frame_, other.frame_);
    return *this;
  }
  ~awaitable() {
    if (frame_)
      frame_.destroy();
  }
  bool valid() const noexcept { return frame_ != nullptr; }
};

template <class Executor>
template <class T>
auto detail::frame_base<Executor>::await_transform(
    awaitable<T, Executor> a) const {
  return typename awaitable<T, Executor>::awaiter{std::move(a), executor};
}
template <class T, class Executor>
awaitable<T, Executor>
detail::frame<T, Executor>::get_return_object() noexcept {
  return awaitable<T, Executor>(
      std::coroutine_handle<frame>::from_promise(*this));
}
template <class Executor>
awaitable<void, Executor>
detail::frame<void, Executor>::get_return_object() noexcept {
  return awaitable<void, Executor>(
      std::coroutine_handle<frame>::from_promise(*this));
}

} // namespace net

template <class T, class Executor, class... Args>
struct std::coroutine_traits<net::awaitable<T, Executor>, Args...> {
  using promise_type = net::detail::frame<T, Executor>;
};

namespace net {

//===--- Completion tokens ------------------------------------------------===//

struct use_awaitable_t {};
inline constexpr use_awaitable_t use_awaitable{};
struct detached_t {};
inline constexpr detached_t detached{};
template <class Token> struct as_tuple_t {
  Token token;
};
template <class Token> constexpr as_tuple_t<Token> as_tuple(Token t) noexcept {
  return {t};
}

namespace detail {

template <class... R> struct value_of {
  using type = void;
};
template <class R> struct value_of<R> {
  using type = R;
};
template <class... R> using value_of_t = typename value_of<R...>::type;

template <class T, class... R> awaitable<T> throwing(initiation<R...> start) {
  auto result = co_await operation<R...>{std::move(start)};
  if (std::get<0>(result))
    throw system_error(std::get<0>(result));
  if constexpr (sizeof...(R) == 1)
    co_return std::move(std::get<1>(result));
}
template <class... R>
awaitable<std::tuple<error_code, R...>> answering(initiation<R...> start) {
  co_return co_await operation<R...>{std::move(start)};
}

template <class... R> auto initiate(use_awaitable_t, initiation<R...> start) {
  return throwing<value_of_t<R...>, R...>(std::move(start));
}
template <class... R>
auto initiate(as_tuple_t<use_awaitable_t>, initiation<R...> start) {
  return answering<R...>(std::move(start));
}
template <class... R> void initiate(detached_t, initiation<R...> start) {
  start([](error_code, R...) {});
}
template <class... R, class F>
  requires std::is_invocable_v<F &, error_code, R...>
void initiate(F f, initiation<R...> start) {
  start(handler<R...>(std::move(f)));
}

template <class T> struct is_awaitable : std::false_type {};
template <class T, class Executor>
struct is_awaitable<awaitable<T, Executor>> : std::true_type {};

/// The bottom of a spawned stack of coroutines, which nobody awaits.
struct root {
  struct promise_type : frame_base<any_executor> {
    root get_return_object() noexcept {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> frame;
};

template <class T>
using held = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

/// Its frame holds \p f, so that captures live as long as the coroutine.
template <class F, class Done> root drive(F f, Done done) {
  using T = typename std::invoke_result_t<F &>::value_type;
  std::optional<held<T>> value;
  std::exception_ptr failure;
  try {
    if constexpr (std::is_void_v<T>) {
      co_await f();
      value.emplace();
    } else {
      value.emplace(co_await f());
    }
  } catch (...) {
    failure = std::current_exception();
  }
  done(failure, std::move(value));
}
template <class F, class Done>
void start(const any_executor &ex, F f, Done done) {
  root r = drive(std::move(f), std::move(done));
  r.frame.promise().executor = ex;
  ex.context().post([h = r.frame] { h.resume(); });
}

template <class F, class T = typename std::invoke_result_t<F &>::value_type>
awaitable<T> spawned(any_executor ex, F f) {
  auto shared = std::make_shared<F>(std::move(f));
  auto result = co_await operation<std::exception_ptr, std::optional<held<T>>>{
      [ex, shared](auto handler) {
        start(ex, std::move(*shared),
              [handler](std::exception_ptr e, std::optional<held<T>> v) {
                handler({}, e, std::move(v));
              });
      }};
  if (std::get<1>(result))
    std::rethrow_exception(std::get<1>(result));
  if constexpr (!std::is_void_v<T>)
    co_return std::move(*std::get<2>(result));
}

template <class F> void spawn(any_executor ex, F f, detached_t) {
  start(ex, std::move(f), [](std::exception_ptr, auto) {});
}
template <class F> auto spawn(any_executor ex, F f, use_awaitable_t) {
  return spawned(ex, std::move(f));
}
template <class F, class Handler>
void spawn(any_executor ex, F f, Handler handler) {
  start(ex, std::move(f), [handler](std::exception_ptr e, auto value) mutable {
    if constexpr (std::is_invocable_v<Handler &, std::exception_ptr>)
      handler(e);
    else if (value)
      handler(e, std::move(*value));
    else
      handler(e, {});
  });
}

} // namespace detail

/// Starts \p a on \p ex; \p token says who learns of its end.
template <class T, class Token>
auto co_spawn(const any_executor &ex, awaitable<T> a, Token token) {
  return detail::spawn(
      ex, [a = std::move(a)]() mutable { return std::move(a); }, token);
}
/// Starts what \p f returns, and keeps \p f until that has ended.
template <class F, class Token>
  requires detail::is_awaitable<std::invoke_result_t<F &>>::value
auto co_spawn(const any_executor &ex, F f, Token token) {
  return detail::spawn(ex, std::move(f), token);
}
template <class Work, class Token>
auto co_spawn(io_context &context, Work work, Token token) {
  return co_spawn(context.get_executor(), std::move(work), token);
}

//===--- Timers and sockets -----------------------------------------------===//

class steady_timer {
  any_executor executor_;
  std::chrono::nanoseconds expiry_{0};

public:
  using duration = std::chrono::nanoseconds;

  explicit steady_timer(any_executor ex) noexcept : executor_(ex) {}
  explicit steady_timer(io_context &c) noexcept : executor_(c.get_executor()) {}
  steady_timer(any_executor ex, duration d) noexcept : executor_(ex) {
    expires_after(d);
  }
  steady_timer(io_context &c, duration d) noexcept
      : steady_timer(c.get_executor(), d) {}
  std::size_t expires_after(duration d) noexcept {
    expiry_ = executor_.context().now() + d;
    return 0;
  }
  template <class Token> auto async_wait(Token token) {
    return detail::initiate<>(
        token, detail::initiation<>(
                   [ex = executor_, when = expiry_](detail::handler<> handler) {
                     ex.context().post_at(when, [handler] { handler({}); });
                   }));
  }
};

struct mutable_buffer {
  char *data;
  std::size_t size;
};
struct const_buffer {
  const char *data;
  std::size_t size;
};
inline mutable_buffer buffer(std::string &s) noexcept {
  return {s.data(), s.size()};
}
template <std::size_t N> mutable_buffer buffer(char (&array)[N]) noexcept {
  return {array, N};
}
inline const_buffer buffer(const std::string &s) noexcept {
  return {s.data(), s.size()};
}

/// Reads what the test feeds, and keeps what is written.
class tcp_socket {
  any_executor executor_;
  std::string incoming_;
  std::string written_;
  bool open_ = true;

  std::pair<error_code, std::size_t> read(mutable_buffer b) {
    if (!open_)
      return {make_error_code(std::errc::bad_file_descriptor), 0};
    if (incoming_.empty())
      return {make_error_code(std::errc::connection_reset), 0};
    const std::size_t n = std::min(b.size, incoming_.size());
    std::memcpy(b.data, incoming_.data(), n);
    incoming_.erase(0, n);
    return {error_code(), n};
  }

public:
  explicit tcp_socket(any_executor ex) noexcept : executor_(ex) {}
  explicit tcp_socket(io_context &c) noexcept : executor_(c.get_executor()) {}
  tcp_socket(tcp_socket &&) noexcept = default;
  tcp_socket &operator=(tcp_socket &&) noexcept = default;

  any_executor get_executor() const noexcept { return executor_; }
  void feed(std::string data) { incoming_ += std::move(data); }
  const std::string &written() const noexcept { return written_; }
  bool is_open() const noexcept { return open_; }
  void close() noexcept { open_ = false; }

  template <class Token> auto async_read_some(mutable_buffer b, Token token) {
    return detail::initiate<std::size_t>(
        token, detail::initiation<std::size_t>(
                   [this, b](detail::handler<std::size_t> handler) {
                     executor_.context().post([this, b, handler] {
                       auto [error, n] = read(b);
                       handler(error, n);
                     });
                   }));
  }
  template <class Token> auto async_write_some(const_buffer b, Token token) {
    return detail::initiate<std::size_t>(
        token, detail::initiation<std::size_t>(
                   [this, b](detail::handler<std::size_t> handler) {
                     executor_.context().post([this, b, handler] {
                       written_.append(b.data, b.size);
                       handler({}, b.size);
                     });
                   }));
  }
};

template <class Token>
auto async_write(tcp_socket &socket, const_buffer b, Token token) {
  return socket.async_write_some(b, token);
}

} // namespace net

#endif // SHAPES_NET_HPP
