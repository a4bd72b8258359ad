// Where it is known that several threads run the coroutine, the unlock in
// another thread is the worse, and the way there is shown. A lock is said once.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-lock-across-suspension,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <mutex>
#include <utility>

std::mutex m;
rt::task<> rest();
rt::thread_pool pool(4);
rt::current_thread loop;
class ASYNC_TIDY_SINGLE_THREADED strand {
public:
  rt::yield_awaiter operator co_await() const;
};
strand home;

rt::task<> onPool() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'onPool' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'onPool' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+67]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-13]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> byHandOnPool() {
  m.lock();
// CHECK:      :[[@LINE-1]]:5: warning: 'm' is locked while coroutine 'byHandOnPool' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'byHandOnPool' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+59]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-22]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:5: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  m.unlock();
}
rt::task<> proven(const std::lock_guard<std::mutex> &held);
rt::task<> temporaryOnPool() {
  co_await proven(std::lock_guard(m));
// CHECK:      :[[@LINE-1]]:19: warning: 'm' is locked while coroutine 'temporaryOnPool' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:3: note: coroutine 'temporaryOnPool' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+49]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-33]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
}
rt::task<> inner() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'inner' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'inner' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+7]]:22: note: coroutine 'outer' awaits it here
// CHECK-NEXT: :[[@LINE+41]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-42]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+1]]:3-[[@LINE+1]]:3}: fix-it: "lock.unlock();\n  "
  co_await rest();
}
rt::task<> outer() { co_await inner(); }

/// On one thread others block it.
rt::task<> onLoop() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'onLoop' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'onLoop' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> leavesThePool() {
  co_await home;
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'leavesThePool' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'leavesThePool' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}

/// It may be held, and must then be unlocked by the thread that locked it.
rt::task<> perhaps() {
  std::unique_lock lock(m, std::try_to_lock);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' is alive across a suspension that may change threads, but 'std::unique_lock<std::mutex>' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'perhaps' may go on in another thread after this 'co_await', and destroys 'lock' there
// CHECK-NEXT: :[[@LINE-3]]:20: note: 'std::unique_lock<std::mutex>' must stay on one thread: the thread that locked must unlock
// CHECK-NEXT: :[[@LINE+13]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-73]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}

void start() {
  rt::spawn_detached(pool, onPool());
  rt::spawn_detached(pool, byHandOnPool());
  rt::spawn_detached(pool, temporaryOnPool());
  rt::spawn_detached(pool, outer());
  rt::spawn_detached(loop, onLoop());
  rt::spawn_detached(pool, leavesThePool());
  rt::spawn_detached(pool, perhaps());
}
