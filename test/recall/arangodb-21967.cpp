// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// arangodb/arangodb#21967
// A helper that polls a function became a coroutine, and took the function by a
// forwarding reference.

#include <rt/rt.hpp>

int poll(int query);

template <class F> rt::task<int> wait_until_done(F &&function) {
  int state = function();
  while (state == 0) {
    co_await rt::yield();
    state = function();
  }
  co_return state;
}

rt::task<int> execute(int query) {
  return wait_until_done([query] { return poll(query); });
// CHECK:      :[[@LINE-1]]:26: warning: 'wait_until_done' is given a reference to a temporary 'this lambda', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is returned here
// CHECK-NEXT: :[[@LINE-3]]:57: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-10]]:13: note: 'wait_until_done' uses 'function' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep the object until the coroutine has ended
}
