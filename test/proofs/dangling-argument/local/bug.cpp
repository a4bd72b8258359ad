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
}

int main() {
  rt::current_thread loop;
  greet(loop);
  loop.run();
}

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
