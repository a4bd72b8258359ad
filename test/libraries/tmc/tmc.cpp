// TooManyCooks, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <tmc.hpp>

#include <mutex>

tmc::task<void> work();
tmc::task<int> count();
void show(int);

// --- tasks

tmc::task<void> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-10]]:17: note: 'work' returns 'tmc::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

tmc::task<void> forks() {
  auto forked = tmc::spawn(work()).fork();
  co_await work();
  co_await std::move(forked);
}

tmc::task<void> detaches() {
  tmc::spawn(work()).detach();
  co_await work();
}

tmc::task<void> forgetsToDetach() {
  tmc::spawn(work());
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'tmc::spawn' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: {{.*}}tmc.hpp:{{[0-9]+}}:{{[0-9]+}}: note: 'tmc::spawn' returns 'aw_spawn<tmc::task<void>>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

// --- waiting

int main() { return tmc::async_main(count()); }

tmc::task<void> runsMain() {
  tmc::async_main(count());
// CHECK:      :[[@LINE-1]]:3: warning: 'tmc::async_main' blocks the thread that runs coroutine 'runsMain' until 'count' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:19}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:26-[[@LINE-3]]:27}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'tmc::async_main' blocks the thread until the task has ended
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

// --- executors

void postsToThreads() {
  int value = 0;
  tmc::post(tmc::cpu_executor(), [&value] { ++value; });
// CHECK:      :[[@LINE-1]]:36: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'tmc::post' runs it on 'ex_cpu', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'postsToThreads'
// CHECK-NEXT: :[[@LINE-4]]:36: note: pass a copy, or wait for the work before 'value' is gone
}

void postsCopy() {
  int value = 0;
  tmc::post(tmc::cpu_executor(), [value] { show(value); });
}

void waitsForPost() {
  int value = 0;
  tmc::post_waitable(tmc::cpu_executor(), [&value] { ++value; }).wait();
  show(value);
}

// --- yielding

tmc::task<void> yields() {
  for (;;)
    co_await tmc::yield();
}

// --- locks

tmc::task<void> holdsScope(tmc::mutex &mutex) {
  auto scope = co_await mutex.lock_scope();
  co_await work();
}

tmc::task<void> dropsScope(tmc::mutex &mutex) {
  co_await mutex.lock_scope();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'tmc::mutex_scope' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:29: note: 'tmc::mutex_scope' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}

tmc::task<void> locksStd(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'locksStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'locksStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
