// The bug at run time: the batch handles the failure of each order where it is
// awaited. One function is no coroutine, so its failure comes earlier, when the
// tasks are made: no handler sees it, and no order at all is saved.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

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
// CHECK:      :[[@LINE-1]]:5: warning: exception leaves the call of function 'save_checked', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'save_checked' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:5: note: make it a coroutine with 'co_return', or return a task that holds the exception
  return save(order);
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

// OUTPUT-NOT: saved
// OUTPUT:     batch failed: bad order
