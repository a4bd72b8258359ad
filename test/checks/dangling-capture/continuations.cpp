// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-capture %s \
// RUN:   --model-file=%shapes/sea.yaml -- -std=c++20 -I%shapes | %verify %s

// Continuations: a closure that is destroyed when it has returned its future.

#include "sea.hpp"

#include <chrono>
#include <functional>
#include <utility>

using namespace std::chrono_literals;

sea::future<> store(int n);

sea::future<> awaitedAndStillGone(sea::future<> ready, int n) {
  co_await std::move(ready).then([n]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:34: warning: 'n' is captured by a closure that 'sea::future::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'sea::future::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:20: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:34: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await sea::sleep(1ms);
    co_await store(n);
  });
}

sea::future<> returned(sea::future<> ready, int n) {
  return std::move(ready).finally([n]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:35: warning: 'n' is captured by a closure that 'sea::future::finally' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'sea::future::finally' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:20: note: this lambda uses 'n' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:35: note: pass 'n' as an argument: a coroutine copies its parameters, not its captures
    co_await sea::sleep(1ms);
    co_await store(n);
  });
}

struct shard {
  int n = 0;
  sea::future<> flush(sea::future<> ready) {
    return std::move(ready).then([this]() -> sea::future<> {
// CHECK:      :[[@LINE-1]]:34: warning: 'this' is captured by a closure that 'sea::future::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:6: note: 'sea::future::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:22: note: this lambda uses 'this' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:34: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await sea::sleep(1ms);
      co_await store(n);
    });
  }
};

//===--- Silent -----------------------------------------------------------===//

sea::future<> usedBeforeItSuspends(sea::future<> ready, int n) {
  co_await std::move(ready).then(
      [n]() -> sea::future<> { co_await store(n); });
}

// The loop is there for the sake of the macro's semicolon.
bool dummy();
#define CHECK_NOTHROW(EXPRESSION)                                              \
  do {                                                                         \
    try {                                                                      \
      EXPRESSION;                                                              \
    } catch (...) {                                                            \
    }                                                                          \
  } while (dummy())
sea::future<> usedInAMacro(sea::future<> ready, int n) {
  co_await std::move(ready).then(
      [n]() -> sea::future<> { CHECK_NOTHROW(co_await store(n)); });
}

sea::future<> noCoroutine(sea::future<> ready, int n) {
  return std::move(ready).then([n] { return store(n); });
}

sea::future<> noCaptures(sea::future<> ready) {
  return std::move(ready).then([]() -> sea::future<> {
    co_await sea::sleep(1ms);
    co_await store(1);
  });
}

sea::future<> asArgument(sea::future<int> ready) {
  return std::move(ready).then([](int n) -> sea::future<> {
    co_await sea::sleep(1ms);
    co_await store(n);
  });
}

/// Keeps what it wraps until the future is ready.
template <class F> struct kept {
  F f;
  explicit kept(F f) : f(std::move(f)) {}
  sea::future<> operator()() {
    return [](F f) -> sea::future<> { co_await f(); }(std::move(f));
  }
};
sea::future<> wrapped(sea::future<> ready, int n) {
  return std::move(ready).then(kept([n]() -> sea::future<> {
    co_await sea::sleep(1ms);
    co_await store(n);
  }));
}
