// Mistakes that were made once.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <coroutine>
#include <fstream>
#include <future>
#include <thread>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

/// No await may stand in the initialiser of a static: no fix-it.
rt::task<> staticInitialiser() {
  static bool waited = (std::this_thread::sleep_for(1s), true);
  // CHECK: :[[@LINE-1]]:25: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'staticInitialiser' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:25: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:25: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  (void)waited;
  co_return;
}

/// A test of something else is no test of the future.
rt::task<> defaultArgument(std::future<int> f, int n = 1) {
  if (n)
    co_return;
  (void)f.get();
  // CHECK: :[[@LINE-1]]:11: warning: 'std::future::get' blocks the thread that runs coroutine 'defaultArgument' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:11: note: 'std::future::get' waits until another thread has set the result
  // CHECK: :[[@LINE-3]]:11: note: run it with 'rt::spawn_blocking', where blocking is fine
}

/// The condition is the wait itself: it has not looked before.
rt::task<> conditionIsTheWait(std::future<bool> f) {
  if (f.get())
    co_return;
    // CHECK: :[[@LINE-2]]:9: warning: 'std::future::get' blocks the thread that runs coroutine 'conditionIsTheWait' [async-blocking-call]
    // CHECK: :[[@LINE-3]]:9: note: 'std::future::get' waits until another thread has set the result
    // CHECK: :[[@LINE-4]]:9: note: run it with 'rt::spawn_blocking', where blocking is fine
}

/// A loop's second round comes after its condition, not the first.
rt::task<> doLoopWaitsFirst(std::vector<std::future<int>> &all) {
  for (auto &f : all)
    (void)f.get();
    // CHECK: :[[@LINE-1]]:13: warning: 'std::future::get' blocks the thread that runs coroutine 'doLoopWaitsFirst' [async-blocking-call]
    // CHECK: :[[@LINE-2]]:13: note: 'std::future::get' waits until another thread has set the result
    // CHECK: :[[@LINE-3]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

/// The innermost function decides.
rt::task<> outer() {
  struct helper {
    static void wait() { std::this_thread::sleep_for(1s); }
    rt::task<> run() {
      wait();
      // CHECK:      :[[@LINE-1]]:7: warning: 'helper::wait' blocks the thread that runs coroutine 'run' [async-blocking-call]
      // CHECK-NEXT: :[[@LINE-4]]:26: note: 'helper::wait' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
      // CHECK-NEXT: :[[@LINE-3]]:7: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
      std::this_thread::sleep_for(1s);
      // CHECK: :[[@LINE-1]]:7: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'run' [async-blocking-call]
      // CHECK: :{[[@LINE-2]]:7-[[@LINE-2]]:34}: fix-it: "co_await rt::sleep_for"
      // CHECK: :[[@LINE-3]]:7: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
      // CHECK: :[[@LINE-4]]:7: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
      co_return;
    }
  };
  co_await helper().run();
}

/// Moving or copying a handle that was opened elsewhere opens nothing.
rt::task<> moves(std::ofstream a) {
  std::ofstream b(std::move(a));
  std::vector<std::ofstream> all;
  all.push_back(std::move(b));
  co_return;
}

/// Fire and forget: nobody awaits it, yet it runs on an executor.
struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
fire_and_forget detachedThatAwaits() {
  co_await rt::yield();
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'detachedThatAwaits' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
}

/// Its own task type, with no library that has a replacement.
struct own_task {
  struct promise_type {
    own_task get_return_object() { return {}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
own_task otherLibrary() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'otherLibrary' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

/// A call operator is no wait.
struct nothing_to_report {
  rt::task<> operator()(int) const { co_return; }
};
rt::task<> callOperator() { co_await nothing_to_report()(1); }

/// One place in a macro is reported once, though it is expanded twice.
#define TWICE(x) x; x
rt::task<> macroArgumentTwice() {
  TWICE(std::this_thread::sleep_for(1s));
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'macroArgumentTwice' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}
