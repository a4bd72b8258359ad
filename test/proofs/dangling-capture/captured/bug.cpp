// Work that was spawned has captured a local of a function that has returned.
// AddressSanitizer stops the program.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

void greet(rt::executor &ex) {
  std::string name = "a name that is too long to be short";
  rt::spawn_detached(ex, [&name]() -> rt::task<> {
    co_await rt::yield();
    std::printf("hello, %s\n", name.c_str());
  });
}

int main() {
  rt::current_thread loop;
  greet(loop);
  loop.run();
}

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
