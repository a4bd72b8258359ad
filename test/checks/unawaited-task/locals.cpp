// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Named tasks that nothing awaits, returns or passes on.

#include <rt/rt.hpp>

#include <chrono>
#include <utility>

using namespace std::chrono_literals;

rt::task<int> fetch(int n);
rt::task<> save(int n);

// The fix-it is attached to the note: what the variable is for changes.
rt::task<> neverNamedAgain() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-7]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:12-[[@LINE-4]]:12}: fix-it: "co_await "
  co_return;
}

// A variable cannot be void: no fix-it.
rt::task<> resultIsVoid() {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

// The written type would no longer fit: no fix-it.
rt::task<> typeWritten() {
  rt::task<int> t = fetch(1);
// CHECK:      :[[@LINE-1]]:17: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:21: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  rt::task<int> u(fetch(2)), v{fetch(3)};
// CHECK:      :[[@LINE-1]]:17: warning: task 'u' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:19: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK:      :[[@LINE-4]]:30: warning: task 'v' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:32: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> classTemplateArgumentsDeduced() {
  rt::task t = fetch(1);
// CHECK:      :[[@LINE-1]]:12: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:16: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  rt::task u{save(2)};
// CHECK:      :[[@LINE-1]]:12: warning: task 'u' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

using work = rt::task<int>;
rt::task<> alias() {
  work t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> deducedReference() {
  const auto &t = fetch(1);
// CHECK:      :[[@LINE-1]]:15: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:19: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:19-[[@LINE-4]]:19}: fix-it: "co_await "
  auto &&u = fetch(2);
// CHECK:      :[[@LINE-1]]:10: warning: task 'u' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:14-[[@LINE-4]]:14}: fix-it: "co_await "
  co_return;
}

rt::task<> deducedExactly() {
  decltype(auto) t = fetch(1);
// CHECK:      :[[@LINE-1]]:18: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:22: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:22-[[@LINE-4]]:22}: fix-it: "co_await "
  co_return;
}

rt::task<> markedUnused() {
  [[maybe_unused]] auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:25: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:29: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:29-[[@LINE-4]]:29}: fix-it: "co_await "
  co_return;
}

// Looking at a task does not run it.
rt::task<> onlyLookedAt() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: this use of 't' does not await it
// CHECK-NEXT: : note: this use of 't' does not await it
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  if (t.valid() && !t.done())
    co_return;
}

rt::task<> onlyInCondition() {
  if (auto t = fetch(1); t.valid())
// CHECK:      :[[@LINE-1]]:12: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:26: note: this use of 't' does not await it
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:16: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_return;
  while (fetch(2).valid()) // a temporary: what looks at it may do more
    co_return;
}

rt::task<> namedAsStatement() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: this use of 't' does not await it
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  t;
  co_return;
}

rt::task<> assignedLater() {
  rt::task<int> t;
// CHECK:      :[[@LINE-1]]:17: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: this use of 't' does not await it
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: : note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  t = fetch(1);
  co_return;
}

rt::task<> overwrittenAndNeverAwaited() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: this use of 't' does not await it
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  t = fetch(2);
  co_return;
}

void inPlainFunction() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: function 'inPlainFunction' is not a coroutine: return the task, spawn it, or block on it
}

rt::task<> inHandler() {
  try {
    co_await save(1);
  } catch (...) {
    auto t = fetch(2);
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: a handler cannot 'co_await': leave it first
  }
}

rt::task<> inLoop() {
  for (int i = 0; i < 3; ++i)
    auto t = fetch(i);
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:14-[[@LINE-4]]:14}: fix-it: "co_await "
  co_return;
}

rt::task<> inSwitch(int n) {
  switch (n) {
  case 1: {
    auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:14-[[@LINE-4]]:14}: fix-it: "co_await "
    break;
  }
  }
  co_return;
}

rt::task<> inLambda() {
  auto run = []() -> rt::task<> {
    auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:14-[[@LINE-4]]:14}: fix-it: "co_await "
    co_return;
  };
  co_await run();
}

// Another variable of that name is awaited.
rt::task<> shadowed() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:12-[[@LINE-4]]:12}: fix-it: "co_await "
  {
    auto t = fetch(2);
    co_await std::move(t);
  }
}

rt::task<> castToItsOwnType() {
  auto t = rt::task<int>(fetch(1));
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:26: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> fromFunctionPointer(rt::task<int> (*start)(int)) {
  auto t = start(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-3]]:12-[[@LINE-3]]:12}: fix-it: "co_await "
  co_return;
}

rt::task<rt::task<int>> prepare();
rt::task<> innerOfTaskOfTask() {
  auto t = co_await prepare();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-3]]:12-[[@LINE-3]]:12}: fix-it: "co_await "
  auto u = prepare();
// CHECK:      :[[@LINE-1]]:8: warning: task 'u' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-8]]:25: note: 'prepare' returns 'rt::task<rt::task<int>>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:12-[[@LINE-4]]:12}: fix-it: "co_await "
  co_return;
}

rt::task<> awaiter() {
  auto pause = rt::sleep_for(1ms);
// CHECK:      :[[@LINE-1]]:8: warning: awaiter 'pause' is never awaited, so nothing waits [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:16: note: write 'co_await' to wait here, or cast it to void to drop it on purpose
  co_return;
}

// Not evaluated, so not used.
rt::task<> onlyInUnevaluatedOperand() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:12-[[@LINE-4]]:12}: fix-it: "co_await "
  static_assert(sizeof(t) > 0);
  using type = decltype(t);
  co_return;
}

#define START(name, n) auto name = fetch(n)
rt::task<> declaredByMacro() {
  START(t, 1);
// CHECK:      :[[@LINE-1]]:3: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}
