// The bug at run time: the program claims to have saved an order that it never
// wrote. Nothing crashes and nothing is logged.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

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
  save(order);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  std::printf("confirmed order %d\n", order);
  co_return;
}

int main() { rt::block_on(handle(7)); }

// OUTPUT:      received order 7
// OUTPUT-NEXT: confirmed order 7
// OUTPUT-NOT:  wrote
