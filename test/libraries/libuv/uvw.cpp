// uvw, as its headers declare it.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -I%rt_include -isystem %S/Inputs | %verify %s

#include <rt/rt.hpp>
#include <uvw.hpp>

rt::task<void> waitsForThread(uvw::thread &thread) {
  thread.join();
// CHECK:      :[[@LINE-1]]:10: warning: 'uvw::thread::join' blocks the thread that runs coroutine 'waitsForThread' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'uvw::thread::join' waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:10: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<bool> triesSemaphore(uvw::semaphore &semaphore) {
  co_return semaphore.try_wait();
}

rt::task<void> waitsForSemaphore(uvw::semaphore &semaphore) {
  semaphore.wait();
// CHECK:      :[[@LINE-1]]:13: warning: 'uvw::semaphore::wait' blocks the thread that runs coroutine 'waitsForSemaphore' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'uvw::semaphore::wait' waits until the semaphore is positive
// CHECK-NEXT: :[[@LINE-3]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<void> waitsForCondition(uvw::condition &condition, uvw::mutex &mutex) {
  condition.timed_wait(mutex, 100);
// CHECK:      :[[@LINE-1]]:13: warning: 'uvw::condition::timed_wait' blocks the thread that runs coroutine 'waitsForCondition' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:13: note: 'uvw::condition::timed_wait' waits until another thread signals
// CHECK-NEXT: :[[@LINE-3]]:13: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<void> readsAtOnce(uvw::file_req &file) {
  file.open_sync("name", uvw::file_open_flags::RDONLY, 0);
// CHECK:      :[[@LINE-1]]:8: warning: 'uvw::file_req::open_sync' blocks the thread that runs coroutine 'readsAtOnce' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:8: note: 'uvw::file_req::open_sync' opens a file
// CHECK-NEXT: :[[@LINE-3]]:8: note: run it with 'rt::spawn_blocking', where blocking is fine
  file.read_sync(0, 16);
// CHECK:      :[[@LINE-1]]:8: warning: 'uvw::file_req::read_sync' blocks the thread that runs coroutine 'readsAtOnce' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:8: note: 'uvw::file_req::read_sync' reads from a file
// CHECK-NEXT: :[[@LINE-3]]:8: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

/// The loop says when it is done.
rt::task<void> readsLater(uvw::file_req &file) {
  file.open("name", uvw::file_open_flags::RDONLY, 0);
  file.read(0, 16);
  co_return;
}

rt::task<void> looksUpAtOnce(uvw::get_addr_info_req &request) {
  request.node_addr_info_sync("example.org");
// CHECK:      :[[@LINE-1]]:11: warning: 'uvw::get_addr_info_req::node_addr_info_sync' blocks the thread that runs coroutine 'looksUpAtOnce' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:11: note: 'uvw::get_addr_info_req::node_addr_info_sync' waits for a name server
// CHECK-NEXT: :[[@LINE-3]]:11: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<void> looksUpLater(uvw::get_addr_info_req &request) {
  request.node_addr_info("example.org");
  co_return;
}

rt::task<void> next();

/// Held across a suspension, which may go on on another thread.
rt::task<void> holdsLock(uvw::mutex &mutex) {
  mutex.lock();
// CHECK:      :[[@LINE-1]]:9: warning: 'mutex' is locked while coroutine 'holdsLock' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'holdsLock' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:9: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await next();
  mutex.unlock();
}
