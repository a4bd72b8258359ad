// YACLib, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs | %verify %s

#include <yaclib.hpp>

#include <mutex>

using namespace std::chrono_literals;
using namespace yaclib;

Task<> lazy();
Future<> eager();
Future<> measure(const int &value);
void show(int);

// --- tasks

Future<> dropsTasks() {
  lazy();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'lazy' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:8: note: 'lazy' returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  eager();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'eager' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-14]]:10: note: 'eager' returns 'Future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_await lazy();
}

Future<> startsTask(IExecutor &executor) {
  lazy().Detach(executor);
  co_await lazy().ToFuture();
}

Future<> asks() {
  Task<> task = lazy();
// CHECK:      :[[@LINE-1]]:10: warning: task 'task' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:8: note: this use of 'task' does not await it
// CHECK-NEXT: :[[@LINE-30]]:8: note: 'lazy' returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:17: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  if (!task.Valid())
    co_return;
}

// --- waiting

Future<> waitsInCoroutine() {
  Future<> future = eager();
  Wait(future);
// CHECK:      :[[@LINE-1]]:3: warning: 'yaclib::Wait' blocks the thread that runs coroutine 'waitsInCoroutine' until 'future' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'yaclib::Wait' blocks the thread until the futures are ready
// CHECK-NEXT: :[[@LINE-3]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_await std::move(future);
}

Future<> getsTask() {
  (void)lazy().Get();
// CHECK:      :[[@LINE-1]]:16: warning: 'yaclib::Task::Get' blocks the thread that runs coroutine 'getsTask' until 'lazy' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:16: note: 'yaclib::Task::Get' starts the task and blocks the thread until it has ended
// CHECK-NEXT: :[[@LINE-3]]:16: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

Future<> looksAtFuture() {
  Future<> future = eager();
  bool ready = WaitFor(0s, future);
  show(ready);
  co_await Await(future);
}

Future<> waitsForPool(FairThreadPool &pool) {
  pool.Wait();
// CHECK:      :[[@LINE-1]]:8: warning: 'yaclib::FairThreadPool::Wait' blocks the thread that runs coroutine 'waitsForPool' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:8: note: 'yaclib::FairThreadPool::Wait' waits until the threads of the pool have ended
// CHECK-NEXT: :[[@LINE-3]]:8: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

// --- executors

void submits(FairThreadPool &pool) {
  int value = 0;
  Submit(pool, [&value] { ++value; });
// CHECK:      :[[@LINE-1]]:18: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'yaclib::Submit' runs it on 'FairThreadPool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'submits'
// CHECK-NEXT: :[[@LINE-4]]:18: note: pass a copy, or wait for the work before 'value' is gone
}

void submitsCopy(FairThreadPool &pool) {
  int value = 0;
  Submit(pool, [value] { show(value); });
}

int waitsForWork(FairThreadPool &pool) {
  int value = 0;
  FutureOn<> future = Run(pool, [&value] { ++value; });
  Wait(future);
  return value;
}

int getsWork(FairThreadPool &pool) {
  int value = 0;
  FutureOn<> future = Run(pool, [&value] { ++value; });
  (void)std::move(future).Get();
  return value;
}

// --- locks

Future<> holdsGuard(Mutex<> &mutex) {
  auto guard = co_await mutex.Guard();
  co_await lazy();
}

Future<> dropsGuard(Mutex<> &mutex) {
  co_await mutex.Guard();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'yaclib::UniqueGuard<yaclib::Mutex<>>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:24: note: 'yaclib::UniqueGuard<yaclib::Mutex<>>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await lazy();
}

Future<> holdsStdLock(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'holdsStdLock' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsStdLock' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await lazy();
}

// --- yielding

Future<> runsForever() {
  for (;;)
    co_await Yield();
}
