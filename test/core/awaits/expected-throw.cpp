// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// A test that expects a call to throw has no use for the task it returns; one
// that expects it not to throw has.

#include <rt/rt.hpp>

rt::task<> save(int n);
rt::task<> checked(int n); // throws before it makes the task

#define EXPECT_THROW(statement, exception)                                     \
  try {                                                                        \
    statement;                                                                 \
  } catch (exception) {                                                        \
  }
#define REQUIRE_THROWS(expression) EXPECT_THROW(expression, ...)
#define ASSERT_DEATH(statement, text) statement
#define EXPECT_NO_THROW(statement)                                             \
  try {                                                                        \
    statement;                                                                 \
  } catch (...) {                                                              \
  }
#define REQUIRE_NOTHROW(expression) EXPECT_NO_THROW(expression)

template <class F> void assert_throws(F f) {}
template <class F> void measure(F f) {}

void macros() {
  EXPECT_THROW(checked(-1), int);
  REQUIRE_THROWS(checked(-2));
  ASSERT_DEATH(checked(-3), "negative");
}

void lambdas() {
  assert_throws([] { checked(-1); });
  EXPECT_THROW([] { checked(-2); }(), int);
}

template <class T> void lambdaInTemplate(T n) {
  assert_throws([&] { checked(n); });
}
template void lambdaInTemplate(int);

// The task never runs, so it never throws: the test proves nothing.
void expectsNone() {
  EXPECT_NO_THROW(save(1));
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'expectsNone' is not a coroutine: return the task, spawn it, or block on it
  REQUIRE_NOTHROW(save(2));
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'expectsNone' is not a coroutine: return the task, spawn it, or block on it
}

void anyOtherLambda() {
  measure([] { save(1); });
// CHECK:      :[[@LINE-1]]:16: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:16: note: this lambda is not a coroutine: return the task, spawn it, or block on it
}

// A handle asked by hand for its awaiter.
void drivenByHand(rt::task<> t) {
  std::move(t).operator co_await();
}
