// The program of bug.cpp with a parameter in the place of the capture.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <string>
#include <utility>

rt::task<> greet(std::string name) {
  auto t = [](std::string name) -> rt::task<> {
    co_await rt::yield();
    std::printf("hello, %s\n", name.c_str());
  }(name);
  co_await std::move(t);
}

int main() { rt::block_on(greet("a name that is too long to be short")); }

// OUTPUT: hello, a name that is too long to be short
