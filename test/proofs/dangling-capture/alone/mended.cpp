// The program of bug.cpp with a parameter in the place of the capture.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <coroutine>
#include <cstdio>
#include <exception>
#include <string>
#include <utility>

struct detached {
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

detached run(rt::task<> work) { co_await std::move(work); }
void start(rt::task<> work) { run(std::move(work)); }

std::coroutine_handle<> reply;
struct for_reply {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { reply = h; }
  void await_resume() {}
};

void greet(std::string name) {
  start([](std::string name) -> rt::task<> {
    co_await for_reply();
    std::printf("hello, %s\n", name.c_str());
  }(name));
}

int main() {
  greet("a name that is too long to be short");
  reply.resume();
}

// OUTPUT: hello, a name that is too long to be short
