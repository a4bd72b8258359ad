// Mended: named anew after each suspension.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66:halt_on_error=1 %t
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <utility>

thread_local long here = 0; // what this thread has counted

rt::task<> count() {
  for (int i = 0; i < 1000; ++i) {
    ++here;
    co_await rt::yield();
  }
}

int main() {
  rt::thread_pool pool(2);
  auto one = rt::spawn(pool, count());
  auto two = rt::spawn(pool, count());
  rt::block_on(std::move(one));
  rt::block_on(std::move(two));
}
