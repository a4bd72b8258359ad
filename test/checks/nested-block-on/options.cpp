// AllowedFunctions says what may wait for a task.
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-nested-block-on "--option=async-nested-block-on.AllowedFunctions=other; rt::block_on" %s -- -std=c++20 -I%rt_include | count 0
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-nested-block-on "--option=async-nested-block-on.AllowedFunctions=block_on" %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

rt::task<int> fetch(int n);

rt::task<int> blocks() {
  auto work = fetch(1);
  co_return rt::block_on(std::move(work));
// CHECK:      :[[@LINE-1]]:13: warning: 'rt::block_on' blocks the thread that runs coroutine 'blocks' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'rt::block_on' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-3]]:13: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'co_await' it, which suspends only the coroutine and frees the thread
}
