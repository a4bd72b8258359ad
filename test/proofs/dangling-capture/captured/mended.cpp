// The program of bug.cpp with a copy in the closure, which the executor keeps
// until the work has ended.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

void greet(rt::executor &ex) {
  std::string name = "a name that is too long to be short";
  rt::spawn_detached(ex, [name]() -> rt::task<> {
    co_await rt::yield();
    std::printf("hello, %s\n", name.c_str());
  });
}

int main() {
  rt::current_thread loop;
  greet(loop);
  loop.run();
}

// OUTPUT: hello, a name that is too long to be short
