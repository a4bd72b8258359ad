// The program of bug.cpp with the missing co_await: the failure arrives before
// the order is confirmed.

// RUN: %rt_cxx -I%shapes %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%shapes \
// RUN:   | count 0

#include <sea.hpp>

#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <utility>

using namespace std::chrono_literals;

sea::future<> save(int order) {
  co_await sea::sleep(1ms); // the disk
  if (order == 7)
    throw std::runtime_error("disk full");
  std::printf("wrote order %d\n", order);
}

sea::future<> handle(int order) {
  auto saved = save(order);
  co_await sea::sleep(10ms);
  co_await std::move(saved);
  std::printf("confirmed order %d\n", order);
}

int main() {
  try {
    sea::run(handle(7));
  } catch (const std::exception &e) {
    std::printf("failed: %s\n", e.what());
  }
}

// OUTPUT-NOT: confirmed
// OUTPUT:     failed: disk full
