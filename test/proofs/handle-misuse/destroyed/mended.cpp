// The program of bug.cpp: the result is read before the frame is destroyed.

// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

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
  int value = h.promise().value;
  h.destroy();
  return value;
}

int main() { std::printf("%d\n", run(count())); }

// OUTPUT: 42
