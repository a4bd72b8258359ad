// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-swallowed-task %s \
// RUN:   --model-file=%shapes/net.yaml --model-file=%shapes/qt.yaml --model-file=%shapes/sea.yaml \
// RUN:   -- -std=c++20 -I%shapes | %verify %s

// Callbacks in three libraries' shapes.

#include "net.hpp"
#include "qt.hpp"
#include "sea.hpp"

#include <functional>

//===--- Slots and tasks that start at once -------------------------------===//

struct socket : qt::QObject {
  void readyRead();
  qt::Task<> read();
};
qt::Task<> load();

void slots(socket &s) {
  qt::QObject::connect(&s, &socket::readyRead, &s, [] { return load(); });
  qt::QObject::connect(&s, &socket::readyRead, &s, &socket::read);
}

void elsewhere() {
  std::function<void()> handler = load;
// CHECK:      :[[@LINE-1]]:35: warning: task returned by 'load' is dropped by 'std::function<void ()>', so its result and exceptions are lost [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-10]]:12: note: 'load' returns 'qt::Task<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:35: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:35: note: pass a callable that returns nothing and spawns the task
}

//===--- Handlers and lazy tasks ------------------------------------------===//

net::awaitable<void> serve();

void handlers(net::any_executor ex) {
  net::post(ex, serve);
// CHECK:      :[[@LINE-1]]:17: warning: task returned by 'serve' is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-5]]:22: note: 'serve' returns 'net::awaitable<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:17: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a callable that returns nothing and spawns the task
  net::post(ex, [ex] { net::co_spawn(ex, serve(), net::detached); });
  net::co_spawn(ex, [] { return serve(); }, net::detached);
}

//===--- Futures ----------------------------------------------------------===//

sea::future<> flush();

void futures() {
  std::function<void()> lost = flush;
// CHECK:      :[[@LINE-1]]:32: warning: task returned by 'flush' is dropped by 'std::function<void ()>', so its result and exceptions are lost [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-5]]:15: note: 'flush' returns 'sea::future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:32: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:32: note: pass a callable that returns nothing and spawns the task
  std::function<sea::future<>()> kept = flush;
}
