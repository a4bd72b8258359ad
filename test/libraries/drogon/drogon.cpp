// drogon, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <drogon.hpp>

#include <chrono>
#include <thread>

using namespace drogon;
using namespace std::chrono_literals;

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

Task<> together() { co_await when_all(work(), work()); }

// --- waiting

int waits() {
  int value = 0;
  sync_wait(measure(value));
  return value;
}

Task<> waitsInTask() {
  sync_wait(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'drogon::sync_wait' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:13}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:19-[[@LINE-3]]:20}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'drogon::sync_wait' blocks the thread until the awaitable has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

// --- closures

/// async_run keeps the closure in the frame of a coroutine of its own.
void runsClosure(int value) {
  async_run([value]() -> Task<> {
    co_await work();
    show(value);
  });
}

/// It starts at once, so that a coroutine that never suspends has ended when
/// async_run returns. (No role says so, and that it is a spawn.)
void runsAtOnce() {
  int value = 0;
  async_run([&value]() -> Task<> {
    ++value;
    co_return;
  });
}

void losesClosure(int value) {
  [value]() -> AsyncTask {
// CHECK:      :[[@LINE-1]]:3: warning: 'value' is captured by a temporary closure, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+9]]:5: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:10: note: this lambda uses 'value' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:3: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:3-[[@LINE-7]]:10}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:11-[[@LINE-8]]:11}: fix-it: "auto value"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "value"
    co_await work();
    show(value);
  }();
}

// --- threads

void queuesBorrower(trantor::ConcurrentTaskQueue &queue) {
  int value = 0;
  queue.runTaskInQueue([&value] { ++value; });
// CHECK:      :[[@LINE-1]]:26: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'trantor::TaskQueue::runTaskInQueue' runs it on 'trantor::ConcurrentTaskQueue', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'queuesBorrower'
// CHECK-NEXT: :[[@LINE-4]]:26: note: pass a copy, or wait for the work before 'value' is gone
}

void queuesCopy(trantor::ConcurrentTaskQueue &queue) {
  int value = 0;
  queue.runTaskInQueue([value] { show(value); });
}

int queuesAndWaits(trantor::ConcurrentTaskQueue &queue) {
  int value = 0;
  queue.syncTaskInQueue([&value] { ++value; });
  return value;
}

Task<> waitsForQueue(trantor::ConcurrentTaskQueue &queue) {
  queue.syncTaskInQueue([] {});
// CHECK:      :[[@LINE-1]]:9: warning: 'trantor::TaskQueue::syncTaskInQueue' blocks the thread that runs coroutine 'waitsForQueue' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'trantor::TaskQueue::syncTaskInQueue' waits until the queue has run the callable
// CHECK-NEXT: :[[@LINE-3]]:9: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

// --- blocking

Task<> sleeps(trantor::EventLoop *loop) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'drogon::sleepCoro' instead, which frees the thread
  co_await sleepCoro(loop, 1.0);
}

Task<> queries(orm::DbClient &database, nosql::RedisClient &redis) {
  database.execSqlSync("select 1");
// CHECK:      :[[@LINE-1]]:12: warning: 'drogon::orm::DbClient::execSqlSync' blocks the thread that runs coroutine 'queries' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'drogon::orm::DbClient::execSqlSync' waits for the database
// CHECK-NEXT: :[[@LINE-3]]:12: note: await 'drogon::orm::DbClient::execSqlCoro' instead, which frees the thread
  redis.execCommandSync([](int) { return 0; }, "get");
// CHECK:      :[[@LINE-1]]:9: warning: 'drogon::nosql::RedisClient::execCommandSync' blocks the thread that runs coroutine 'queries' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'drogon::nosql::RedisClient::execCommandSync' waits for the database
// CHECK-NEXT: :[[@LINE-3]]:9: note: await 'drogon::nosql::RedisClient::execCommandCoro' instead, which frees the thread
  co_await database.execSqlCoro("select 1");
  co_await redis.execCommandCoro("get");
}

// --- locks

Task<> holds(Mutex &mutex) {
  auto lock = co_await mutex.scoped_lock();
  co_await work();
}

Task<> dropsLock(Mutex &mutex) {
  co_await mutex.scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'std::unique_lock<drogon::Mutex>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:30: note: 'std::unique_lock<drogon::Mutex>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}

Task<> holdsStd(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'holdsStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
