// The bug at run time: the mutex is awaited and released in one statement, so
// both threads are in the critical section at once. ThreadSanitizer sees it.

// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 not %t 2>&1 | FileCheck --check-prefix=RACE %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>

struct account {
  rt::mutex mutex;
  long balance = 0;
};

rt::task<> deposit(account &a, int times) {
  for (int i = 0; i != times; ++i) {
    co_await a.mutex.scoped_lock();
// CHECK:      :[[@LINE-1]]:5: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:34: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:5: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:5-[[@LINE-4]]:5}: fix-it: "auto guard = "
    ++a.balance;
    co_await rt::yield();
  }
}

rt::task<> teller(account &a, rt::executor &other) {
  auto elsewhere = rt::spawn(other, deposit(a, 10000));
  co_await deposit(a, 10000);
  co_await elsewhere;
}

int main() {
  account a;
  rt::thread_pool other(1);
  rt::block_on(teller(a, other));
  std::printf("balance %ld\n", a.balance);
}

// RACE: WARNING: ThreadSanitizer: data race
