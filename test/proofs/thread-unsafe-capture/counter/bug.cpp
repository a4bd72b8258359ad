// A function counts with the work that it has started: what one of them adds
// while the other is adding is lost.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66 not %t 2>&1 | FileCheck --check-prefix=TSAN %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>

rt::task<> serve(int &served) {
  for (int i = 0; i < 1000; ++i)
    ++served;
  co_return;
}

int main() {
  int served = 0;
  rt::thread_pool pool(2);
  rt::join_handle<void> other = rt::spawn(pool, serve(served));
// CHECK:      :[[@LINE-1]]:55: warning: 'served' is changed by work on another thread and by function 'main' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-9]]:7: note: the work changes it here
// CHECK-NEXT: :[[@LINE+5]]:7: note: function 'main' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:33: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-6]]:24: note: 'pool' is constructed for 2 threads
// CHECK-NEXT: :[[@LINE-6]]:55: note: wait for the work first, guard 'served' with a mutex, or pass a copy
  for (int i = 0; i < 1000; ++i)
    ++served;
  rt::block_on(std::move(other));
  std::printf("%d\n", served);
}

// TSAN: WARNING: ThreadSanitizer: data race
