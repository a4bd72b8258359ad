// Tasks on a pool add to one plain number: additions are lost.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66:halt_on_error=1 not %t 2>&1 | FileCheck --check-prefix=TSAN %s
// RUN: not %async_tidy --quiet --fail-on=preview --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>

rt::task<> add(int &total) {
  for (int i = 0; i < 50000; ++i) {
    co_await rt::yield();
    ++total;
  }
}

rt::task<> count(rt::thread_pool &pool) {
  int total = 0;
  rt::async_scope scope;
  for (int i = 0; i < 4; ++i)
    scope.spawn(pool, add(total));
  // CHECK: :[[@LINE-1]]:5: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
  // CHECK: :[[@LINE-10]]:7: note: each of them changes it here
  // CHECK: :[[@LINE-3]]:5: note: 'rt::async_scope::spawn' runs it on 'rt::thread_pool', which has several threads
  // CHECK: :[[@LINE-4]]:5: note: each turn of the loop starts another task, and does not wait for the one before
  // CHECK: :[[@LINE-8]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
  co_await scope.join();
  std::printf("%d\n", total);
}

int main() {
  rt::thread_pool pool(4);
  rt::spawn_detached(pool, count(pool));
  pool.join();
}

// TSAN: WARNING: ThreadSanitizer: data race
