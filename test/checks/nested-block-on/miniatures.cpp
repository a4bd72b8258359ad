// The shapes of other libraries, whose waits a model names.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-nested-block-on --model-file=%shapes/sea.yaml --model-file=%shapes/qt.yaml %s -- -std=c++20 -I%shapes | %verify %s

#include <qt.hpp>
#include <sea.hpp>

sea::future<int> read(int from);
qt::Task<int> fetch(int n);

sea::future<int> drivesTheReactor() {
  int n = sea::run(read(1));
// CHECK:      :[[@LINE-1]]:11: warning: 'sea::run' blocks the thread that runs coroutine 'drivesTheReactor' until 'read' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:11-[[@LINE-2]]:20}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:27-[[@LINE-3]]:28}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:11: note: 'sea::run' drives the reactor until the future is available
// CHECK-NEXT: :[[@LINE-5]]:11: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:11: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return n;
}

sea::future<int> available(sea::future<int> f) {
  if (f.available())
    co_return sea::run(std::move(f));
  co_return 0;
}

qt::Task<int> runsTheLoop() { co_return qt::waitFor(fetch(1)); }
// CHECK:      :[[@LINE-1]]:41: warning: 'qt::waitFor' blocks the thread that runs coroutine 'runsTheLoop' until 'fetch' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:41-[[@LINE-2]]:53}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:61-[[@LINE-3]]:62}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:41: note: 'qt::waitFor' runs the loop until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:41: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:41: note: 'co_await' it, which suspends only the coroutine and frees the thread

qt::Task<int> ready(qt::Task<int> t) {
  if (t.isReady())
    co_return qt::waitFor(t);
  co_return co_await t;
}

int main() { return sea::run(read(1)) + qt::waitFor(fetch(1)); }
