// libuv itself.
//
// REQUIRES: libuv
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <uv.h>

rt::task<void> sleeps() {
  uv_sleep(100);
// CHECK:      :[[@LINE-1]]:3: warning: 'uv_sleep' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'uv_sleep' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  uv_sleep(0);
  co_return;
}

rt::task<void> waitsForThread(uv_thread_t thread) {
  uv_thread_join(&thread);
// CHECK:      :[[@LINE-1]]:3: warning: 'uv_thread_join' blocks the thread that runs coroutine 'waitsForThread' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'uv_thread_join' waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<bool> triesSemaphore(uv_sem_t *semaphore) {
  co_return uv_sem_trywait(semaphore) == 0;
}

rt::task<void> waitsForSemaphore(uv_sem_t *semaphore) {
  uv_sem_wait(semaphore);
// CHECK:      :[[@LINE-1]]:3: warning: 'uv_sem_wait' blocks the thread that runs coroutine 'waitsForSemaphore' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'uv_sem_wait' waits until the semaphore is positive
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

/// A name is looked up on the pool when there is a callback.
rt::task<void> looksUp(uv_loop_t *loop, uv_getaddrinfo_t *request,
                       uv_getaddrinfo_cb done) {
  uv_getaddrinfo(loop, request, done, "example.org", "http", nullptr);
  co_return;
}

/// The pool is there to block.
rt::task<void> offloads(uv_loop_t *loop, uv_work_t *request) {
  uv_queue_work(
      loop, request, [](uv_work_t *) { uv_sleep(100); },
      [](uv_work_t *, int) {});
  co_return;
}

void run(void *);

void startsThread() {
  uv_thread_t thread;
  int value = 0;
  uv_thread_create(&thread, run, &value);
// CHECK:      :[[@LINE-1]]:34: warning: the address of 'value' is passed to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'uv_thread_create' runs the function on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'value' is destroyed at the end of its scope in function 'startsThread'
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a copy, or wait for the work before 'value' is gone
}

void joinsThread() {
  uv_thread_t thread;
  int value = 0;
  uv_thread_create(&thread, run, &value);
  uv_thread_join(&thread);
}
