// libcoro, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <libcoro.hpp>

#include <mutex>
#include <thread>

using namespace std::chrono_literals;

coro::task<void> work();
coro::task<void> throws();
coro::task<void> measure(const int &value);
void show(int);

// --- tasks

coro::task<void> dropsTask() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-11]]:18: note: 'work' returns 'coro::task<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

coro::task<void> joinsLater(coro::thread_pool &pool) {
  auto handle = pool.spawn_joinable(work());
  co_await handle;
}

coro::task<void> drops(coro::thread_pool &pool) {
  pool.spawn_detached(work());
  co_return;
}

coro::task<void> fails(bool how) {
  if (how)
    throw 1;
  co_return;
}

void losesException(coro::scheduler &scheduler) {
  scheduler.spawn_detached(fails(true));
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'fails' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-7]]:5: note: this exception leaves coroutine 'fails'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'coro::scheduler::spawn_detached' gives it to nobody
// CHECK-NEXT: :[[@LINE-11]]:18: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

/// What fails is in the result.
coro::task<void> echo(coro::scheduler &scheduler, coro::net::tcp::client peer) {
  std::string buffer;
  while (true) {
    if (co_await scheduler.poll(0, coro::poll_op::read) !=
        coro::poll_status::read)
      co_return;
    auto [read, size] = co_await peer.read_some(buffer);
    auto [written, rest] = co_await peer.write_all(buffer);
    if (!read.is_ok() || !written.is_ok())
      co_return;
    co_await scheduler.yield_for(1s);
  }
}

void losesNothing(coro::scheduler &scheduler, coro::net::tcp::client peer) {
  scheduler.spawn_detached(echo(scheduler, std::move(peer)));
}

// --- waiting

int waits() {
  int value = 0;
  coro::sync_wait(measure(value));
  return value;
}

coro::task<void> waitsInTask() {
  coro::sync_wait(work());
// CHECK:      :[[@LINE-1]]:3: warning: 'coro::sync_wait' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:19}: fix-it: "co_await "
// CHECK-NEXT: :{[[@LINE-3]]:25-[[@LINE-3]]:26}: fix-it: ""
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'coro::sync_wait' blocks the thread until the awaitable has completed
// CHECK-NEXT: :[[@LINE-5]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

coro::task<void> stopsThreads(coro::scheduler &scheduler) {
  scheduler.shutdown();
// CHECK:      :[[@LINE-1]]:13: warning: 'coro::scheduler::shutdown' blocks the thread that runs coroutine 'stopsThreads' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'coro::scheduler::shutdown' waits until its threads have ended
// CHECK-NEXT: :[[@LINE-3]]:13: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

// --- executors

void spawnsBorrower(coro::thread_pool &pool) {
  int value = 0;
  pool.spawn_detached(measure(value));
// CHECK:      :[[@LINE-1]]:31: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'coro::thread_pool::spawn_detached' runs it on 'coro::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'spawnsBorrower'
// CHECK-NEXT: :[[@LINE-4]]:31: note: pass a copy, or wait for the work before 'value' is gone
}

/// The destructor of the group waits.
int startsInOwnGroup(coro::thread_pool &pool) {
  int value = 0;
  coro::task_group<coro::thread_pool> group(&pool);
  group.start(measure(value));
  return 0;
}

coro::task<void> awaitsGroup(coro::thread_pool &pool) {
  int value = 0;
  coro::task_group<coro::thread_pool> group(&pool);
  group.start(measure(value));
  co_await group;
}

// --- closures

coro::task<void> keepsClosure(int value) {
  auto task = coro::invoke([value]() -> coro::task<void> {
    co_await work();
    show(value);
  });
  co_await task;
}

coro::task<void> losesClosure(int value) {
  auto task = [value]() -> coro::task<void> {
// CHECK:      :[[@LINE-1]]:15: warning: 'value' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'task'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:10: note: this lambda uses 'value' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:15: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:15-[[@LINE-6]]:22}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:23-[[@LINE-7]]:23}: fix-it: "auto value"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "value"
    co_await work();
    show(value);
  }();
  co_await task;
}

// --- blocking

coro::task<void> sleeps(coro::scheduler &scheduler) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'coro::scheduler::yield_for' instead, which frees the thread
  co_await scheduler.yield_for(1s);
}

coro::task<void> yields(coro::thread_pool &pool) {
  for (;;)
    co_await pool.yield();
}

// --- locks

coro::task<void> holds(coro::mutex &mutex) {
  auto lock = co_await mutex.scoped_lock();
  co_await work();
}

coro::task<void> dropsLock(coro::mutex &mutex) {
  co_await mutex.scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'coro::scoped_lock' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:30: note: 'coro::scoped_lock' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}

coro::task<void> holdsStd(std::mutex &mutex) {
  std::scoped_lock lock(mutex);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'mutex' while coroutine 'holdsStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
