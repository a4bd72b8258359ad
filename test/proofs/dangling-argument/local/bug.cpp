// Work that was spawned refers to a local of a function that has returned.
// AddressSanitizer stops the program.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

rt::task<> send(const std::string &text) {
  co_await rt::yield();
  std::printf("sent %s\n", text.c_str());
}

void greet(rt::executor &ex) {
  std::string text = "a long greeting, which lies on the heap";
  rt::spawn_detached(ex, send(text));
// CHECK:      :[[@LINE-1]]:31: warning: 'send' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-9]]:28: note: 'send' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:31: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'send'
// CHECK-NEXT: :{[[@LINE-13]]:17-[[@LINE-13]]:36}: fix-it: "std::string "
}

int main() {
  rt::current_thread loop;
  greet(loop);
  loop.run();
}

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
