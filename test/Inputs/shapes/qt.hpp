// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A miniature in the shape of coroutines in an application with an event loop:
// a task that starts at once and is copied like a shared pointer, objects with
// signals and slots, wrappers that make their operations awaitable.
//
// Real enough to run: `waitFor(task)` and `EventLoop::processEvents()` drive
// the loop, in virtual time.
//
#ifndef SHAPES_QT_HPP
#define SHAPES_QT_HPP

#include <any>
#include <array>
#include <chrono>
#include <coroutine>
#include <cstring>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace qt {

/// The loop of the one thread there is.
class EventLoop {
  std::multimap<std::chrono::nanoseconds, std::function<void()>> timers_;
  std::chrono::nanoseconds now_{0};

public:
  static EventLoop &instance() {
    static EventLoop loop;
    return loop;
  }
  void callLater(std::chrono::nanoseconds after, std::function<void()> f) {
    timers_.emplace(now_ + after, std::move(f));
  }
  bool processEvents() {
    if (timers_.empty())
      return false;
    auto next = timers_.extract(timers_.begin());
    now_ = next.key();
    next.mapped()();
    return true;
  }
};

//===--- The task ---------------------------------------------------------===//

template <class T = void> class Task;

namespace detail {

template <class T> struct State {
  std::variant<std::monostate,
               std::conditional_t<std::is_void_v<T>, std::monostate, T>,
               std::exception_ptr>
      result;
  std::vector<std::coroutine_handle<>> waiters;

  bool ready() const noexcept { return result.index() != 0; }
  void settled() {
    for (std::coroutine_handle<> h : std::exchange(waiters, {}))
      h.resume();
  }
  T take() {
    if (result.index() == 2)
      std::rethrow_exception(std::get<2>(result));
    if constexpr (!std::is_void_v<T>)
      return std::get<1>(result);
  }
};

template <class T> struct Awaiter {
  std::shared_ptr<State<T>> state;
  bool await_ready() const noexcept { return state->ready(); }
  void await_suspend(std::coroutine_handle<> h) { state->waiters.push_back(h); }
  T await_resume() { return state->take(); }
};

template <class T> struct PromiseBase {
  std::shared_ptr<State<T>> state = std::make_shared<State<T>>();
  std::suspend_never initial_suspend() const noexcept { return {}; }
  std::suspend_never final_suspend() const noexcept { return {}; }
  Task<T> get_return_object() noexcept;
  void unhandled_exception() {
    state->result.template emplace<2>(std::current_exception());
    state->settled();
  }
};
template <class T> struct TaskPromise : PromiseBase<T> {
  template <class V> void return_value(V &&v) {
    this->state->result.template emplace<1>(std::forward<V>(v));
    this->state->settled();
  }
};
template <> struct TaskPromise<void> : PromiseBase<void> {
  void return_void() {
    state->result.emplace<1>();
    state->settled();
  }
};

template <class T> struct IsTask : std::false_type {};
template <class T> struct IsTask<Task<T>> : std::true_type {};
template <class T> struct Value {
  using type = T;
};
template <class T> struct Value<Task<T>> {
  using type = T;
};

template <class F, class T> struct Continued : std::invoke_result<F &, T> {};
template <class F> struct Continued<F, void> : std::invoke_result<F &> {};
template <class F, class T>
using ContinuedTask =
    Task<typename Value<typename Continued<F, T>::type>::type>;

} // namespace detail

/// Work under way: copies of it share the result. It runs without them, too.
template <class T> class Task {
  std::shared_ptr<detail::State<T>> state_;

public:
  using promise_type = detail::TaskPromise<T>;
  using value_type = T;

  explicit Task(std::shared_ptr<detail::State<T>> s) noexcept
      : state_(std::move(s)) {}
  Task(const Task &) = default;
  Task(Task &&) noexcept = default;
  Task &operator=(const Task &) = default;
  Task &operator=(Task &&) noexcept = default;
  ~Task() {}

  bool isReady() const noexcept { return state_->ready(); }
  auto operator co_await() const noexcept { return detail::Awaiter<T>{state_}; }

  /// What \p f makes of the result, when that is there.
  template <class F> detail::ContinuedTask<F, T> then(F f) {
    return continued(*this, std::move(f));
  }

private:
  template <class F>
  static detail::ContinuedTask<F, T> continued(Task self, F f) {
    using Result = typename detail::Continued<F, T>::type;
    if constexpr (std::is_void_v<T>) {
      co_await self;
      if constexpr (detail::IsTask<Result>::value)
        co_return co_await f();
      else
        co_return f();
    } else {
      if constexpr (detail::IsTask<Result>::value)
        co_return co_await f(co_await self);
      else
        co_return f(co_await self);
    }
  }
};

template <class T>
Task<T> detail::PromiseBase<T>::get_return_object() noexcept {
  return Task<T>(state);
}

/// Runs the loop until \p task has ended.
template <class T> T waitFor(const Task<T> &task) {
  while (!task.isReady() && EventLoop::instance().processEvents())
    ;
  return task.operator co_await().await_resume();
}

