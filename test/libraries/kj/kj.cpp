// KJ, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/.. | %verify %s

#include <kj/async.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include <unistd.h>

using namespace std::chrono_literals;
using kj::Promise;

Promise<void> work();
Promise<int> count();
void show(int);

// --- promises

Promise<void> dropsPromise() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: handle returned by 'work' is discarded, so the work is given up [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'Promise<void>': its destructor cancels the work
// CHECK-NEXT: :[[@LINE-10]]:15: note: 'work' returns 'Promise<void>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:3: note: keep it for as long as the work is wanted
// CHECK-NEXT: :{[[@LINE-5]]:3-[[@LINE-5]]:3}: fix-it: "co_await "
  co_await work();
}

Promise<void> detaches() {
  work().detach([](kj::Exception &&) {});
  co_await work();
}

Promise<void> keepsPromise() {
  auto started = work();
  co_await count();
  co_await kj::mv(started);
}

/// The end of the block cancels it.
Promise<void> cancels() {
  auto started = work();
  co_await count();
}

void addsToSet(kj::TaskSet &tasks) { tasks.add(work()); }

int waits(kj::WaitScope &scope) { return count().wait(scope); }

// --- continuations

Promise<void> continuesCoroutine(int value) {
  return work().then([value]() -> Promise<void> {
// CHECK:      :[[@LINE-1]]:22: warning: 'value' is captured by a closure that 'kj::Promise::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'kj::Promise::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:10: note: this lambda uses 'value' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:22: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
    co_await work();
    show(value);
  });
}

Promise<void> continues(int value) {
  return work().then([value] { show(value); });
}

Promise<void> continuesCaptured(int value) {
  return work().then(kj::coCapture([value]() -> Promise<void> {
    co_await work();
    show(value);
  }));
}

Promise<void> evaluatesLater(int value) {
  return kj::evalLater([value]() -> Promise<void> {
// CHECK:      :[[@LINE-1]]:24: warning: 'value' is captured by a closure that 'kj::evalLater' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'kj::evalLater' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:10: note: this lambda uses 'value' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:24: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
    co_await work();
    show(value);
  });
}

Promise<void> evaluatesNow(int value) {
  co_await kj::evalNow([value]() -> Promise<void> {
    co_await work();
    show(value);
  });
}

Promise<void> blocksNow() {
  co_await kj::evalNow([] {
// CHECK:      :[[@LINE-1]]:24: warning: this lambda blocks the thread that runs coroutine 'blocksNow' [async-blocking-call]
// CHECK-NEXT: :[[@LINE+2]]:5: note: this lambda calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:24: note: await an asynchronous form of it, or run it on a thread of its own
    std::this_thread::sleep_for(1s);
    return work();
  });
}

// --- other threads

struct connection : private kj::AsyncObject {
  int id = 0;
};

Promise<void> executesSync(const kj::Executor &other) {
  other.executeSync([] { show(1); });
// CHECK:      :[[@LINE-1]]:9: warning: 'kj::Executor::executeSync' blocks the thread that runs coroutine 'executesSync' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'kj::Executor::executeSync' waits until the other thread has run the callable
// CHECK-NEXT: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

Promise<void> executesAsync(const kj::Executor &other, int value) {
  co_await other.executeAsync([value] { return work(); });
}

Promise<void> looksAtCopy(const kj::Executor &other, connection own) {
  co_await other.executeAsync([own] {
    show(own.id);
    return work();
  });
}

Promise<void> copiesOwn(const kj::Executor &other, connection own) {
  co_await other.executeAsync([own] {
// CHECK:      :[[@LINE-1]]:32: warning: 'own' is copied into work on another thread, but 'kj::AsyncObject' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'kj::Executor::executeAsync' runs the callable on the thread of the executor
// CHECK-NEXT: :[[@LINE-27]]:21: note: base of 'connection' has type 'kj::AsyncObject'
// CHECK-NEXT: :[[@LINE-4]]:32: note: 'kj::AsyncObject' must stay on one thread: it belongs to the event loop of its thread
// CHECK-NEXT: :[[@LINE-5]]:32: note: pass what it holds by value, move sole ownership, or use a type that synchronises
    connection copy = own;
    show(copy.id);
    return work();
  });
}

void handsOver(connection own) {
  std::thread([own] { show(own.id); }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'own' is copied into work on another thread, but 'kj::AsyncObject' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-40]]:21: note: base of 'connection' has type 'kj::AsyncObject'
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'kj::AsyncObject' must stay on one thread: it belongs to the event loop of its thread
// CHECK-NEXT: :[[@LINE-5]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

void detachesBorrower(const kj::Executor &other) {
  int value = 0;
  other
      .executeAsync([&value] {
// CHECK:      :[[@LINE-1]]:23: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'kj::Executor::executeAsync' runs the callable on the thread of the executor
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'value' is destroyed at the end of its scope in function 'detachesBorrower'
// CHECK-NEXT: :[[@LINE-4]]:23: note: pass a copy, or wait for the work before 'value' is gone
        ++value;
        return work();
      })
      .detach([](kj::Exception &&) {});
}

Promise<void> borrowsAndWaits(const kj::Executor &other) {
  int value = 0;
  co_await other.executeAsync([&value] {
    ++value;
    return work();
  });
  show(value);
}

Promise<void> keepsExecution(const kj::Executor &other) {
  int value = 0;
  auto running = other.executeAsync([&value] {
    ++value;
    return work();
  });
  co_await work();
  co_await kj::mv(running);
}

Promise<void> executesCoroutine(const kj::Executor &other, int value) {
  co_await other.executeAsync([value]() -> Promise<void> {
    co_await work();
    show(value);
  });
}

// --- locks

Promise<void> unlocksFirst(const kj::MutexGuarded<int> &value) {
  show(*value.lockExclusive());
  co_await work();
}

void countsLocked(const kj::MutexGuarded<int> &value) {
  std::thread([&value] { ++*value.lockExclusive(); }).detach();
}

// --- yielding and replacements

Promise<void> runsForever(std::atomic<bool> &stop) {
  while (!stop)
// CHECK:      :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'runsForever' [async-never-yields]
// CHECK-NEXT: :[[@LINE-2]]:10: note: goes on when '!stop', which nothing in the loop changes
// CHECK-NEXT: :[[@LINE-3]]:3: note: await what it waits for, or 'kj::yield' in each turn, so that others can run
    ;
  co_return;
}

Promise<void> yields(std::atomic<bool> &stop) {
  while (!stop)
    co_await kj::yield();
}

Promise<void> sleeps(kj::Timer &timer) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'kj::Timer::afterDelay' instead, which frees the thread
  ::usleep(1);
// CHECK:      :[[@LINE-1]]:3: warning: 'usleep' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'usleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'kj::Timer::afterDelay' instead, which frees the thread
  co_await timer.afterDelay(1);
}
