// A coroutine lambda uses a string of its closure, which ended with the line that
// called it. AddressSanitizer stops the program.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <utility>

rt::task<> greet(std::string name) {
  auto t = [name]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:12: warning: 'name' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:32: note: this lambda uses 'name' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:12: note: pass 'name' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:12-[[@LINE-6]]:18}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:19-[[@LINE-7]]:19}: fix-it: "auto name"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "name"
    co_await rt::yield();
    std::printf("hello, %s\n", name.c_str());
  }();
  co_await std::move(t);
}

int main() { rt::block_on(greet("a name that is too long to be short")); }

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
