// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Tasks that are given to functions: what those do with them is read from
// their bodies.

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <cstdio>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
rt::task<> save(int n);

//===--- Functions that never use it --------------------------------------===//

void logState(const rt::task<int> &t) { std::printf("%d\n", t.done()); }
void logMutable(rt::task<int> &t) { std::printf("%d\n", t.valid()); }
void logTwice(const rt::task<int> &t) {
  logState(t);
  logState(t);
}
template <class T> void logAnything(const T &t) { std::printf("%d\n", t.valid()); }
template <class T> void logForwarded(T &&t) { logAnything(std::forward<T>(t)); }

void sinkThatForgets(rt::task<int> t) {
  if (t.valid())
    std::puts("got one");
}
void referenceThatForgets(rt::task<int> &&t) {
  if (t.valid())
    std::puts("got one");
}

rt::task<> onlyLogged() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:12: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE+4]]:14: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-28]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  logState(t);
  logMutable(t);
  co_return;
}
rt::task<> loggedThroughAnother() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+5]]:12: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE+5]]:15: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE+5]]:16: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-40]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  logTwice(t);
  logAnything(t);
  logForwarded(t);
  co_return;
}
rt::task<> givenToForgetfulSink() {
  auto t = fetch(1);
  sinkThatForgets(std::move(t));
// CHECK:      :[[@LINE-1]]:3: warning: task 't' is given to 'sinkThatForgets', which never awaits it [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-37]]:36: note: parameter 't' is neither awaited nor passed on
// CHECK-NEXT: :[[@LINE-52]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: await it there, or cast it to void to drop it on purpose
  co_return;
}
rt::task<> temporaryGivenToForgetfulSink() {
  sinkThatForgets(fetch(1));
// CHECK:      :[[@LINE-1]]:19: warning: task returned by 'fetch' is given to 'sinkThatForgets', which never awaits it [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-45]]:36: note: parameter 't' is neither awaited nor passed on
// CHECK-NEXT: :[[@LINE-60]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:19: note: await it there, or cast it to void to drop it on purpose
  referenceThatForgets(fetch(2));
// CHECK:      :[[@LINE-1]]:24: warning: task returned by 'fetch' is given to 'referenceThatForgets', which never awaits it [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-46]]:43: note: parameter 't' is neither awaited nor passed on
// CHECK-NEXT: :[[@LINE-65]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:24: note: await it there, or cast it to void to drop it on purpose
  logState(fetch(3));
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'fetch' is given to 'logState', which never awaits it [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-64]]:36: note: parameter 't' is neither awaited nor passed on
// CHECK-NEXT: :[[@LINE-70]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: await it there, or cast it to void to drop it on purpose
  co_return;
}
struct recorder {
  int count = 0;
  void note(const rt::task<int> &t) { count += t.done(); }
  explicit recorder(rt::task<int> t) : count(t.valid()) {}
};
rt::task<> givenToMember(recorder &r) {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:10: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-83]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  r.note(t);
  recorder other(fetch(2));
// CHECK:      :[[@LINE-1]]:18: warning: task returned by 'fetch' is given to 'recorder', which never awaits it [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-11]]:35: note: parameter 't' is neither awaited nor passed on
// CHECK-NEXT: :[[@LINE-89]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:18: note: await it there, or cast it to void to drop it on purpose
  co_return;
}
rt::task<> givenToLambda() {
  auto log = [](const rt::task<int> &t) { std::printf("%d\n", t.done()); };
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:7: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-98]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  log(t);
  co_return;
}
rt::task<> loggedThenAwaitedOnOnePath(bool b) {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+5]]:7: note: not awaited when '!b'
// CHECK-NEXT: :[[@LINE+6]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-108]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  logState(t);
  if (b)
    co_await std::move(t);
}

//===--- Functions that take it -------------------------------------------===//

rt::task<> awaits(rt::task<int> t) { co_await std::move(t); }
rt::task<> awaitsReference(rt::task<int> &t) { co_await std::move(t); }
void spawns(rt::task<> t, rt::executor &e) {
  rt::spawn_detached(e, std::move(t));
}
void passesOn(rt::task<> t, rt::executor &e) { spawns(std::move(t), e); }
std::vector<rt::task<>> backlog;
void stores(rt::task<> t) { backlog.push_back(std::move(t)); }
void maybeStores(rt::task<> t, bool b) {
  if (b)
    backlog.push_back(std::move(t));
}
rt::task<int> &returns(rt::task<int> &t) { return t; }
void remembers(rt::task<int> &t) {
  static rt::task<int> *last;
  last = &t;
}
void unseen(const rt::task<int> &t);
template <class F> void callsBack(rt::task<int> t, F f) { f(std::move(t)); }
class queue {
  rt::task<> next;

public:
  explicit queue(rt::task<> t) : next(std::move(t)) {}
  void put(rt::task<> t) { next = std::move(t); }
  void swapIn(rt::task<> t) { next.swap(t); }
};

rt::task<> givenToThoseWhoTakeIt(rt::executor &e, bool b) {
  co_await awaits(fetch(1));
  auto t = fetch(2);
  co_await awaitsReference(t);
  passesOn(save(3), e);
  stores(save(4));
  maybeStores(save(5), b);
  auto u = fetch(6);
  co_await std::move(returns(u));
  auto v = fetch(7);
  remembers(v);
  auto w = fetch(8);
  unseen(w);
  callsBack(fetch(9), [](rt::task<int> t) { rt::block_on(std::move(t)); });
  queue q(save(10));
  q.put(save(11));
  q.swapIn(save(12));
}

// Who leaves the parameter without a name, or marks it, does not want it.
void ignoresOnPurpose(rt::task<int>) {}
void ignoresMarked([[maybe_unused]] rt::task<int> t) {}
rt::task<> givenUpOnPurpose() {
  ignoresOnPurpose(fetch(1));
  ignoresMarked(fetch(2));
  co_return;
}

ASYNC_TIDY_SINK void annotatedSink(rt::task<int> t) { (void)t.valid(); }
rt::task<> givenToAnnotatedSink() {
  annotatedSink(fetch(1));
  co_return;
}

// Somebody else's override may take it.
struct visitor {
  virtual ~visitor() = default;
  virtual void visit(rt::task<int> t) {
    if (t.valid())
      std::puts("got one");
  }
};
rt::task<> givenToVirtual(visitor &v) {
  v.visit(fetch(1));
  co_return;
}

// Around a recursion we do not judge.
void pingPong(rt::task<int> &t, int n);
void pong(rt::task<int> &t, int n) {
  if (n > 0)
    pingPong(t, n - 1);
}
void pingPong(rt::task<int> &t, int n) { pong(t, n); }
rt::task<> givenToRecursion() {
  auto t = fetch(1);
  pingPong(t, 3);
  co_return;
}

template <class T> void dependent(T t) {
  if (t.valid())
    std::puts("got one");
}
template <class T> rt::task<> notInstantiated(T n) {
  dependent(fetch(n));
  co_return;
}