namespace detail {
struct Delay {
  std::chrono::nanoseconds after;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    EventLoop::instance().callLater(after, [h] { h.resume(); });
  }
  void await_resume() const noexcept {}
};
} // namespace detail

template <class Rep, class Period>
Task<> sleepFor(std::chrono::duration<Rep, Period> d) {
  co_await detail::Delay{d};
}

//===--- Objects, signals and slots ---------------------------------------===//

class QObject {
  using Key = std::array<unsigned char, sizeof(void (QObject::*)())>;
  struct Slot {
    Key signal;
    std::any function;
  };
  mutable std::vector<Slot> slots_;

  template <class Signal> static Key keyOf(Signal signal) {
    static_assert(sizeof(signal) == sizeof(Key));
    Key key;
    std::memcpy(key.data(), &signal, sizeof(signal));
    return key;
  }

public:
  QObject() = default;
  QObject(const QObject &) = delete;
  virtual ~QObject() = default;

  /// Calls \p slot, a callable or a member of \p receiver, whenever \p signal
  /// of \p sender is emitted. What it returns is dropped.
  template <class Sender, class Class, class... Args, class Receiver,
            class Slot>
  static void connect(const Sender *sender, void (Class::*signal)(Args...),
                      Receiver *receiver, Slot slot) {
    std::function<void(Args...)> call = [receiver, slot](Args... args) mutable {
      (void)receiver;
      if constexpr (std::is_member_function_pointer_v<Slot>) {
        if constexpr (std::is_invocable_v<Slot, Receiver *, Args...>)
          (void)(receiver->*slot)(args...);
        else
          (void)(receiver->*slot)();
      } else if constexpr (std::is_invocable_v<Slot &, Args...>) {
        (void)slot(args...);
      } else {
        (void)slot();
      }
    };
    static_cast<const QObject *>(sender)->slots_.push_back(
        {keyOf(signal), std::move(call)});
  }

protected:
  /// The body of a signal.
  template <class Class, class... Args>
  void activate(void (Class::*signal)(Args...), Args... args) {
    const Key key = keyOf(signal);
    const std::vector<Slot> now = slots_;
    for (const Slot &s : now)
      if (s.signal == key)
        std::any_cast<const std::function<void(Args...)> &>(s.function)(
            args...);
  }
};

class Button : public QObject {
public:
  void clicked() { activate(&Button::clicked); }
  void toggled(bool on) { activate<Button, bool>(&Button::toggled, on); }
};

class Timer : public QObject {
  std::chrono::nanoseconds interval_{0};

public:
  void setInterval(std::chrono::nanoseconds d) noexcept { interval_ = d; }
  void start() {
    EventLoop::instance().callLater(interval_, [this] { timeout(); });
  }
  void timeout() { activate(&Timer::timeout); }
};

class Reply : public QObject {
  std::string data_;
  bool finished_ = false;

public:
  bool isFinished() const noexcept { return finished_; }
  const std::string &data() const noexcept { return data_; }
  void finish(std::string data) {
    data_ = std::move(data);
    finished_ = true;
    finished();
  }
  void finished() { activate(&Reply::finished); }
};

//===--- Wrappers that are awaited ----------------------------------------===//

namespace detail {

/// Waits for the next time the signal is emitted.
template <class Sender, class... Args> struct SignalAwaiter {
  Sender *sender;
  void (Sender::*signal)(Args...);
  std::shared_ptr<std::coroutine_handle<>> waiter =
      std::make_shared<std::coroutine_handle<>>();

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    *waiter = h;
    QObject::connect(sender, signal, sender, [waiter = waiter](Args...) {
      if (auto h = std::exchange(*waiter, nullptr))
        h.resume();
    });
  }
  void await_resume() const noexcept {}
};

class CoroTimer {
  Timer *timer_;

public:
  explicit CoroTimer(Timer *t) noexcept : timer_(t) {}
  Task<> waitForTimeout() const {
    co_await SignalAwaiter<Timer>{timer_, &Timer::timeout};
  }
};
class CoroReply {
  Reply *reply_;

public:
  explicit CoroReply(Reply *r) noexcept : reply_(r) {}
  Task<Reply *> waitForFinished() const {
    Reply *reply = reply_;
    if (!reply->isFinished())
      co_await SignalAwaiter<Reply>{reply, &Reply::finished};
    co_return reply;
  }
};

} // namespace detail

inline detail::CoroTimer coro(Timer &t) noexcept {
  return detail::CoroTimer(&t);
}
inline detail::CoroReply coro(Reply *r) noexcept {
  return detail::CoroReply(r);
}
/// The next emission of any signal.
template <class Sender, class Class, class... Args>
auto coro(Sender *sender, void (Class::*signal)(Args...)) noexcept {
  return detail::SignalAwaiter<Class, Args...>{sender, signal};
}

} // namespace qt

#endif // SHAPES_QT_HPP
