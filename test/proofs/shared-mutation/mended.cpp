// Mended: the number is atomic.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <atomic>
#include <cstdio>

rt::task<> add(std::atomic<int> &total) {
  for (int i = 0; i < 1000; ++i) {
    co_await rt::yield();
    ++total;
  }
}

rt::task<> count(rt::thread_pool &pool) {
  std::atomic<int> total = 0;
  rt::async_scope scope;
  for (int i = 0; i < 4; ++i)
    scope.spawn(pool, add(total));
  co_await scope.join();
  std::printf("%d\n", total.load());
}

int main() {
  rt::thread_pool pool(4);
  rt::spawn_detached(pool, count(pool));
  pool.join();
}

// OUT: 4000
