// The bug at run time: the pool is declared before the text that its work
// reads, and so waits for that work when the text is gone. AddressSanitizer
// stops the program.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>
#include <string>

rt::task<> report(const std::string &text) {
  co_await rt::sleep_for(std::chrono::milliseconds(50));
  std::printf("report: %s\n", text.c_str());
}

int main() {
  rt::thread_pool pool(1);
  std::string text = "all is well, and this text lies on the heap";
  rt::spawn_detached(pool, report(text));
// CHECK:      :[[@LINE-1]]:35: warning: 'text' is gone before 'pool' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'pool' waits for its work in its destructor, after 'text' is gone
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-11]]:31: note: 'report' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:35: note: declare 'text' before 'pool', or pass a copy
}

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
