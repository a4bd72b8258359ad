// The program of bug.cpp with the function a coroutine: its handler handles.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <stdexcept>

rt::task<int> fetch(int id) {
  co_await rt::yield();
  if (id != 1)
    throw std::runtime_error("no such id");
  co_return 100;
}

rt::task<int> fallback() { co_return 0; }

rt::task<int> fetch_or_default(int id) {
  try {
    co_return co_await fetch(id);
  } catch (const std::runtime_error &) {
    std::puts("default");
  }
  co_return co_await fallback();
}

int main() {
  try {
    std::printf("value %d\n", rt::block_on(fetch_or_default(2)));
  } catch (const std::runtime_error &e) {
    std::printf("crashed: %s\n", e.what());
  }
}

// OUTPUT:      default
// OUTPUT-NEXT: value 0
