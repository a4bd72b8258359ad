// The program of bug.cpp with the lock taken: no race, no lost deposit.

// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

#include <rt/rt.hpp>

#include <atomic>
#include <cstdio>

struct account {
  rt::mutex mutex;
  long balance = 0;
};

// Both threads have come here. Relaxed, so that it orders nothing else.
void meet(std::atomic<int> &arrived) {
  arrived.fetch_add(1, std::memory_order_relaxed);
  while (arrived.load(std::memory_order_relaxed) != 2)
    ;
}

rt::task<> deposit(account &a, std::atomic<int> &arrived, int times) {
  meet(arrived);
  for (int i = 0; i != times; ++i) {
    auto lock = co_await a.mutex.scoped_lock();
    ++a.balance;
  }
  co_return;
}

int main() {
  account a; // declared first: outlives the pools
  std::atomic<int> arrived = 0;
  rt::thread_pool one(1), other(1);
  rt::spawn_detached(one, deposit(a, arrived, 10000));
  rt::spawn_detached(other, deposit(a, arrived, 10000));
  one.join();
  other.join();
  std::printf("balance %ld\n", a.balance);
}

// OUTPUT-NOT: ThreadSanitizer
// OUTPUT: balance 20000{{$}}
