// The bug at run time: the function means to answer with a default when the
// fetch fails. It has returned by the time the fetch runs, and so the failure
// reaches main.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

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
    return fetch(id);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'fetch' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+5]]:5: note: this handler is gone when function 'fetch_or_default' returns
// CHECK-NEXT: :[[@LINE-14]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'fetch_or_default' a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK-NEXT: :{[[@LINE-5]]:5-[[@LINE-5]]:11}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE+4]]:3-[[@LINE+4]]:9}: fix-it: "co_return co_await"
  } catch (const std::runtime_error &) {
    std::puts("default");
  }
  return fallback();
}

int main() {
  try {
    std::printf("value %d\n", rt::block_on(fetch_or_default(2)));
  } catch (const std::runtime_error &e) {
    std::printf("crashed: %s\n", e.what());
  }
}

// OUTPUT-NOT: default
// OUTPUT:     crashed: no such id
