// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// facebookincubator/axiom#1527
// What reads results of a query ends early, and a destructor joins the rest: on
// the thread of the executor that the rest needs.

#include <folly/coro.h>

struct split_source {
  folly::coro::Task<int> next();
};

struct teardown {
  folly::coro::AsyncScope &scope;
  ~teardown() { folly::coro::blockingWait(scope.joinAsync()); }
};

folly::coro::Task<int> first_row(split_source &source,
                                 folly::coro::AsyncScope &scope) {
  teardown guard{scope};
// CHECK:      :[[@LINE-1]]:12: warning: destroying 'guard' blocks the thread that runs coroutine 'first_row' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-7]]:17: note: the destructor of 'teardown' calls 'folly::coro::blockingWait', which blocks the thread until the awaitable has completed
// CHECK-NEXT: :[[@LINE-3]]:12: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:12: note: await the task here instead, or do this on a thread that may block
  int row = co_await source.next();
  co_return row;
}
