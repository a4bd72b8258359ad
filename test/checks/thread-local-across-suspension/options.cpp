// AssumeExecutor says what an executor of unknown kind is.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-local-across-suspension --option=async-thread-local-across-suspension.AssumeExecutor=multi %s -- -std=c++20 -I%rt_include | %verify %s
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-thread-local-across-suspension %s -- -std=c++20 -I%rt_include | count 0

#include <rt/rt.hpp>

#include <string>

thread_local std::string buffer;
rt::task<> rest();
rt::current_thread loop;

rt::task<> unknown() {
  auto &b = buffer;
// CHECK:      :[[@LINE-1]]:9: warning: 'b' leads to thread_local 'buffer' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'unknown' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'b' is used here
// CHECK-NEXT: :[[@LINE+3]]:3: note: which threads run it is not known; 'AssumeExecutor' says that there are several
// CHECK-NEXT: :[[@LINE-10]]:26: note: 'buffer' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE-6]]:9: note: name it anew after the suspension, or take a copy
  co_await rest();
  b.clear();
}
rt::task<> onOneThread() {
  auto &b = buffer;
  co_await rest();
  b.clear();
}

void start() { rt::spawn_detached(loop, onOneThread()); }
