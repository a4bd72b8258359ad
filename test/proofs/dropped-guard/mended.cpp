// The program of bug.cpp with the guard in a variable: no race, no lost deposit.

// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>

struct account {
  rt::mutex mutex;
  long balance = 0;
};

rt::task<> deposit(account &a, int times) {
  for (int i = 0; i != times; ++i) {
    {
      auto guard = co_await a.mutex.scoped_lock();
      ++a.balance;
    }
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

// OUTPUT-NOT: ThreadSanitizer
// OUTPUT: balance 20000{{$}}
