// The bug at run time: the task refers to a string of a function that has
// returned. AddressSanitizer stops the program.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

rt::task<> send(const std::string &text) {
  std::printf("sent %s\n", text.c_str());
  co_return;
}

rt::task<> greet(const std::string &name) {
  std::string text = "a long greeting, which lies on the heap, for " + name;
  return send(text);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'send' borrows 'text', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'text' is destroyed when function 'greet' returns
// CHECK-NEXT: :[[@LINE-3]]:15: note: the task keeps a reference to 'text'
// CHECK-NEXT: :[[@LINE-11]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'greet' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

int main() { rt::block_on(greet("you")); }

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
