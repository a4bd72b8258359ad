// The program of bug.cpp with the task awaited in the line that makes it.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

rt::task<> send(const std::string &text) {
  std::printf("sent %s\n", text.c_str());
  co_return;
}

rt::task<> greet(std::string name) {
  co_await send("a long greeting, which lies on the heap, for " + name);
}

int main() { rt::block_on(greet("you")); }

// OUTPUT: sent a long greeting, which lies on the heap, for you
