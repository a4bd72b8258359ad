// The bug at run time: the result is read from the promise when the frame that
// it is in has been destroyed.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <coroutine>
#include <cstdio>
#include <exception>

struct job {
  struct promise_type {
    int value = 0;
    job get_return_object() {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(int v) { value = v; }
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> frame;
};

job count() { co_return 42; }

int run(job j) {
  std::coroutine_handle<job::promise_type> h = j.frame;
  while (!h.done())
    h.resume();
  h.destroy();
  return h.promise().value;
// CHECK:      :[[@LINE-1]]:10: warning: coroutine handle 'h' is asked for its promise after it was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:3: note: its coroutine is destroyed here
// CHECK-NEXT: :[[@LINE-3]]:10: note: set 'h' to nullptr when its coroutine is destroyed, and ask before it is used
}

int main() { std::printf("%d\n", run(count())); }

// OUTPUT: AddressSanitizer: heap-use-after-free
