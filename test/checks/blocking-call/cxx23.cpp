// What C++23 adds.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++23 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <future>
#include <memory>
#include <thread>
#include <utility>

using namespace std::chrono_literals;

struct service {
  std::future<int> result;

  rt::task<int> deducedThis(this auto &self) { co_return self.result.get(); }
  // CHECK: :[[@LINE-1]]:70: warning: 'std::future::get' blocks the thread that runs coroutine 'deducedThis' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:70: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:70: note: run it with 'rt::spawn_blocking', where blocking is fine

  rt::task<int> explicitThis(this service &self) {
    co_return self.result.get();
    // CHECK: :[[@LINE-1]]:27: warning: 'std::future::get' blocks the thread that runs coroutine 'explicitThis' [async-blocking-call]
    // CHECK: :[[@LINE-2]]:27: note: 'std::future::get' waits until another thread has set the result
    // CHECK: :[[@LINE-3]]:27: note: run it with 'rt::spawn_blocking', where blocking is fine
  }

  template <class Self> rt::task<> forwardedThis(this Self &&self) {
    std::forward<Self>(self).result.wait();
    // CHECK: :[[@LINE-1]]:37: warning: 'std::future::wait' blocks the thread that runs coroutine 'forwardedThis' [async-blocking-call]
    // CHECK: :[[@LINE-2]]:37: note: 'std::future::wait' waits until another thread has set the result
    // CHECK: :[[@LINE-3]]:37: note: run it with 'rt::spawn_blocking', where blocking is fine
    co_return;
  }
};

rt::task<int> callsThem(service &s) {
  co_await s.forwardedThis();
  co_return co_await s.deducedThis() + co_await s.explicitThis();
}

struct derived : service {};
rt::task<int> deducedTwice(derived &d) { co_return co_await d.deducedThis(); }

/// The closure is a parameter of the coroutine, so its captures live.
rt::task<> lambdaWithDeducedThis() {
  auto work = [time = 1s](this auto) -> rt::task<> {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  };
  co_await work();
}

rt::task<> recursiveLambda() {
  auto down = [](this auto self, int n) -> rt::task<> {
    if (n == 0)
      co_return;
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_await self(n - 1);
  };
  co_await down(3);
}

struct staticCall {
  static rt::task<> operator()() {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'staticCall' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
    co_return;
  }
};

struct plain {
  void wait(this auto &&) { std::this_thread::sleep_for(1s); }
};

rt::task<> ifConsteval() {
  if consteval {
    co_return;
  } else {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'ifConsteval' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  }
}

rt::task<> autoCast(std::shared_future<int> f) {
  int n = auto(f).get();
  // CHECK: :[[@LINE-1]]:19: warning: 'std::shared_future::get' blocks the thread that runs coroutine 'autoCast' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:19: note: 'std::shared_future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:19: note: run it with 'rt::spawn_blocking', where blocking is fine
  (void)n;
  co_return;
}

rt::task<> waitsForAnExplicitObject(std::thread &t) {
  auto join = [](this auto, std::thread &t) { t.join(); };
  co_await rt::spawn_blocking([&] { join(t); });
}
