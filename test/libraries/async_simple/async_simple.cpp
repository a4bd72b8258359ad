// async_simple, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <async_simple.hpp>

#include <thread>

using namespace async_simple;
using namespace async_simple::coro;
using namespace std::chrono_literals;

Lazy<> work();
Lazy<> measure(const int &value);
void show(int);

// --- tasks

Lazy<> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-10]]:8: note: 'work' returns 'Lazy<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

void startsTask() {
  work().start([](auto &&) {});
}

Lazy<> together() { co_await collectAll(work(), work()); }

// --- waiting

int waits() {
  int value = 0;
  syncAwait(measure(value));
  return value;
}

Lazy<> waitsInTask() {
  syncAwait(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'async_simple::coro::syncAwait' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:13}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:19-[[@LINE-3]]:20}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'async_simple::coro::syncAwait' blocks the thread until the task has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

Lazy<> waitsForFuture(Future<int> &future) {
  future.wait();
// CHECK:      :[[@LINE-1]]:10: warning: 'async_simple::Future::wait' blocks the thread that runs coroutine 'waitsForFuture' until 'future' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'async_simple::Future::wait' blocks the thread until the promise is fulfilled
// CHECK-NEXT: :[[@LINE-3]]:10: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:10: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

// --- executors

Lazy<> detachesBorrower(executors::SimpleExecutor &executor) {
  int value = 0;
  measure(value).via(&executor).detach();
// CHECK:      :[[@LINE-1]]:11: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'async_simple::coro::RescheduleLazy::detach' runs it on 'executors::SimpleExecutor', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in coroutine 'detachesBorrower'
// CHECK-NEXT: :[[@LINE-4]]:11: note: pass a copy, or wait for the work before 'value' is gone
  co_return;
}

Lazy<> awaitsElsewhere(executors::SimpleExecutor &executor) {
  int value = 0;
  co_await measure(value).via(&executor);
}

void schedulesBorrower(executors::SimpleExecutor &executor) {
  int value = 0;
  executor.schedule([&value] { ++value; });
// CHECK:      :[[@LINE-1]]:23: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'async_simple::Executor::schedule' runs it on 'executors::SimpleExecutor', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'schedulesBorrower'
// CHECK-NEXT: :[[@LINE-4]]:23: note: pass a copy, or wait for the work before 'value' is gone
}

void schedulesCopy(executors::SimpleExecutor &executor) {
  int value = 0;
  executor.schedule([value] { show(value); });
}

// --- blocking

Lazy<> sleeps() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await async_simple::coro::sleep"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await async_simple::coro::sleep' suspends only the coroutine and frees the thread
  co_await coro::sleep(1s);
}

/// Where it goes, blocking is its business.
Lazy<> dispatches(Executor *executor) {
  co_await dispatch(executor);
  std::this_thread::sleep_for(1s);
}

Lazy<> yields() {
  for (;;)
    co_await Yield();
}

// --- locks

Lazy<> holds(coro::Mutex &mutex) {
  auto lock = co_await mutex.coScopedLock();
  co_await work();
}

Lazy<> dropsLock(coro::Mutex &mutex) {
  co_await mutex.coScopedLock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'std::unique_lock<async_simple::coro::Mutex>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:31: note: 'std::unique_lock<async_simple::coro::Mutex>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}

Lazy<> holdsStd(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'holdsStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
