// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Generic code: reported once for the line as written, and only when it is
// wrong for every instantiation in the unit.

#include <rt/rt.hpp>

#include <functional>
#include <utility>

rt::task<int> fetch(int n);
rt::task<> save(int n);
int compute(int n);

template <class T> rt::task<> notInstantiated(T) {
  save(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-6]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  auto t = fetch(2);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

template <class T> rt::task<> instantiatedTwice(T) {
  save(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}
template rt::task<> instantiatedTwice(int);
template rt::task<> instantiatedTwice(char);

template <class T> rt::task<T> load(T value);

template <class T> rt::task<> dependentCall(T value) {
  load(value);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'load' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-6]]:32: note: 'load' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  auto t = load<T>(value);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'load' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:12-[[@LINE-4]]:12}: fix-it: "co_await "
  co_return;
}
template rt::task<> dependentCall(int);
template rt::task<> dependentCall(long);

template <class T> struct cache {
  rt::task<T> get();
  rt::task<> refresh() {
    get();
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'cache::get' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-5]]:15: note: 'cache::get' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    this->get();
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'cache::get' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'cache::get' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_return;
  }
  static rt::task<> flush();
};
template struct cache<int>;

rt::task<> memberOfClassTemplate(cache<long> c) {
  c.get();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'cache::get' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'cache::get' returns 'rt::task<long>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  cache<int>::flush();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'cache::flush' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'cache::flush' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

template <class... Ts> rt::task<> foldExpression(Ts... values) {
  (save(values), ...);
// CHECK:      :[[@LINE-1]]:4: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:4-[[@LINE-2]]:4}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:4: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}
template rt::task<> foldExpression(int);
template rt::task<> foldExpression(int, int);

// The same line makes a task or an int.
struct asyncStore {
  rt::task<> put(int n);
};
struct syncStore {
  void put(int n);
};
template <class Store> void instantiationsDisagree(Store &s) { s.put(1); }
template void instantiationsDisagree(asyncStore &);
template void instantiationsDisagree(syncStore &);

template <class Store> void instantiationsAgree(Store &s) { s.put(1); }
// CHECK:      :[[@LINE-1]]:61: warning: task returned by 'asyncStore::put' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'asyncStore::put' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:61: note: function 'instantiationsAgree' is not a coroutine: return the task, spawn it, or block on it
template void instantiationsAgree(asyncStore &);

template <bool Async> rt::task<> discardedBranch() {
  if constexpr (Async)
    co_await save(1);
  else
    save(2);
}
template rt::task<> discardedBranch<true>();

template <bool Async> rt::task<> takenBranch() {
  if constexpr (Async)
    save(1);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  else
    compute(2);
  co_return;
}
template rt::task<> takenBranch<true>();
template rt::task<> takenBranch<false>();

rt::task<> discardedBranchOutsideTemplate() {
  if constexpr (sizeof(int) > 100)
    save(1);
  co_return;
}

// Who calls a callable that its caller chose cannot know what it returns; the
// mistake, if any, is the caller's.
template <class F> void callsParameter(F f) { f(); }
template <class F> void callsForwarded(F &&f) { std::forward<F>(f)(); }
template <class F> void callsThroughPointer(F *f) { (*f)(); }
template <class... F> void callsPack(F... f) { (f(), ...); }
template <class F> void callsByInvoke(F f) { std::invoke(f); }
template <class F> struct callsMember {
  F f;
  void run() { f(); }
};
void calleeIsTemplateArgument() {
  auto work = []() -> rt::task<> { co_return; };
  callsParameter(work);
  callsForwarded(work);
  callsThroughPointer(&work);
  callsPack(work, work);
  callsByInvoke(work);
  callsMember<decltype(work)>{work}.run();
  [](auto f) { f(); }(work);
}

// Here the line itself is wrong, whatever T is; we stay silent all the same.
template <class T> rt::task<> parameterMakesTasks(rt::task<T> (*make)()) {
  make();
  co_return;
}
template rt::task<> parameterMakesTasks(rt::task<int> (*)());

template <class T> rt::task<> lambdaInTemplate(T value) {
  auto run = [](T n) -> rt::task<> {
    save(n);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_return;
  };
  co_await run(value);
}
template rt::task<> lambdaInTemplate(int);

auto abbreviated(auto value) -> rt::task<> {
  save(value);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}
template rt::task<> abbreviated(int);

template <class T>
  requires requires { save(T()); }
rt::task<> constrained() {
  co_await save(T());
}
template rt::task<> constrained<int>();
