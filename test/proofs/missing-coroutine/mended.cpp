// The program of bug.cpp with a coroutine: the failure of one order is handled
// where that order is awaited, and the others are saved.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <stdexcept>
#include <utility>
#include <vector>

rt::task<> save(int order) {
  co_await rt::yield();
  std::printf("saved %d\n", order);
}

rt::task<> save_checked(int order) {
  if (order < 0)
    throw std::runtime_error("bad order");
  co_await save(order);
}

rt::task<> batch() {
  std::vector<rt::task<>> all;
  for (int order : {1, -2, 3})
    all.push_back(save_checked(order));
  for (rt::task<> &one : all)
    try {
      co_await std::move(one);
    } catch (const std::runtime_error &e) {
      std::puts(e.what());
    }
}

int main() {
  try {
    rt::block_on(batch());
  } catch (const std::exception &e) {
    std::printf("batch failed: %s\n", e.what());
  }
}

// OUTPUT:      saved 1
// OUTPUT-NEXT: bad order
// OUTPUT-NEXT: saved 3
