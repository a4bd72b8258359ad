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
  co_await std::move(t);
}

int main() { rt::block_on(greet("you")); }

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
