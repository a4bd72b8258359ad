// Work that was spawned has captured a local of a function that has returned.
// AddressSanitizer stops the program.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

void greet(rt::executor &ex) {
  std::string name = "a name that is too long to be short";
  rt::spawn_detached(ex, [&name]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:28: warning: 'name' is captured by reference by a coroutine that may outlive it [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'name' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-4]]:28: note: capture a copy, or wait for the work before 'name' is gone
    co_await rt::yield();
    std::printf("hello, %s\n", name.c_str());
  });
}

int main() {
  rt::current_thread loop;
  greet(loop);
  loop.run();
}

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
