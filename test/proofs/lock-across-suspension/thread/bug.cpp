// A coroutine holds a lock of the thread across a suspension, and goes on in
// another thread, which releases what it never locked.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66:halt_on_error=1 not %t 2>&1 | FileCheck --check-prefix=TSAN %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <mutex>

std::mutex m;
int total = 0;

rt::task<> add() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'add' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+8]]:3: note: coroutine 'add' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+12]]:5: note: coroutine 'tries' awaits it here
// CHECK-NEXT: :[[@LINE+16]]:16: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+14]]:24: note: 'pool' is constructed for 2 threads
// CHECK-NEXT: :[[@LINE-6]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-7]]:3-[[@LINE-7]]:3}: fix-it: "{\n  "
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "}\n  "
  ++total;
  co_await rt::yield();
}

rt::task<> tries() {
  for (int i = 0; i < 50000; ++i)
    co_await add();
}

int main() {
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, tries()));
  std::printf("%d\n", total);
}

// TSAN: WARNING: ThreadSanitizer: unlock of an unlocked mutex (or by a wrong thread)
