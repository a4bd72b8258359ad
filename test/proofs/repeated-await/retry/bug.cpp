// The bug at run time: the second attempt awaits the task of the first, which
// has used it up. What looks like a retry asks nobody.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <exception>
#include <stdexcept>
#include <utility>

rt::task<int> upload(int &attempts) {
  std::printf("attempt %d\n", ++attempts);
  if (attempts == 1)
    throw std::runtime_error("timeout");
  co_return 200;
}

rt::task<int> upload_with_retry() {
  int attempts = 0;
  auto request = upload(attempts);
  bool failed = false;
  try {
    co_return co_await std::move(request);
  } catch (const std::exception &e) {
    std::printf("upload: %s\n", e.what());
    failed = true;
  }
  if (failed)
    co_return co_await std::move(request);
// CHECK:      :[[@LINE-1]]:34: warning: task 'request' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-8]]:34: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:34: note: keep the result of the first await, or make a second task
  co_return 0;
}

int main() {
  try {
    std::printf("status %d\n", rt::block_on(upload_with_retry()));
  } catch (const std::exception &e) {
    std::printf("failed: %s\n", e.what());
  }
}

// OUTPUT:      attempt 1
// OUTPUT-NEXT: upload: timeout
// OUTPUT-NEXT: failed: rt::task: awaited an empty task
