// RUN: %clangxx -std=c++20 -Wall -Wextra -Werror -DRUNS -I%shapes %s -o %t && %t
// RUN: %async_tidy facts %s -- -std=c++20 -I%shapes \
// RUN:   | grep '^shapes.cpp:' | grep -v ': work of' | FileCheck --implicit-check-not=': ' %s

// What the core believes of the shapes that other tests use: test/Inputs/shapes.

#include <net.hpp>
#include <qt.hpp>
#include <sea.hpp>

#ifndef RUNS

void eagerFuture(sea::semaphore &units, sea::mutex &mutex, sea::rwlock &lock,
                 sea::gate &gate) {
  sea::sleep(std::chrono::seconds(1));
// CHECK: :[[@LINE-1]]:3: 'future<>' is eager task: promise type 'sea::detail::coroutine_promise'
  sea::make_ready_future<int>(1);
// CHECK: :[[@LINE-1]]:3: 'future<int>' is eager task: promise type 'sea::detail::coroutine_promise'
  sea::make_exception_future<int>(1);
// CHECK: :[[@LINE-1]]:3: 'future<int>' is eager task: promise type 'sea::detail::coroutine_promise'
  sea::make_ready_future<int>(1).then([](int) {});
// CHECK: :[[@LINE-1]]:3: 'future<int>' is eager task: promise type 'sea::detail::coroutine_promise'
// CHECK: :[[@LINE-2]]:3: 'sea::future<>' is eager task: promise type 'sea::detail::coroutine_promise'
  sea::get_units(units, 1);
// CHECK: :[[@LINE-1]]:3: 'future<semaphore_units>' is eager task: promise type 'sea::detail::coroutine_promise'
  mutex.hold();
// CHECK: :[[@LINE-1]]:3: 'future<holder>' is eager task: promise type 'sea::detail::coroutine_promise'; its result is a guard
  lock.hold_read_lock();
// CHECK: :[[@LINE-1]]:3: 'future<read_holder>' is eager task: promise type 'sea::detail::coroutine_promise'; its result is a guard
  lock.hold_write_lock();
// CHECK: :[[@LINE-1]]:3: 'future<write_holder>' is eager task: promise type 'sea::detail::coroutine_promise'; its result is a guard
  gate.hold();
  gate.close();
// CHECK: :[[@LINE-1]]:3: 'future<>' is eager task: promise type 'sea::detail::coroutine_promise'
  sea::when_all(sea::get_units(units, 1), mutex.hold());
// CHECK: :[[@LINE-1]]:3: 'sea::future<std::tuple<sea::future<sea::semaphore_units>, sea::future<sea::mutex::holder>>>' is eager task: promise type 'sea::detail::coroutine_promise'
// CHECK: :[[@LINE-2]]:17: 'future<semaphore_units>' is eager task: promise type 'sea::detail::coroutine_promise'
// CHECK: :[[@LINE-3]]:43: 'future<holder>' is eager task: promise type 'sea::detail::coroutine_promise'; its result is a guard
  sea::when_all_succeed(gate.close());
// CHECK: :[[@LINE-1]]:3: 'future<std::tuple<detail::stored<void>>>' is eager task: promise type 'sea::detail::coroutine_promise'
// CHECK: :[[@LINE-2]]:25: 'future<>' is eager task: promise type 'sea::detail::coroutine_promise'
}
sea::future<int> eagerCoroutine() { co_return 1; }
// CHECK: :[[@LINE-1]]:18: 'sea::future<int>' is eager task: promise type 'sea::detail::coroutine_promise'
// CHECK: :[[@LINE-2]]:18: coroutine 'eagerCoroutine' returns 'sea::future<int>'

void lazyAwaitable(net::io_context &context, net::steady_timer &timer,
                   net::tcp_socket &socket, char (&data)[8],
                   net::awaitable<> (*coroutine)()) {
  timer.async_wait(net::use_awaitable);
// CHECK: :[[@LINE-1]]:3: 'awaitable<void>' is lazy task: promise type 'net::detail::frame'
  timer.async_wait(net::as_tuple(net::use_awaitable));
// CHECK: :[[@LINE-1]]:3: 'awaitable<std::tuple<error_code>>' is lazy task: promise type 'net::detail::frame'
  timer.async_wait(net::detached);
  socket.async_read_some(net::buffer(data), net::use_awaitable);
// CHECK: :[[@LINE-1]]:3: 'awaitable<unsigned long>' is lazy task: promise type 'net::detail::frame'
  net::co_spawn(context, coroutine, net::use_awaitable);
// CHECK: :[[@LINE-1]]:3: 'awaitable<void>' is lazy task: promise type 'net::detail::frame'
  net::co_spawn(context, coroutine, net::detached);
}
net::awaitable<int> lazyCoroutine() { co_return 1; }
// CHECK: :[[@LINE-1]]:21: 'net::awaitable<int>' is lazy task: promise type 'net::detail::frame'
// CHECK: :[[@LINE-2]]:21: coroutine 'lazyCoroutine' returns 'net::awaitable<int>'

