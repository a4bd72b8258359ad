// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture %s \
// RUN:   --model-file=%shapes/sea.yaml -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// A lambda that is no coroutine gives what it has captured to one by reference,
// and returns its task.

#include "sea.hpp"

#include <rt/rt.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

using namespace std::chrono_literals;

void use(std::string_view text);

sea::future<> store(const std::string &text) {
  co_await sea::sleep(1ms);
  use(text);
}
sea::future<> storeView(std::string_view text) {
  co_await sea::sleep(1ms);
  use(text);
}
sea::future<> storeOwn(std::string text) {
  co_await sea::sleep(1ms);
  use(text);
}
sea::future<> storeAtOnce(const std::string &text) {
  use(text);
  co_await sea::sleep(1ms);
}

rt::task<> later(std::string &&text) {
  use(text);
  co_return;
}

template <class F> sea::future<> inGate(sea::gate &g, F &&f) {
  g.enter();
  return f().finally([&g] { g.leave(); });
}

void dropped(sea::gate &g, std::string text) {
  (void)inGate(g, [text] { return store(text); });
// CHECK:      :[[@LINE-1]]:19: warning: 'text' is captured by a closure that 'inGate' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:9: note: nothing waits for the task
// CHECK-NEXT: :[[@LINE-3]]:49: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-4]]:35: note: handed on to 'store' here
// CHECK-NEXT: :[[@LINE-32]]:3: note: 'store' may be suspended here
// CHECK-NEXT: :[[@LINE-32]]:7: note: 'store' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-35]]:40: note: take 'text' by value in 'store', so that the coroutine keeps it
  (void)inGate(g, [text = std::move(text)]() mutable {
// CHECK:      :[[@LINE-1]]:19: warning: 'text' is captured by a closure that 'inGate' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:9: note: nothing waits for the task
// CHECK-NEXT: :[[@LINE+6]]:4: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+4]]:12: note: handed on to 'storeView' here
// CHECK-NEXT: :[[@LINE-36]]:3: note: 'storeView' may be suspended here
// CHECK-NEXT: :[[@LINE-36]]:7: note: 'storeView' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-39]]:42: note: take 'text' by value in 'storeView', so that the coroutine keeps it
    return storeView(text);
  });
}

sea::future<> continued(sea::future<> ready, std::string text) {
  return std::move(ready).then([text] { return store(text); });
// CHECK:      :[[@LINE-1]]:32: warning: 'text' is captured by a closure that 'sea::future::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:62: note: 'sea::future::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE-3]]:48: note: handed on to 'store' here
// CHECK-NEXT: :[[@LINE-52]]:3: note: 'store' may be suspended here
// CHECK-NEXT: :[[@LINE-52]]:7: note: 'store' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-55]]:40: note: take 'text' by value in 'store', so that the coroutine keeps it
}

rt::task<> called(std::string text) {
  auto task = [text]() mutable { return later(std::move(text)); }();
// CHECK:      :[[@LINE-1]]:15: warning: 'text' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'task'
// CHECK-NEXT: :[[@LINE-3]]:68: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-4]]:41: note: handed on to 'later' here
// CHECK-NEXT: :[[@LINE-46]]:7: note: 'later' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-48]]:32: note: take 'text' by value in 'later', so that the coroutine keeps it
  co_await std::move(task);
}

// --- silent

sea::future<> awaited(sea::gate &g, std::string text) {
  co_await inGate(g, [text] { return store(text); });
}

rt::task<> awaitedInPlace(std::string text) {
  co_await [text]() mutable { return later(std::move(text)); }();
}

void takenByValue(sea::gate &g, std::string text) {
  (void)inGate(g, [text] { return storeOwn(text); });
}

void usedBeforeItSuspends(sea::gate &g, std::string text) {
  (void)inGate(g, [text] { return storeAtOnce(text); });
}

// Of what is captured by reference, or through a pointer, others are owners.
void borrowed(sea::gate &g, std::string &text, std::string *more) {
  (void)inGate(g, [&text] { return store(text); });
  (void)inGate(g, [more] { return store(*more); });
}

// Who calls it keeps it.
void kept(sea::gate &g, std::string text) {
  (void)inGate(g, [text] {
    std::string own = text;
    use(own);
    return sea::sleep(1ms);
  });
}
