// The program of bug.cpp with the missing co_await: the order is written
// before it is confirmed.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

rt::task<> save(int order) {
  co_await rt::sleep_for(1ms); // the disk
  std::printf("wrote order %d\n", order);
}

rt::task<> handle(int order) {
  std::printf("received order %d\n", order);
  co_await save(order);
  std::printf("confirmed order %d\n", order);
}

int main() { rt::block_on(handle(7)); }

// OUTPUT:      received order 7
// OUTPUT-NEXT: wrote order 7
// OUTPUT-NEXT: confirmed order 7
