// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-swallowed-task %s \
// RUN:   -- -std=c++20 | %verify %s

// Tasks and callbacks as other libraries shape them. With a task that starts at
// once a slot is a sound idiom; in a std::function its exception is lost.

#include <coroutine>
#include <functional>
#include <thread>

template <class T = void> class future {
public:
  future(future &&);
  ~future();
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await() &&;
};
template <class T, class... Args>
struct std::coroutine_traits<future<T>, Args...> {
  struct promise_type {
    future<T> get_return_object();
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
  };
};
future<> flush();

template <class T> class awaitable {
public:
  struct promise_type {
    awaitable get_return_object();
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void();
    void unhandled_exception();
    awaitable<T> &await_transform(awaitable<T> a);
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
awaitable<void> listen();

//===--- Event sources, with the names that models know -------------------===//

struct QObject {
  template <class Sender, class Signal, class Slot>
  static void connect(const Sender *, Signal, const QObject *, Slot) {}
};
struct QTimer {
  template <class F> static void singleShot(int ms, const QObject *, F f) {}
};
struct sender : QObject {
  void clicked();
};
namespace boost::asio {
template <class Executor, class F> void post(Executor &, F &&) {}
template <class Clock> struct basic_waitable_timer {
  template <class F> void async_wait(F &&);
};
} // namespace boost::asio
namespace boost::signals2 {
template <class Signature> struct slot {
  template <class F> slot(const F &);
};
template <class Signature> struct signal {
  void connect(const slot<Signature> &);
};
} // namespace boost::signals2

void eagerSlots(sender &s, boost::asio::basic_waitable_timer<int> &timer) {
  QObject::connect(&s, &sender::clicked, &s, [] { return flush(); });
  QTimer::singleShot(5, &s, []() -> future<> { co_await flush(); });
  timer.async_wait(flush);
}

void lazySlots(sender &s, boost::asio::basic_waitable_timer<int> &timer,
               int &executor, boost::signals2::signal<void()> &signal) {
  QObject::connect(&s, &sender::clicked, &s, listen);
// CHECK:      :[[@LINE-1]]:46: warning: task returned by 'listen' is dropped by 'QObject::connect', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'listen' returns 'awaitable<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:46: note: 'QObject::connect' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:46: note: pass a callable that returns nothing and spawns the task
  QTimer::singleShot(5, &s, []() -> awaitable<void> { co_return; });
// CHECK:      :[[@LINE-1]]:29: warning: task returned by this lambda is dropped by 'QTimer::singleShot', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:29: note: this lambda returns 'awaitable<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:29: note: 'QTimer::singleShot' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:29: note: pass a callable that returns nothing and spawns the task
  timer.async_wait(listen);
// CHECK:      :[[@LINE-1]]:20: warning: task returned by 'listen' is dropped by 'boost::asio::basic_waitable_timer::async_wait', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'listen' returns 'awaitable<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:20: note: 'boost::asio::basic_waitable_timer::async_wait' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:20: note: pass a callable that returns nothing and spawns the task
  boost::asio::post(executor, listen);
// CHECK:      :[[@LINE-1]]:31: warning: task returned by 'listen' is dropped by 'boost::asio::post', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'listen' returns 'awaitable<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'boost::asio::post' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:31: note: pass a callable that returns nothing and spawns the task
  signal.connect(listen);
// CHECK:      :[[@LINE-1]]:18: warning: task returned by 'listen' is dropped by 'boost::signals2::slot<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'listen' returns 'awaitable<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:18: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:18: note: pass a callable that returns nothing and spawns the task
}

//===--- Elsewhere an eager task loses its exception ----------------------===//

void eagerTasks() {
  std::function<void()> f = flush;
// CHECK:      :[[@LINE-1]]:29: warning: task returned by 'flush' is dropped by 'std::function<void ()>', so its result and exceptions are lost [async-swallowed-task]
// CHECK-NEXT: : note: 'flush' returns 'future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:29: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:29: note: pass a callable that returns nothing and spawns the task
  std::thread(flush).join();
// CHECK:      :[[@LINE-1]]:15: warning: task returned by 'flush' is dropped by 'std::thread', so its result and exceptions are lost [async-swallowed-task]
// CHECK-NEXT: : note: 'flush' returns 'future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'std::thread' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:15: note: pass a callable that returns nothing and spawns the task
}
