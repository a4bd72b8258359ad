// Mended: an atomic counter.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <atomic>
#include <cstdio>

rt::task<> serve(std::atomic<int> &served) {
  for (int i = 0; i < 1000; ++i)
    ++served;
  co_return;
}

int main() {
  std::atomic<int> served = 0;
  rt::thread_pool pool(2);
  rt::join_handle<void> other = rt::spawn(pool, serve(served));
  for (int i = 0; i < 1000; ++i)
    ++served;
  rt::block_on(std::move(other));
  std::printf("%d\n", served.load());
}

// OUT: 2000
