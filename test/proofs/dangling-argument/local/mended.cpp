// The program of bug.cpp with a coroutine that has a string of its own.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <string>

rt::task<> send(std::string text) {
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

// OUTPUT: sent a long greeting, which lies on the heap
