// The bug at run time: the awaiter notes that it has started the thread when
// that thread has long resumed the coroutine, which freed the awaiter.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <atomic>
#include <coroutine>
#include <cstdio>
#include <exception>
#include <thread>

std::atomic<bool> ended = false;

struct background {
  struct promise_type {
    background get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

struct on_new_thread {
  bool started = false;

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    std::thread([h] {
      h.resume();
      ended = true;
    }).detach();
    while (!ended) // as when this thread is slow
      std::this_thread::yield();
    started = true;
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter uses 'started' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-8]]:5: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
  }
  void await_resume() const noexcept {}
};

background work() {
  co_await on_new_thread{};
  std::puts("worked");
}

int main() { work(); }

// OUTPUT: AddressSanitizer: heap-use-after-free
