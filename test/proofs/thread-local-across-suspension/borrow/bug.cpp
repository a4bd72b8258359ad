// A coroutine counts in the thread that it was on, while that thread does, too.
//
// RUN: %rt_cxx_tsan %s -o %t
// RUN: env TSAN_OPTIONS=exitcode=66:halt_on_error=1 not %t 2>&1 | FileCheck --check-prefix=TSAN %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <utility>
#include <vector>

thread_local long here = 0; // what this thread has counted

rt::task<> count() {
  long &n = here;
// CHECK:      :[[@LINE-1]]:9: warning: 'n' leads to thread_local 'here' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+8]]:5: note: coroutine 'count' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:7: note: 'n' is used here
// CHECK-NEXT: :[[@LINE-7]]:19: note: 'here' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+13]]:19: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+9]]:24: note: 'pool' is constructed for 2 threads
// CHECK-NEXT: :[[@LINE-7]]:9: note: name it anew after the suspension, or take a copy
  for (int i = 0; i < 20000; ++i) {
    ++n;
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

// TSAN: WARNING: ThreadSanitizer: data race
