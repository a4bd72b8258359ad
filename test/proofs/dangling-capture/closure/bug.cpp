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
    co_await rt::yield();
    std::printf("hello, %s\n", name.c_str());
  }();
  co_await std::move(t);
}

int main() { rt::block_on(greet("a name that is too long to be short")); }

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
