// The bug at run time: a guard by name, but nobody awaits it, so both threads
// are in the critical section at once. ThreadSanitizer sees the race.

// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 not %t 2>&1 | FileCheck --check-prefix=RACE %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

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
    auto lock = a.mutex.scoped_lock();
// CHECK:      :[[@LINE-1]]:10: warning: awaiter 'lock' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:17-[[@LINE-2]]:17}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:17: note: write 'co_await' and keep the result for as long as the lock is needed
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

// RACE: WARNING: ThreadSanitizer: data race
