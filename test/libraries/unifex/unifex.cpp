// libunifex, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <unifex.hpp>

#include <chrono>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

unifex::task<void> work();
unifex::task<void> measure(const int &value);

// --- tasks

unifex::task<void> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-9]]:20: note: 'work' returns 'unifex::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

// --- waiting

int waits() {
  int value = 0;
  unifex::sync_wait(measure(value));
  return value;
}

unifex::task<void> waitsInTask() {
  unifex::sync_wait(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'unifex::sync_wait' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:21}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:27-[[@LINE-3]]:28}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'unifex::sync_wait' blocks the thread until the sender has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

// --- scopes

unifex::task<void> completesScope() {
  int value = 0;
  unifex::async_scope scope;
  scope.detached_spawn(measure(value));
  co_await scope.complete();
}

unifex::task<void> forgetsScope() {
  unifex::async_scope scope;
// CHECK:      :[[@LINE-1]]:23: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:23: note: 'unifex::_async_scope::async_scope': its destructor asserts that it was joined
// CHECK-NEXT: :[[@LINE-5]]:23: note: write 'co_await scope.join()' on every path that leaves its block
  scope.detached_spawn(work());
  co_await work();
}

unifex::task<void> spawnsOnPool(unifex::static_thread_pool &pool,
                                unifex::async_scope &scope) {
  int value = 0;
  scope.spawn_on(pool.get_scheduler(), measure(value));
// CHECK:      :[[@LINE-1]]:48: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'unifex::_async_scope::async_scope::spawn_on' runs it on 'unifex::static_thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in coroutine 'spawnsOnPool'
// CHECK-NEXT: :[[@LINE-4]]:48: note: pass a copy, or wait for the work before 'value' is gone
  co_return;
}

// --- blocking

unifex::task<void> sleeps() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'unifex::schedule_after' instead, which frees the thread
  co_return;
}

// --- locks

unifex::task<void> holds(unifex::async_mutex &mutex) {
  co_await mutex.async_lock();
  co_await work();
  mutex.unlock();
}

unifex::task<void> holdsStd(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'holdsStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
