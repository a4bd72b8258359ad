// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// alibaba/async_simple#127
// A combinator that is a coroutine takes the tasks by &&.

#include <rt/rt.hpp>

rt::task<int> one();
rt::task<int> two();

rt::task<int> collect(rt::task<int> &&a, rt::task<int> &&b) {
  int first = co_await std::move(a);
  co_return first + co_await std::move(b);
}

rt::task<int> sum() {
  auto both = collect(one(), two());
// CHECK:      :[[@LINE-1]]:23: warning: 'collect' is given a reference to a temporary 'rt::task<int>', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'both'
// CHECK-NEXT: :[[@LINE-3]]:36: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-9]]:34: note: 'collect' uses 'a' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:23: note: await the task in the same expression, or take 'a' by value in 'collect'
// CHECK-NEXT: :{[[@LINE-12]]:23-[[@LINE-12]]:39}: fix-it: "rt::task<int> "
// CHECK:      :[[@LINE-7]]:30: warning: 'collect' is given a reference to a temporary 'rt::task<int>', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-8]]:8: note: the task is kept in 'both'
// CHECK-NEXT: :[[@LINE-9]]:36: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-14]]:40: note: 'collect' uses 'b' here, and starts only later
// CHECK-NEXT: :[[@LINE-11]]:30: note: await the task in the same expression, or take 'b' by value in 'collect'
// CHECK-NEXT: :{[[@LINE-18]]:42-[[@LINE-18]]:58}: fix-it: "rt::task<int> "
  co_await rt::yield();
  co_return co_await std::move(both);
}
