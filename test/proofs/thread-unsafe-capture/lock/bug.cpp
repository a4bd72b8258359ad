// A coroutine holds a lock of the thread across a suspension, and goes on in
// another thread, which releases what it never locked.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 not %t 2>&1 | FileCheck --check-prefix=TSAN %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <mutex>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::lock_guard lock(m);
  ++total;
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

// TSAN: WARNING: ThreadSanitizer: unlock of an unlocked mutex (or by a wrong thread)
