// The program of bug.cpp with a loop that is run.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

rt::task<> backup() {
  co_await rt::sleep_for(1ms);
  std::puts("backup written");
}

int main() {
  rt::current_thread loop;
  rt::spawn_detached(loop, backup());
  std::puts("backup started");
  loop.run();
}

// OUTPUT:      backup started
// OUTPUT-NEXT: backup written
