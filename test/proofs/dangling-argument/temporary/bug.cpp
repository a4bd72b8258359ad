// A task that is kept in a local refers to a string which ended with the line
// that made the task. AddressSanitizer stops the program.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <utility>

rt::task<> send(const std::string &text) {
  std::printf("sent %s\n", text.c_str());
  co_return;
}

rt::task<> greet(std::string name) {
  auto t = send("a long greeting, which lies on the heap, for " + name);
// CHECK:      :[[@LINE-1]]:17: warning: 'send' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:72: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-9]]:28: note: 'send' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: await the task in the same expression, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-12]]:17-[[@LINE-12]]:36}: fix-it: "std::string "
  co_await std::move(t);
}

int main() { rt::block_on(greet("you")); }

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
