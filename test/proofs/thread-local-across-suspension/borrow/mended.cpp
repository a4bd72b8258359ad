// Mended: named anew after each suspension.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66:halt_on_error=1 %t
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <utility>
#include <vector>

thread_local long here = 0; // what this thread has counted

rt::task<> count() {
  for (int i = 0; i < 2000; ++i) {
    ++here;
    co_await rt::yield();
  }
}

int main() {
  rt::thread_pool pool(2);
  std::vector<rt::join_handle<void>> all;
  for (int i = 0; i < 8; ++i) // more than threads: some share one
    all.push_back(rt::spawn(pool, count()));
  for (auto &each : all)
    rt::block_on(std::move(each));
}
