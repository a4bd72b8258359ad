// The bug at run time, with a task that starts at once: the order is being
// saved, and nobody hears that it could not be.

// RUN: %rt_cxx -I%shapes %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%shapes \
// RUN:   | %verify %s

#include <sea.hpp>

#include <chrono>
#include <cstdio>
#include <stdexcept>

using namespace std::chrono_literals;

sea::future<> save(int order) {
  co_await sea::sleep(1ms); // the disk
  if (order == 7)
    throw std::runtime_error("disk full");
  std::printf("wrote order %d\n", order);
}

sea::future<> handle(int order) {
  auto saved = save(order);
// CHECK:      :[[@LINE-1]]:8: warning: task 'saved' is never awaited, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-10]]:15: note: 'save' returns 'sea::future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:16: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
  co_await sea::sleep(10ms); // saved has ended by now
  std::printf("confirmed order %d\n", order);
}

int main() {
  try {
    sea::run(handle(7));
  } catch (const std::exception &e) {
    std::printf("failed: %s\n", e.what());
  }
}

// OUTPUT:     confirmed order 7
// OUTPUT-NOT: failed
