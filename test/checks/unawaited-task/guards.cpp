// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// `auto lock = mutex.lock();` without `co_await`: the lock is never taken, and
// the code below it runs unprotected.

#include <rt/rt.hpp>

#include <utility>

rt::task<> keepsIt(rt::mutex &m) {
  auto lock = m.scoped_lock();
// CHECK:      :[[@LINE-1]]:8: warning: awaiter 'lock' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:15-[[@LINE-2]]:15}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:15: note: write 'co_await' and keep the result for as long as the lock is needed
  co_return;
}

rt::task<> dropsIt(rt::mutex &m) {
  m.scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: awaiter returned by 'rt::mutex::scoped_lock' is discarded, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: write 'co_await' and keep the result for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-3]]:3-[[@LINE-3]]:3}: fix-it: "co_await "
  co_return;
}

rt::task<> keepsItByReference(int &shared, rt::mutex &m) {
  const auto &guard = m.scoped_lock();
// CHECK:      :[[@LINE-1]]:15: warning: awaiter 'guard' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:23-[[@LINE-2]]:23}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:23: note: write 'co_await' and keep the result for as long as the lock is needed
  ++shared;
  co_return;
}

rt::task<> typeWritten(rt::mutex &m) {
  rt::mutex::scoped_lock_awaiter lock = m.scoped_lock();
// CHECK:      :[[@LINE-1]]:34: warning: awaiter 'lock' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:41: note: write 'co_await' and keep the result for as long as the lock is needed
  co_return;
}

void inPlainFunction(rt::mutex &m) {
  auto lock = m.scoped_lock();
// CHECK:      :[[@LINE-1]]:8: warning: awaiter 'lock' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:15: note: function 'inPlainFunction' is not a coroutine: only a coroutine can wait here
  m.scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: awaiter returned by 'rt::mutex::scoped_lock' is discarded, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: function 'inPlainFunction' is not a coroutine: only a coroutine can wait here
}

// A mutex of the user's own, whose lock() is a coroutine. The guard is known by
// its destructor.
class ownMutex {
public:
  class guard {
    ownMutex *mutex_;

  public:
    explicit guard(ownMutex &m) : mutex_(&m) {}
    guard(guard &&other) : mutex_(std::exchange(other.mutex_, nullptr)) {}
    ~guard() {
      if (mutex_)
        mutex_->unlock();
    }
  };
  rt::task<guard> lock();
  void unlock();
};

rt::task<> taskOfGuard(ownMutex &m) {
  auto lock = m.lock();
// CHECK:      :[[@LINE-1]]:8: warning: task 'lock' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:15-[[@LINE-2]]:15}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-8]]:19: note: 'ownMutex::lock' returns 'rt::task<guard>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:15: note: write 'co_await' and keep the result for as long as the lock is needed
  m.lock();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'ownMutex::lock' is discarded, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: : note: 'ownMutex::lock' returns 'rt::task<guard>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' and keep the result for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_return;
}

// Permits of a semaphore, given back by a member that the destructor calls.
class semaphore {
public:
  class permit {
    semaphore *semaphore_;
    void giveBack() {
      if (semaphore_)
        semaphore_->release();
    }

  public:
    permit(permit &&);
    ~permit() { giveBack(); }
  };
  rt::task<> acquire();
  rt::task<permit> enter();
  void release();
};

rt::task<> taskOfPermit(semaphore &s) {
  auto permit = s.enter();
// CHECK:      :[[@LINE-1]]:8: warning: task 'permit' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:17-[[@LINE-2]]:17}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-8]]:20: note: 'semaphore::enter' returns 'rt::task<permit>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:17: note: write 'co_await' and keep the result for as long as the lock is needed
  co_return;
}

// A pooled connection has a release() too, and is no lock.
struct connection {
  void release();
};
class lease {
  connection *connection_;

public:
  lease(lease &&);
  ~lease() { connection_->release(); }
};
rt::task<lease> borrow();

rt::task<> taskOfLease() {
  auto lease = borrow();
// CHECK:      :[[@LINE-1]]:8: warning: task 'lease' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-5]]:17: note: 'borrow' returns 'rt::task<lease>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:16: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:16-[[@LINE-4]]:16}: fix-it: "co_await "
  co_return;
}

// Thread-safety attributes name a guard as well.
class __attribute__((scoped_lockable)) annotatedGuard {
public:
  ~annotatedGuard() __attribute__((release_capability()));
};
rt::task<annotatedGuard> lockAnnotated();

rt::task<> taskOfAnnotatedGuard() {
  auto lock = lockAnnotated();
// CHECK:      :[[@LINE-1]]:8: warning: task 'lock' is never awaited, so the lock is never taken [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:15-[[@LINE-2]]:15}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-6]]:26: note: 'lockAnnotated' returns 'rt::task<annotatedGuard>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:15: note: write 'co_await' and keep the result for as long as the lock is needed
  co_return;
}

// Taken, held, handed on: silent.
rt::task<> taken(rt::mutex &m, ownMutex &own) {
  auto lock = co_await m.scoped_lock();
  auto other = co_await own.lock();
}
rt::task<> takenLater(rt::mutex &m) {
  auto locking = m.scoped_lock();
  auto lock = co_await locking;
}
auto handedOn(rt::mutex &m) { return m.scoped_lock(); }
rt::task<ownMutex::guard> handedOn(ownMutex &m) { return m.lock(); }
