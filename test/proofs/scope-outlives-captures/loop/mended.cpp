// The program of bug.cpp with the name captured by a callable, which the scope
// keeps until its task has ended.

// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

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
    scope.spawn([name] { return greet(name); });
  }
  co_await scope.join();
}

int main() { rt::block_on(greet_all(2)); }

// OUTPUT: hello guest 1, whose name is long
// OUTPUT: hello guest 2, whose name is long
