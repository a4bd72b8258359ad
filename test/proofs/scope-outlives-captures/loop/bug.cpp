// The bug at run time: each iteration lends a task a name that ends with the
// iteration, and the tasks are waited for after the loop. AddressSanitizer
// stops the program.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

rt::task<> greet(const std::string &name) {
  std::printf("hello %s\n", name.c_str());
  co_return;
}

rt::task<> greet_all(int guests) {
  rt::async_scope scope;
  for (int i = 1; i <= guests; ++i) {
    std::string name = "guest " + std::to_string(i) + ", whose name is long";
    scope.spawn(greet(name));
// CHECK:      :[[@LINE-1]]:23: warning: 'name' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'name' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-13]]:29: note: 'greet' uses 'name' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:23: note: pass a copy, or wait for the work before 'name' is gone
  }
  co_await scope.join();
}

int main() { rt::block_on(greet_all(2)); }

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
