// corral, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs | %verify %s

#include <corral.hpp>

#include <semaphore>
#include <thread>

using namespace std::chrono_literals;
using namespace corral;

struct Loop {};
Loop loop;
Task<> work();
Task<> measure(const int &value);
void show(int);

// --- tasks

Task<> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-10]]:8: note: 'work' returns 'Task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

// --- waiting

void runsTask() { corral::run(loop, work()); }

Task<> runsInTask() {
  corral::run(loop, work());
// CHECK:      :[[@LINE-1]]:3: warning: 'corral::run' blocks the thread that runs coroutine 'runsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'corral::run' blocks the thread until the awaitable has completed
// CHECK-NEXT: :[[@LINE-3]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

int borrows() {
  int value = 0;
  corral::run(loop, measure(value));
  return value;
}

// --- blocking

Task<> sleeps() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'corral::sleepFor' instead, which frees the thread
  co_await sleepFor(loop, 1s);
}

Task<> acquires(std::binary_semaphore &standard, Semaphore &semaphore) {
  standard.acquire();
// CHECK:      :[[@LINE-1]]:12: warning: 'std::counting_semaphore::acquire' blocks the thread that runs coroutine 'acquires' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'std::counting_semaphore::acquire' waits until another thread releases
// CHECK-NEXT: :[[@LINE-3]]:12: note: await 'corral::Semaphore::acquire' instead, which frees the thread
  co_await semaphore.acquire();
}

Task<> offloads(ThreadPool &pool) {
  co_await pool.run([] { std::this_thread::sleep_for(1s); });
}

// --- a nursery keeps what it is given, and its block ends when all have

Task<> startsInNursery() {
  int value = 0;
  CORRAL_WITH_NURSERY(nursery) {
    nursery.start([&value]() -> Task<> {
      co_await work();
      ++value;
    });
    co_return corral::join;
  };
  show(value);
}

void startsElsewhere(Nursery &nursery) {
  int value = 0;
  nursery.start([value]() -> Task<> {
    co_await work();
    show(value);
  });
}

/// The lambda is gone when its task runs.
Task<> keepsTaskOnly() {
  int value = 0;
  Task<> task = [value]() -> Task<> {
// CHECK:      :[[@LINE-1]]:17: warning: 'value' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:10: note: the task is kept in 'task'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:10: note: this lambda uses 'value' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:17-[[@LINE-6]]:24}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:25-[[@LINE-7]]:25}: fix-it: "auto value"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "value"
    co_await work();
    show(value);
  }();
  co_await task;
}

// --- locks

Task<> holdsLock(Semaphore &semaphore) {
  auto lock = co_await semaphore.lock();
  co_await work();
}

Task<> dropsLock(Semaphore &semaphore) {
  co_await semaphore.lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'corral::Semaphore::Lock' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:27: note: 'corral::Semaphore::Lock' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}
