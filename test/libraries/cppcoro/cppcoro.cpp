// cppcoro, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <cppcoro.hpp>

#include <mutex>
#include <thread>

using namespace std::chrono_literals;

cppcoro::task<> work();
cppcoro::task<> measure(const int &value);
void show(int);

// --- tasks

cppcoro::task<> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-10]]:17: note: 'work' returns 'cppcoro::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

cppcoro::task<> together() { co_await cppcoro::when_all(work(), work()); }

// --- waiting

int waits() {
  int value = 0;
  cppcoro::sync_wait(measure(value));
  return value;
}

cppcoro::task<> waitsInTask() {
  cppcoro::sync_wait(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'cppcoro::sync_wait' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:22}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:28-[[@LINE-3]]:29}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'cppcoro::sync_wait' blocks the thread until the awaitable has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

// --- scopes

cppcoro::task<> joinsScope() {
  int value = 0;
  cppcoro::async_scope scope;
  scope.spawn(measure(value));
  co_await scope.join();
}

cppcoro::task<> forgetsToJoin() {
  cppcoro::async_scope scope;
// CHECK:      :[[@LINE-1]]:24: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:24: note: 'cppcoro::async_scope': its destructor asserts that it was joined
// CHECK-NEXT: :[[@LINE-5]]:24: note: write 'co_await scope.join()' on every path that leaves its block
  scope.spawn(work());
  co_await work();
}

cppcoro::task<> spawnsBorrower(cppcoro::async_scope &scope) {
  int value = 0;
  scope.spawn(measure(value));
// CHECK:      :[[@LINE-1]]:23: warning: 'measure' is given a reference to 'value', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'cppcoro::async_scope::spawn' starts the awaitable, which goes on concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'value' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-61]]:17: note: 'measure' returns 'cppcoro::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:23: note: keep 'value' until the coroutine has ended, or take 'value' by value in 'measure'
// CHECK-NEXT: :{[[@LINE-63]]:25-[[@LINE-63]]:36}: fix-it: "int "
  co_return;
}

cppcoro::task<> spawnsOnPool(cppcoro::async_scope &scope,
                             cppcoro::static_thread_pool &pool) {
  int value = 0;
  scope.spawn(cppcoro::schedule_on(pool, measure(value)));
// CHECK:      :[[@LINE-1]]:50: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'cppcoro::async_scope::spawn' runs it on 'cppcoro::static_thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in coroutine 'spawnsOnPool'
// CHECK-NEXT: :[[@LINE-4]]:50: note: pass a copy, or wait for the work before 'value' is gone
  co_return;
}

// --- blocking

cppcoro::task<> sleeps(cppcoro::io_service &io) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'cppcoro::io_service::schedule_after' instead, which frees the thread
  co_await io.schedule_after(1s);
}

cppcoro::task<> runsLoop(cppcoro::io_service &io) {
  io.process_events();
  co_return;
}

cppcoro::task<> yields(cppcoro::static_thread_pool &pool) {
  for (;;)
    co_await pool.schedule();
}

// --- locks

cppcoro::task<> holds(cppcoro::async_mutex &mutex) {
  auto lock = co_await mutex.scoped_lock_async();
  co_await work();
}

cppcoro::task<> dropsLock(cppcoro::async_mutex &mutex) {
  co_await mutex.scoped_lock_async();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'cppcoro::async_mutex_lock' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:36: note: 'cppcoro::async_mutex_lock' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}

cppcoro::task<> holdsStd(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'holdsStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
