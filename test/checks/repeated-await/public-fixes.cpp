// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-repeated-await %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Bugs that projects have mended in public, in the shape of ours: reported as
// they were, and silent as they are.

#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <utility>

//===--- qcoro/qcoro, pull request 253, issue 243 -------------------------===//
// What awaits a task that was moved into its continuation waits for ever. The
// continuation is what is to be awaited.

rt::task<int> load();
rt::task<int> thenParse(rt::task<int> first);

rt::task<int> continuedBefore() {
  auto task = load();
  auto parsed = thenParse(std::move(task));
  int bytes = co_await std::move(task);
// CHECK:      :[[@LINE-1]]:34: warning: task 'task' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:37: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:34: note: await what it was moved to, or make a second task
  co_return bytes + co_await std::move(parsed);
}

rt::task<int> continuedAfter() {
  auto task = load();
  auto parsed = thenParse(std::move(task));
  co_return co_await std::move(parsed);
}

//===--- JoshuaRowePhantom/Phantom.Coroutines, issue 10 -------------------===//
// A task that promised to be awaited as often as one likes could not be.

template <class Self> struct promise {
  std::coroutine_handle<> waiting = std::noop_coroutine();
  int value = 0;
  std::suspend_always initial_suspend() noexcept { return {}; }
  struct last {
    bool await_ready() noexcept { return false; }
    template <class P>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<P> h) noexcept {
      return h.promise().waiting;
    }
    void await_resume() noexcept {}
  };
  last final_suspend() noexcept { return {}; }
  void return_value(int v) { value = v; }
  void unhandled_exception() { std::terminate(); }
};

struct reusableBefore {
  struct promise_type : promise<reusableBefore> {
    reusableBefore get_return_object();
  };
  std::coroutine_handle<promise_type> frame;
  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
    frame.promise().waiting = h;
    return frame;
  }
  int await_resume() const { return frame.promise().value; }
};
reusableBefore measureBefore();

rt::task<int> measuredBefore() {
  auto task = measureBefore();
  int first = co_await task;
  co_return first + co_await task;
// CHECK:      :[[@LINE-1]]:30: warning: task 'task' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:24: note: this await runs its coroutine to the end; the next one resumes it all the same, without asking whether it is done
// CHECK-NEXT: :[[@LINE-3]]:30: note: keep the result of the first await, or make a second task
}

struct reusableAfter {
  struct promise_type : promise<reusableAfter> {
    reusableAfter get_return_object();
  };
  std::coroutine_handle<promise_type> frame;
  bool await_ready() const noexcept { return frame.done(); }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
    frame.promise().waiting = h;
    return frame;
  }
  int await_resume() const { return frame.promise().value; }
};
reusableAfter measureAfter();

rt::task<int> measuredAfter() {
  auto task = measureAfter();
  int first = co_await task;
  co_return first + co_await task;
}
