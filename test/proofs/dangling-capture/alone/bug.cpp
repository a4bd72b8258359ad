// A function starts a task in a coroutine that nobody can wait for. The closure of
// the task ends with the line that starts it. AddressSanitizer stops the program.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

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
  start([name]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:9: warning: 'name' is captured by a temporary closure, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE+9]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:32: note: this lambda uses 'name' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:9: note: pass 'name' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:9-[[@LINE-7]]:15}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:16-[[@LINE-8]]:16}: fix-it: "auto name"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "name"
    co_await for_reply();
    std::printf("hello, %s\n", name.c_str());
  }());
}

int main() {
  greet("a name that is too long to be short");
  reply.resume();
}

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
