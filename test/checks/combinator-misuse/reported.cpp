// RUN: not %async_tidy --quiet --fail-on=strict --format=concise --checks=-*,async-combinator-misuse %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-combinator-misuse reports: combinators with nothing to combine.

#include <rt/rt.hpp>

#include <tuple>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
rt::task<> save(int n);
template <class T> rt::task<T> asTask(T value) { co_return value; }

//===--- Awaited one after the other --------------------------------------===//

rt::task<> nestedAwaits() {
  co_await rt::when_all(save(co_await fetch(1)), save(co_await fetch(2)));
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'rt::when_all' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:30: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:55: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
}

rt::task<> wrappedResults() {
  co_await rt::when_all(asTask(co_await fetch(1)), asTask(co_await fetch(2)));
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'rt::when_all' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:32: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:59: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
}

rt::task<> severalInOneArgument() {
  co_await rt::when_any(
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'rt::when_any' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: : note: an argument is awaited here
// CHECK-NEXT: : note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
      save(co_await fetch(1) + co_await fetch(2)), save(co_await fetch(3)));
}

// A combinator that takes values too, by a name that models know.
namespace folly::coro {
template <class... Ts> rt::task<std::tuple<Ts...>> collectAll(Ts... values);
}
rt::task<> wholeArguments() {
  co_await folly::coro::collectAll(co_await fetch(1), co_await fetch(2));
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'folly::coro::collectAll' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:36: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:55: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
// CHECK-NEXT: :{[[@LINE-5]]:36-[[@LINE-5]]:45}: fix-it: ""
// CHECK-NEXT: :{[[@LINE-6]]:55-[[@LINE-6]]:64}: fix-it: ""
  co_await folly::coro::collectAll(co_await fetch(1), 2, (co_await fetch(3)));
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'folly::coro::collectAll' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:36: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:59: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
// CHECK-NEXT: :{[[@LINE-5]]:36-[[@LINE-5]]:45}: fix-it: ""
// CHECK-NEXT: :{[[@LINE-6]]:59-[[@LINE-6]]:68}: fix-it: ""
}

rt::task<std::pair<int, int>> both();
rt::task<> memberResults() {
  co_await folly::coro::collectAll((co_await both()).first,
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'folly::coro::collectAll' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:37: note: an argument is awaited here
// CHECK-NEXT: : note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
                                   (co_await both()).second);
}

#define BOTH(A, B) folly::coro::collectAll(co_await A, co_await B)
rt::task<> inMacro() {
  co_await BOTH(fetch(1), fetch(2));
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'folly::coro::collectAll' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:12: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:12: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
}

template <class T> rt::task<> inTemplate(T n) {
  co_await rt::when_all(save(co_await fetch(n)), save(co_await fetch(n + 1)));
// CHECK:      :[[@LINE-1]]:12: warning: arguments of 'rt::when_all' are awaited one after the other, before it is called [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:30: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-3]]:55: note: an argument is awaited here
// CHECK-NEXT: :[[@LINE-4]]:12: note: pass tasks without awaiting them, so that they run side by side
}
template rt::task<> inTemplate(int);
template rt::task<> inTemplate(short);

//===--- One task ---------------------------------------------------------===//

rt::task<> oneTask() {
  co_await rt::when_all(fetch(1));
// CHECK:      :[[@LINE-1]]:12: warning: 'rt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:25: note: await the task itself, or give it others to run beside it
  co_await rt::when_all(save(1));
// CHECK:      :[[@LINE-1]]:12: warning: 'rt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:25: note: await the task itself, or give it others to run beside it
}

rt::task<> oneNamedTask() {
  auto t = fetch(1);
  auto [n] = co_await rt::when_all(std::move(t));
// CHECK:      :[[@LINE-1]]:23: warning: 'rt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:36: note: await the task itself, or give it others to run beside it
}

auto returned(int n) {
  return rt::when_all(fetch(n));
// CHECK:      :[[@LINE-1]]:10: warning: 'rt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:23: note: await the task itself, or give it others to run beside it
}

void inLambda() {
  rt::block_on([]() -> rt::task<> { co_await rt::when_all(save(1)); }());
// CHECK:      :[[@LINE-1]]:46: warning: 'rt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:59: note: await the task itself, or give it others to run beside it
}

struct client {
  rt::task<int> get();
  rt::task<> refresh() { co_await rt::when_all(get()); }
// CHECK:      :[[@LINE-1]]:35: warning: 'rt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:48: note: await the task itself, or give it others to run beside it
};

template <class T> rt::task<> oneInTemplate(T n) {
  co_await rt::when_all(fetch(n));
// CHECK:      :[[@LINE-1]]:12: warning: 'rt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:25: note: await the task itself, or give it others to run beside it
}
template rt::task<> oneInTemplate(int);

rt::task<> combinatorOfCombinator() {
  co_await rt::when_all(rt::when_all(save(1), save(2)));
// CHECK:      :[[@LINE-1]]:12: warning: 'rt::when_all' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:25: note: await the task itself, or give it others to run beside it
}
