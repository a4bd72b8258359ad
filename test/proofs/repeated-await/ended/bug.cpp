// The bug at run time: this task does not ask whether it is done, so that the
// second await resumes a coroutine at its end. The frame has nowhere to go on.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <coroutine>
#include <cstdio>
#include <exception>
#include <utility>

class work {
public:
  struct promise_type {
    std::coroutine_handle<> waiting = std::noop_coroutine();
    int value = 0;
    work get_return_object() {
      return work(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct last {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().waiting;
      }
      void await_resume() noexcept {}
    };
    last final_suspend() noexcept { return {}; }
    void return_value(int v) { value = v; }
    void unhandled_exception() { std::terminate(); }
  };

  work(work &&other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  ~work() {
    if (frame_)
      frame_.destroy();
  }

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
    frame_.promise().waiting = h;
    return frame_;
  }
  int await_resume() const { return frame_.promise().value; }

  void start() { frame_.resume(); }

private:
  explicit work(std::coroutine_handle<promise_type> h) : frame_(h) {}
  std::coroutine_handle<promise_type> frame_;
};

work measure() { co_return 21; }

work twice() {
  auto m = measure();
  int first = co_await m;
  std::fprintf(stderr, "measured %d\n", first);
  co_return first + co_await m;
// CHECK:      :[[@LINE-1]]:30: warning: task 'm' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:24: note: this await runs its coroutine to the end; the next one resumes it all the same, without asking whether it is done
// CHECK-NEXT: :[[@LINE-3]]:30: note: keep the result of the first await, or make a second task
}

int main() {
  auto t = twice();
  t.start();
  std::fprintf(stderr, "%d\n", t.await_resume());
}

// OUTPUT:     measured 21
// OUTPUT:     AddressSanitizer: SEGV
