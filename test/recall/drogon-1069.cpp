// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries/drogon/Inputs \
// RUN:   -I%S/../libraries/Inputs | %verify %s

// drogonframework/drogon#1069
// A lambda is called where it is written, and sleeps.

#include <drogon.hpp>

#include <cstdio>

using namespace std::chrono_literals;

void greet_later(std::string name) {
  [name]() -> drogon::AsyncTask {
// CHECK:      :[[@LINE-1]]:3: warning: 'name' is captured by a temporary closure, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+9]]:5: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:15: note: this lambda uses 'name' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:3: note: pass 'name' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:3-[[@LINE-7]]:9}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:10-[[@LINE-8]]:10}: fix-it: "auto name"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "name"
    co_await drogon::sleepCoro(drogon::app().getLoop(), 10s);
    std::puts(name.c_str());
  }();
}