void eagerTask(qt::Timer &timer, qt::Reply *reply, qt::Button *button) {
  qt::sleepFor(std::chrono::seconds(1));
// CHECK: :[[@LINE-1]]:3: 'Task<>' is eager task: promise type 'qt::detail::TaskPromise'
  qt::coro(timer).waitForTimeout().then([] { return 1; });
// CHECK: :[[@LINE-1]]:3: 'Task<>' is eager task: promise type 'qt::detail::TaskPromise'
// CHECK: :[[@LINE-2]]:3: 'qt::Task<int>' is eager task: promise type 'qt::detail::TaskPromise'
  qt::coro(reply).waitForFinished();
// CHECK: :[[@LINE-1]]:3: 'Task<Reply *>' is eager task: promise type 'qt::detail::TaskPromise'
  qt::coro(button, &qt::Button::clicked);
// CHECK: :[[@LINE-1]]:3: 'detail::SignalAwaiter<qt::Button>' is awaiter: await_ready, await_suspend and await_resume
}
qt::Task<int> eagerTaskCoroutine() { co_return 1; }
// CHECK: :[[@LINE-1]]:15: 'qt::Task<int>' is eager task: promise type 'qt::detail::TaskPromise'
// CHECK: :[[@LINE-2]]:15: coroutine 'eagerTaskCoroutine' returns 'qt::Task<int>'

#else //===--- They run -------------------------------------------------===//

using namespace std::chrono_literals;

sea::future<int> later(int n) {
  co_await sea::sleep(1ms);
  co_return n;
}
sea::future<int> allOfSea(sea::semaphore &s, sea::mutex &m, sea::rwlock &l,
                          sea::gate &g) {
  auto inside = g.hold();
  auto locked = co_await m.hold();
  auto units = co_await sea::get_units(s, 1);
  auto reading = co_await l.hold_read_lock();
  int sum = 0;
  auto [a, b] = co_await sea::when_all(later(1), later(2));
  sum += a.get() + b.get();
  auto [c, nothing] = co_await sea::when_all_succeed(later(3), sea::sleep(1s));
  (void)nothing;
  sum += c;
  std::vector<int> numbers{4, 5};
  co_await sea::parallel_for_each(numbers, [&sum](int n) -> sea::future<> {
    int &total = sum;
    const int value = co_await later(n);
    total += value;
  });
  co_await sea::do_with(6, [&sum](int &n) {
    return later(n).then([&sum](int m) { sum += m; }).finally([&sum] {
      sum += 7;
    });
  });
  sum += co_await sea::make_exception_future<int>(1).handle_exception(
      [](std::exception_ptr) { return 8; });
  co_await sea::with_semaphore(s, 1, [] { return later(0).discard_result(); });
  co_return sum;
}

net::awaitable<int> later(net::io_context &c, int n) {
  net::steady_timer timer(c, 1ms);
  co_await timer.async_wait(net::use_awaitable);
  co_return n;
}
net::awaitable<int> allOfNet(net::io_context &c, net::tcp_socket &socket) {
  char data[4];
  int sum = co_await socket.async_read_some(net::buffer(data),
                                            net::use_awaitable);
  auto [error, none] = co_await socket.async_read_some(
      net::buffer(data), net::as_tuple(net::use_awaitable));
  sum += error && none == 0 ? 10 : 0;
  sum += co_await net::co_spawn(c, later(c, 100), net::use_awaitable);
  auto executor = co_await net::this_coro::executor;
  sum += co_await net::co_spawn(
      executor, [&c] { return later(c, 1000); }, net::use_awaitable);
  co_return sum;
}

qt::Task<int> later(int n, qt::Timer &timer) {
  timer.start();
  co_await qt::coro(timer).waitForTimeout();
  co_return n;
}
struct Window : qt::QObject {
  int sum = 0;
  qt::Timer timer;
  qt::Task<> clicked() {
    sum += co_await later(1, timer).then([this](int n) {
      return later(n + 1, timer);
    });
    co_await qt::sleepFor(1s);
    sum += 10;
  }
};

int main() {
  sea::semaphore units(2);
  sea::mutex mutex;
  sea::rwlock lock;
  sea::gate gate;
  const bool sea = sea::run(allOfSea(units, mutex, lock, gate)) == 36;
  sea::run(gate.close());

  net::io_context context;
  net::tcp_socket socket(context);
  socket.feed("abc");
  bool net = false;
  net::co_spawn(context, allOfNet(context, socket),
                [&net](std::exception_ptr, int n) { net = n == 1113; });
  context.run();

  qt::Button button;
  Window window;
  qt::QObject::connect(&button, &qt::Button::clicked, &window,
                       &Window::clicked);
  button.clicked();
  while (qt::EventLoop::instance().processEvents())
    ;
  const bool qt = window.sum == 12;
  return sea && net && qt ? 0 : 1;
}

#endif
