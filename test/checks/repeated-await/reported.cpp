// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-repeated-await %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-repeated-await reports: tasks that can be awaited once, and are
// awaited again.

#include <rt/rt.hpp>

#include <exception>
#include <string>
#include <utility>
#include <vector>

rt::task<> save(int order);
rt::task<int> fetch(int id);
void keep(rt::task<int> t);
bool more();

//===--- Awaited again ----------------------------------------------------===//

rt::task<int> twice() {
  auto t = fetch(1);
  int first = co_await std::move(t);
  co_return first + co_await std::move(t);
// CHECK:      :[[@LINE-1]]:40: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:34: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:40: note: keep the result of the first await, or make a second task
}

rt::task<int> inOneExpression() {
  auto t = fetch(1);
  co_return co_await std::move(t) * 10 + co_await std::move(t);
// CHECK:      :[[@LINE-1]]:61: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-2]]:32: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:61: note: keep the result of the first await, or make a second task
}

rt::task<int> threeTimesIsTwoFindings() {
  rt::task<int> t = fetch(1);
  int sum = co_await std::move(t);
  sum += co_await std::move(t);
// CHECK:      :[[@LINE-1]]:29: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:32: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:29: note: keep the result of the first await, or make a second task
  sum += co_await std::move(t);
// CHECK:      :[[@LINE-1]]:29: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-6]]:29: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:29: note: keep the result of the first await, or make a second task
  co_return sum;
}

rt::task<int> byCast() {
  auto t = fetch(1);
  co_await static_cast<rt::task<int> &&>(t);
  co_return co_await static_cast<rt::task<int> &&>(t);
// CHECK:      :[[@LINE-1]]:52: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:42: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:52: note: keep the result of the first await, or make a second task
}

rt::task<int> parameterTwice(rt::task<int> t) {
  int first = co_await std::move(t);
  co_return first + co_await std::move(t);
// CHECK:      :[[@LINE-1]]:40: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:34: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:40: note: keep the result of the first await, or make a second task
}

rt::task<> inBothBranchesThenAgain(bool loud) {
  auto t = save(1);
  if (loud)
    co_await std::move(t);
  else
    co_await std::move(t);
  co_await std::move(t);
// CHECK:      :[[@LINE-1]]:22: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-5]]:24: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:22: note: keep the result of the first await, or make a second task
}

rt::task<int> retryOfTheSameTask() {
  auto t = fetch(1);
  bool failed = false;
  try {
    co_return co_await std::move(t);
  } catch (const std::exception &) {
    failed = true;
  }
  if (failed)
    co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:34: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-7]]:34: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:34: note: keep the result of the first await, or make a second task
  co_return 0;
}

// Whoever takes the first branch comes to the second await in any case.
rt::task<int> sometimesAwaitedBefore(bool log) {
  auto t = fetch(1);
  if (log)
    co_await std::move(t);
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:24: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:32: note: keep the result of the first await, or make a second task
}

rt::task<int> ifInit() {
  auto t = fetch(1);
  if (int n = co_await std::move(t); n > 0)
    co_return n;
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:34: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:32: note: keep the result of the first await, or make a second task
}

rt::task<int> inSwitch(int kind) {
  auto t = fetch(1);
  switch (co_await std::move(t)) {
  case 0:
    co_return kind;
  default:
    co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:34: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-6]]:30: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:34: note: keep the result of the first await, or make a second task
  }
}

template <class T> rt::task<T> inTemplate(rt::task<T> (*make)()) {
  auto t = make();
  co_await std::move(t);
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:22: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:32: note: keep the result of the first await, or make a second task
}
template rt::task<int> inTemplate<int>(rt::task<int> (*)());
template rt::task<long> inTemplate<long>(rt::task<long> (*)());

auto inLambda = []() -> rt::task<int> {
  auto t = fetch(1);
  co_await std::move(t);
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:22: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:32: note: keep the result of the first await, or make a second task
};

using task_of_int = rt::task<int>;
rt::task<> byAlias() {
  task_of_int t = fetch(1);
  (void)co_await std::move(t);
  (void)co_await std::move(t);
// CHECK:      :[[@LINE-1]]:28: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:28: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:28: note: keep the result of the first await, or make a second task
}

#define AWAIT(t) co_await std::move(t)
rt::task<> inMacro() {
  auto t = save(1);
  AWAIT(t);
  AWAIT(t);
// CHECK:      :[[@LINE-1]]:3: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:3: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep the result of the first await, or make a second task
}

// A handle is emptied by its co_await, without a std::move.
rt::task<int> joinedTwice() {
  auto h = rt::spawn(fetch(1));
  int first = co_await h;
  co_return first + co_await h;
// CHECK:      :[[@LINE-1]]:30: warning: awaiter 'h' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:24: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:30: note: keep the result of the first await, or make a second task
}

rt::task<int> otherMemberOnly(std::pair<int, int> p) {
  auto t = fetch(p.first), u = fetch(p.second);
  int sum = co_await std::move(t) + co_await std::move(u);
  co_return sum + co_await std::move(u);
// CHECK:      :[[@LINE-1]]:38: warning: task 'u' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:56: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:38: note: keep the result of the first await, or make a second task
}

//===--- Awaited after a move ---------------------------------------------===//

