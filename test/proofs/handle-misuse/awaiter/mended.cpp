// The program of bug.cpp: the awaiter is not used once the thread is there.

// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

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
    started = true;
    std::thread([h] {
      h.resume();
      ended = true;
    }).detach();
    while (!ended) // as when this thread is slow
      std::this_thread::yield();
  }
  void await_resume() const noexcept {}
};

background work() {
  co_await on_new_thread{};
  std::puts("worked");
}

int main() { work(); }

// OUTPUT: worked
