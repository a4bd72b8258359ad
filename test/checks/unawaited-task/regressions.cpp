// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Each of these was wrong once.

#include <rt/rt.hpp>

#include <chrono>
#include <coroutine>
#include <exception>

using namespace std::chrono_literals;

rt::task<int> fetch(int n);
rt::task<> save(int n);

// Braces make an InitListExpr of the task, not a call.
rt::task<> listInitialised() {
  rt::task<int> t{fetch(1)};
// CHECK:      :[[@LINE-1]]:17: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-7]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:19: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  rt::task u{fetch(2)};
// CHECK:      :[[@LINE-1]]:12: warning: task 'u' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

// The init statement of a switch and of a range-for, which has a body too.
rt::task<> initStatements(int n) {
  switch (save(1); n) {
// CHECK:      :[[@LINE-1]]:11: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:11-[[@LINE-2]]:11}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:11: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  }
  for (save(2); int i : {1, 2})
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:8}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:8: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_await save(i);
}

// 'static_cast<rt::task<int>>(co_await fetch(1))' does not compile: no fix-it.
rt::task<> noEditInsideCast() {
  static_cast<rt::task<int>>(fetch(1));
// CHECK:      :[[@LINE-1]]:30: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:30: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  auto t = rt::task<int>(fetch(2));
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:26: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

// Nor 't.valid()' on the int that t would become.
rt::task<> noEditWhenLookedAt() {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: this use of 't' does not await it
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  if (t.valid())
    co_return;
}

// The promise in a template that nothing instantiates: its start is the
// template's argument.
template <class Start> struct policyTask {
  struct promise_type {
    policyTask get_return_object();
    Start initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  std::suspend_always operator co_await();
};
policyTask<std::suspend_always> waits();
policyTask<std::suspend_never> hurries();
rt::task<> startFromTemplateArgument() {
  waits();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'waits' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-6]]:33: note: 'waits' returns 'policyTask<std::suspend_always>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  hurries();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'hurries' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-9]]:32: note: 'hurries' returns 'policyTask<std::suspend_never>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_return;
}

// A guard template that nothing instantiates.
template <class Mutex> class guardOf {
  Mutex *mutex;

public:
  guardOf(guardOf &&);
  ~guardOf() { mutex->unlock(); }
};
rt::task<guardOf<rt::mutex>> lockLater();
rt::task<> guardTemplate() {
  auto lock = lockLater();
// CHECK:      :[[@LINE-1]]:8: warning: task 'lock' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:15-[[@LINE-2]]:15}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-5]]:30: note: 'lockLater' returns 'rt::task<guardOf<rt::mutex>>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:15: note: write 'co_await' and keep the result for as long as the lock is needed
  co_return;
}

// A class called promise_type finds itself by that name: no task.
struct worker {
  struct promise_type {
    worker get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    std::suspend_always await_transform(promise_type);
    promise_type twin();
  };
};
void promisesAreNoTasks(worker::promise_type p) {
  p.twin();
  auto q = p.twin();
}

// A parameter pack of callables, and a callable in a member, are template
// arguments as well.
template <class F> struct onExit {
  F f;
  ~onExit() { f(); }
};
void memberIsTemplateArgument() {
  auto work = []() -> rt::task<> { co_return; };
  onExit<decltype(work)> run{work};
}

// What was awaited may give an eager task, the first of several to end say,
// that is done.
rt::task<policyTask<std::suspend_never>> firstOf(int n);
rt::task<> eagerInnerTask() {
  co_await firstOf(2);
}
