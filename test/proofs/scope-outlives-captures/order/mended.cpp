// The program of bug.cpp with the text declared before the pool.

// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>
#include <string>

rt::task<> report(const std::string &text) {
  co_await rt::sleep_for(std::chrono::milliseconds(50));
  std::printf("report: %s\n", text.c_str());
}

int main() {
  std::string text = "all is well, and this text lies on the heap";
  rt::thread_pool pool(1);
  rt::spawn_detached(pool, report(text));
}

// OUTPUT: report: all is well, and this text lies on the heap