rt::task<int> movedIntoFunction() {
  auto t = fetch(1);
  keep(std::move(t));
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:18: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<int> spawnedAndAwaited() {
  auto t = fetch(1);
  rt::spawn_detached(std::move(t));
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:32: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<int> movedIntoContainer(std::vector<rt::task<int>> &queue) {
  auto t = fetch(1);
  queue.push_back(std::move(t));
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:29: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<int> movedIntoCombinator() {
  auto t = fetch(1);
  co_await rt::when_all(std::move(t), fetch(2));
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:35: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<int> movedInLambda() {
  auto t = fetch(1);
  auto later = [u = std::move(t)]() mutable -> rt::task<int> {
    co_return co_await std::move(u);
  };
  co_return co_await later() + co_await std::move(t);
// CHECK:      :[[@LINE-1]]:51: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-5]]:31: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:51: note: await what it was moved to, or make a second task
}

rt::task<int> movedIntoLocal() {
  auto t = fetch(1);
  auto u = std::move(t);
  co_return co_await std::move(u) + co_await std::move(t);
// CHECK:      :[[@LINE-1]]:56: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:22: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:56: note: await what it was moved to, or make a second task
}

rt::task<int> movedInOneArm(bool urgent) {
  auto t = fetch(1);
  auto u = urgent ? std::move(t) : fetch(2);
  keep(std::move(u));
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:31: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<int> movedParameter(rt::task<int> t) {
  keep(std::move(t));
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:18: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<int> movedOnOnePathOnly(bool urgent) {
  auto t = fetch(1);
  if (urgent)
    keep(std::move(t));
  co_await save(1);
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:20: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<int> movedIntoAnother() {
  auto t = fetch(1);
  auto u = std::move(t);
  keep(std::move(u));
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:22: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<int> movedInBothBranches(bool urgent) {
  auto t = fetch(1);
  if (urgent)
    keep(std::move(t));
  else
    co_await std::move(t);
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-5]]:20: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:32: note: await what it was moved to, or make a second task
}

rt::task<> movedInLoop(std::vector<rt::task<int>> &queue) {
  auto t = fetch(1);
  do
    queue.push_back(std::move(t));
  while (queue.size() < 3);
  co_await std::move(t);
// CHECK:      :[[@LINE-1]]:22: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:31: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:22: note: await what it was moved to, or make a second task
}

// The second await in each round, never the first.
rt::task<> twiceInEachRound(const std::vector<int> &ids) {
  for (int id : ids) {
    auto t = fetch(id);
    co_await std::move(t);
    co_await std::move(t);
// CHECK:      :[[@LINE-1]]:24: warning: task 't' is awaited again, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:24: note: this await takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-3]]:24: note: keep the result of the first await, or make a second task
  }
}

rt::task<int> sameConditionTwice(bool urgent) {
  auto t = fetch(1);
  if (urgent)
    keep(std::move(t));
  co_await save(1);
  if (urgent)
    co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:34: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-5]]:20: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:34: note: await what it was moved to, or make a second task
  co_return co_await std::move(t);
}

//===--- Awaited in a loop ------------------------------------------------===//

rt::task<> inWhile() {
  auto t = fetch(1);
  while (more())
    co_await std::move(t);
// CHECK:      :[[@LINE-1]]:24: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:8: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:24: note: the first turn takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-4]]:24: note: make a new task in every turn, or await it before the loop
}

rt::task<> inFor(int n) {
  auto t = save(1);
  for (int i = 0; i < n; ++i) {
    co_await save(i);
    co_await std::move(t);
// CHECK:      :[[@LINE-1]]:24: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-5]]:8: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:24: note: the first turn takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-4]]:24: note: make a new task in every turn, or await it before the loop
  }
}

rt::task<> inRangeFor(const std::vector<int> &ids) {
  auto t = fetch(1);
  int sum = 0;
  for (int id : ids)
    sum += id * co_await std::move(t);
// CHECK:      :[[@LINE-1]]:36: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-5]]:8: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:36: note: the first turn takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-4]]:36: note: make a new task in every turn, or await it before the loop
}

rt::task<> inDo() {
  auto t = save(1);
  do
    co_await std::move(t);
// CHECK:      :[[@LINE-1]]:24: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:8: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:24: note: the first turn takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-4]]:24: note: make a new task in every turn, or await it before the loop
  while (more());
}

rt::task<> inCondition() {
  auto t = fetch(1);
  while (co_await std::move(t) > 0)
// CHECK:      :[[@LINE-1]]:29: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:8: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:29: note: the first turn takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-4]]:29: note: make a new task in every turn, or await it before the loop
    co_await save(1);
}

rt::task<> leavesLater(int limit) {
  auto t = fetch(1);
  for (;;) {
    if (co_await std::move(t) > limit)
// CHECK:      :[[@LINE-1]]:28: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:8: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:28: note: the first turn takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-4]]:28: note: make a new task in every turn, or await it before the loop
      co_return;
    co_await save(1);
  }
}

rt::task<int> retriesForEver() {
  auto t = fetch(1);
  for (;;) {
    try {
      co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:36: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-5]]:8: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:36: note: the first turn takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-4]]:36: note: make a new task in every turn, or await it before the loop
    } catch (const std::exception &) {
    }
  }
}

rt::task<> parameterInLoop(rt::task<int> t) {
  while (more())
    co_await std::move(t);
// CHECK:      :[[@LINE-1]]:24: warning: task 't' is awaited in every turn of this loop, and can be awaited only once [async-repeated-await]
// CHECK-NEXT: :[[@LINE-4]]:42: note: 't' gets its task outside of the loop
// CHECK-NEXT: :[[@LINE-3]]:24: note: the first turn takes its coroutine, and leaves nothing to await
// CHECK-NEXT: :[[@LINE-4]]:24: note: make a new task in every turn, or await it before the loop
}
