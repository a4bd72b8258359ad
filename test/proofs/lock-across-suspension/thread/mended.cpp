// Mended: the lock ends before the suspension.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <mutex>

std::mutex m;
int total = 0;

rt::task<> add() {
  {
    std::lock_guard lock(m);
    ++total;
  }
  co_await rt::yield();
}

rt::task<> tries() {
  for (int i = 0; i < 1000; ++i)
    co_await add();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, tries()));
  std::printf("%d\n", total);
}

// OUT: 1000
