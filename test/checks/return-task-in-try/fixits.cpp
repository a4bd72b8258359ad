// The edits change what the caller awaits, so they are offered on a note and
// --fix leaves them alone.

// RUN: cp %s %t.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-return-task-in-try \
// RUN:   --fix %t.cpp -- -std=c++20 -I%rt_include | FileCheck %s
// RUN: diff %s %t.cpp

#include <rt/rt.hpp>

rt::task<int> fetch(int n);
rt::task<int> fallback();
rt::task<int> none();

rt::task<int> everyReturnCanAwait(bool b) {
  if (b)
    return none();
  try {
    return fetch(1);
  } catch (...) {
  }
  return fallback();
}
// CHECK:      [[@LINE-5]]:12: warning:
// CHECK:      : note: make function 'everyReturnCanAwait' a coroutine
// CHECK-NEXT: :{[[@LINE-9]]:5-[[@LINE-9]]:11}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE-8]]:5-[[@LINE-8]]:11}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
// CHECK-NOT:  fix-it

rt::task<int> aHandlerCannotAwait() {
  try {
    return fetch(1);
  } catch (...) {
    return fallback();
  }
}
// CHECK:      : note: make function 'aHandlerCannotAwait' a coroutine
// CHECK-NOT:  fix-it

rt::task<int> anEmptyTaskCannotBeAwaited(bool b) {
  if (b)
    return {};
  try {
    return fetch(1);
  } catch (...) {
  }
  return fallback();
}
// CHECK:      : note: make function 'anEmptyTaskCannotBeAwaited' a coroutine
// CHECK-NOT:  fix-it

int aLambdaWithCaptures() {
  int n = 1;
  auto run = [n]() -> rt::task<int> {
    try {
      return fetch(n);
    } catch (...) {
    }
    return fallback();
  };
  return rt::block_on(run());
}
// CHECK:      : note: make this lambda a coroutine
// CHECK-NOT:  fix-it
