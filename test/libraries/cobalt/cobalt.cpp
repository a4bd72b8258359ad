// Boost.Cobalt, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <cobalt.hpp>

#include <mutex>
#include <thread>

namespace cobalt = boost::cobalt;
using namespace std::chrono_literals;

cobalt::task<void> work();
cobalt::promise<void> started();
cobalt::task<void> measure(const int &value);
cobalt::thread onThread();

// --- a task is lazy, a promise runs at once and is cancelled when dropped

cobalt::task<void> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:20: note: 'work' returns 'cobalt::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

cobalt::task<void> dropsPromise() {
  started();
// CHECK:      :[[@LINE-1]]:3: warning: handle returned by 'started' is discarded, so the work is given up [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'cobalt::promise<void>': its destructor cancels the work
// CHECK-NEXT: :[[@LINE-19]]:23: note: 'started' returns 'cobalt::promise<void>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:3: note: keep it for as long as the work is wanted
// CHECK-NEXT: :{[[@LINE-5]]:3-[[@LINE-5]]:3}: fix-it: "co_await "
  co_await started();
}

cobalt::task<void> keepsPromise() {
  auto promise = started();
  co_await work();
  co_await promise;
}

cobalt::task<void> together() { co_await cobalt::gather(work(), started()); }

// --- waiting

int waits() {
  int value = 0;
  cobalt::run(measure(value));
  return value;
}

cobalt::task<void> waitsInTask() {
  cobalt::run(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'boost::cobalt::run' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:15}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:21-[[@LINE-3]]:22}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'boost::cobalt::run' blocks the thread until the task has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

cobalt::task<void> waitsForThread() {
  auto thread = onThread();
  thread.join();
// CHECK:      :[[@LINE-1]]:10: warning: 'boost::cobalt::thread::join' blocks the thread that runs coroutine 'waitsForThread' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'boost::cobalt::thread::join' waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:10: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

cobalt::task<void> awaitsThread() {
  auto thread = onThread();
  co_await thread;
}

// --- spawning

cobalt::task<void> spawnsBorrower(cobalt::executor executor) {
  int value = 0;
  cobalt::spawn(executor, measure(value), [](auto) {});
// CHECK:      :[[@LINE-1]]:35: warning: 'measure' is given a reference to 'value', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::cobalt::spawn' runs the task on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'value' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-73]]:20: note: 'measure' returns 'cobalt::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:35: note: keep 'value' until the coroutine has ended, or take 'value' by value in 'measure'
// CHECK-NEXT: :{[[@LINE-75]]:28-[[@LINE-75]]:39}: fix-it: "int "
  co_return;
}

// --- blocking

cobalt::task<void> sleeps() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'boost::cobalt::io::sleep' instead, which frees the thread
  co_await cobalt::io::sleep(1s);
}

// --- locks

cobalt::task<void> holdsStd(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'holdsStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
