// concurrencpp, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs -isystem %S/../Inputs | %verify %s

#include <concurrencpp.hpp>

#include <mutex>
#include <thread>

using namespace std::chrono_literals;
using namespace concurrencpp;

result<void> work();
lazy_result<void> lazyWork();
void show(int);

// --- tasks

result<void> dropsTasks() {
  work();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'work' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-9]]:14: note: 'work' returns 'result<void>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to get its result here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  lazyWork();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'lazyWork' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-14]]:19: note: 'lazyWork' returns 'lazy_result<void>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await work();
}

// --- waiting

result<void> waitsInTask() {
  work().get();
// CHECK:      :[[@LINE-1]]:10: warning: 'concurrencpp::result::get' blocks the thread that runs coroutine 'waitsInTask' until 'work' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'concurrencpp::result::get' blocks the calling thread until the result is ready
// CHECK-NEXT: :[[@LINE-3]]:10: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:10: note: 'co_await' it, which suspends only the coroutine and frees the thread
  co_return;
}

result<void> looksAtTask() {
  auto task = work();
  show(task.wait_for(0s));
  co_await task;
}

result<void> waitsForWork(manual_executor &executor) {
  executor.wait_for_task();
// CHECK:      :[[@LINE-1]]:12: warning: 'concurrencpp::manual_executor::wait_for_task' blocks the thread that runs coroutine 'waitsForWork' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'concurrencpp::manual_executor::wait_for_task' waits until a task is given to it
// CHECK-NEXT: :[[@LINE-3]]:12: note: run it with 'concurrencpp::thread_executor::post', where blocking is fine
  co_return;
}

// --- executors

void postsBorrower(thread_pool_executor &pool) {
  int value = 0;
  pool.post([&value] { ++value; });
// CHECK:      :[[@LINE-1]]:15: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'concurrencpp::executor::post' runs it on 'thread_pool_executor', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'postsBorrower'
// CHECK-NEXT: :[[@LINE-4]]:15: note: pass a copy, or wait for the work before 'value' is gone
}

void postsCopy(thread_pool_executor &pool) {
  int value = 0;
  pool.post([value] { show(value); });
}

int submits(thread_pool_executor &pool) {
  int value = 0;
  pool.submit([&value] { ++value; }).get();
  return value;
}

// --- where blocking is fine

result<void> sleeps(std::shared_ptr<runtime> runtime) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'concurrencpp::timer_queue::make_delay_object' instead, which frees the thread
  co_await resume_on(runtime->background_executor());
  std::this_thread::sleep_for(1s);
}

result<void> comesBack(std::shared_ptr<runtime> runtime) {
  co_await resume_on(runtime->background_executor());
  co_await resume_on(runtime->thread_pool_executor());
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'comesBack' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'concurrencpp::timer_queue::make_delay_object' instead, which frees the thread
}

result<void> hasOwnThread(thread_executor &threads) {
  threads.post([] { std::this_thread::sleep_for(1s); });
  co_await work();
}

// --- locks

result<void> holds(async_lock &mutex, std::shared_ptr<executor> executor) {
  auto lock = co_await mutex.lock(executor);
  co_await work();
}

result<void> dropsLock(async_lock &mutex, std::shared_ptr<executor> executor) {
  co_await mutex.lock(executor);
// CHECK:      :[[@LINE-1]]:3: warning: guard 'concurrencpp::scoped_async_lock' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:31: note: 'concurrencpp::scoped_async_lock' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  co_await work();
}

result<void> holdsStd(std::mutex &mutex) {
  std::lock_guard lock(mutex);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'mutex' while coroutine 'holdsStd' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsStd' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await work();
}
