// stdexec, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <stdexec.hpp>

#include <chrono>
#include <thread>

using namespace std::chrono_literals;

exec::task<void> work();
exec::task<void> measure(const int &value);

// --- tasks

exec::task<void> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-9]]:18: note: 'work' returns 'exec::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

exec::task<void> together() {
  co_await stdexec::when_all(work(), work());
}

// --- waiting

int waits() {
  int value = 0;
  stdexec::sync_wait(measure(value));
  return value;
}

exec::task<void> waitsInTask() {
  stdexec::sync_wait(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'stdexec::sync_wait' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:22}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:28-[[@LINE-3]]:29}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'stdexec::sync_wait' blocks the thread until the sender has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

// --- scopes

exec::task<void> emptiesScope() {
  int value = 0;
  exec::async_scope scope;
  scope.spawn(measure(value));
  co_await scope.on_empty();
}

exec::task<void> forgetsScope() {
  exec::async_scope scope;
// CHECK:      :[[@LINE-1]]:21: warning: scope 'scope' is never joined before it is destroyed [async-unjoined-scope]
// CHECK-NEXT: :[[@LINE+4]]:3: note: it is given work here
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'scope' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:21: note: 'experimental::execution::__scope::async_scope': its destructor asserts that nothing is running in it any more
// CHECK-NEXT: :[[@LINE-5]]:21: note: write 'co_await scope.on_empty()' on every path that leaves its block
  scope.spawn(work());
  co_await work();
}

exec::task<void> joinsCounting() {
  stdexec::counting_scope scope;
  co_await work();
  co_await scope.join();
}

// --- executors

exec::task<void> spawnsOnPool(exec::static_thread_pool &pool,
                              exec::async_scope &scope) {
  int value = 0;
  scope.spawn(stdexec::starts_on(pool.get_scheduler(), measure(value)));
// CHECK:      :[[@LINE-1]]:64: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'experimental::execution::__scope::async_scope::spawn' runs it on 'experimental::execution::static_thread_pool::scheduler', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in coroutine 'spawnsOnPool'
// CHECK-NEXT: :[[@LINE-4]]:64: note: pass a copy, or wait for the work before 'value' is gone
  co_return;
}

exec::task<void> startsDetached() {
  int value = 0;
  exec::start_detached(measure(value));
// CHECK:      :[[@LINE-1]]:32: warning: 'measure' is given a reference to 'value', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'experimental::execution::start_detached_t::operator()' starts the sender, which goes on concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'value' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-81]]:18: note: 'measure' returns 'exec::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:32: note: keep 'value' until the coroutine has ended, or take 'value' by value in 'measure'
// CHECK-NEXT: :{[[@LINE-83]]:26-[[@LINE-83]]:37}: fix-it: "int "
  co_return;
}

// --- blocking

exec::task<void> sleeps() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'experimental::execution::schedule_after' instead, which frees the thread
  co_return;
}
