// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dropped-guard %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-dropped-guard reports: locks that are released at the semicolon.

#include <rt/rt.hpp>

#include <mutex>
#include <utility>

rt::task<> statement(rt::mutex &m, int &shared) {
  co_await m.scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:26: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  ++shared;
}

rt::task<> leftOfComma(rt::mutex &m, int &shared) {
  co_await m.scoped_lock(), ++shared;
// CHECK:      :[[@LINE-1]]:3: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:26: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
}

rt::task<> inParentheses(rt::mutex &m) {
  (co_await m.scoped_lock());
// CHECK:      :[[@LINE-1]]:4: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:27: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:4: note: keep it in a variable for as long as the lock is needed
}

rt::task<> branches(rt::mutex &m, bool ok) {
  if (ok)
    co_await m.scoped_lock();
// CHECK:      :[[@LINE-1]]:5: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:28: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:5: note: keep it in a variable for as long as the lock is needed
  else
    co_await m.scoped_lock();
// CHECK:      :[[@LINE-1]]:5: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:28: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:5: note: keep it in a variable for as long as the lock is needed
  while (ok)
    co_await m.scoped_lock();
// CHECK:      :[[@LINE-1]]:5: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:28: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:5: note: keep it in a variable for as long as the lock is needed
}

rt::task<> initOfIf(rt::mutex &m, int &shared) {
  if (co_await m.scoped_lock(); shared)
// CHECK:      :[[@LINE-1]]:7: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:30: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:7: note: keep it in a variable for as long as the lock is needed
    ++shared;
}

rt::task<> awaiterByName(rt::mutex &m) {
  auto waiting = m.scoped_lock();
  co_await waiting;
// CHECK:      :[[@LINE-1]]:3: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
}

rt::task<> nameInUse(rt::mutex &m, int guard) {
  co_await m.scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:26: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto lock = "
  ++guard;
}

rt::task<> namesInUse(rt::mutex &m, int guard) {
  int lock = guard;
  co_await m.scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:26: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
  ++lock;
}

void inLambda(rt::mutex &m) {
  rt::block_on([&]() -> rt::task<> { co_await m.scoped_lock(); }());
// CHECK:      :[[@LINE-1]]:38: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:61: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:38: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:38-[[@LINE-4]]:38}: fix-it: "auto guard = "
}

#define LOCK(M) co_await (M).scoped_lock()
rt::task<> inMacro(rt::mutex &m) {
  LOCK(m);
// CHECK:      :[[@LINE-1]]:3: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
}

template <class Mutex> rt::task<> inTemplate(Mutex &m) {
  co_await m.scoped_lock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:26: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
}
template rt::task<> inTemplate(rt::mutex &);

struct account {
  rt::mutex mutex;
  long balance = 0;
  rt::task<> deposit(long amount) {
    co_await mutex.scoped_lock();
// CHECK:      :[[@LINE-1]]:5: warning: guard 'rt::mutex_guard' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:32: note: 'rt::mutex_guard' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:5: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:5-[[@LINE-4]]:5}: fix-it: "auto guard = "
    balance += amount;
  }
};

//===--- Guards of other families -----------------------------------------===//

// Known by its destructor.
class gate {
public:
  class holder {
    gate *gate_;

  public:
    explicit holder(gate &g) : gate_(&g) {}
    holder(holder &&other) : gate_(std::exchange(other.gate_, nullptr)) {}
    ~holder() {
      if (gate_)
        gate_->unlock();
    }
  };
  rt::task<holder> enter();
  void unlock();
};
rt::task<> taskOfHolder(gate &g) {
  co_await g.enter();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'gate::holder' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:20: note: 'gate::holder' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
}

// Permits of a semaphore.
class semaphore {
public:
  class permit {
    semaphore *semaphore_;

  public:
    permit(permit &&);
    ~permit() { semaphore_->release(); }
  };
  rt::task<permit> take();
  rt::task<> acquire();
  void release();
};
rt::task<> taskOfPermit(semaphore &s) {
  co_await s.take();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'semaphore::permit' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:19: note: 'semaphore::permit' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
}

// A standard guard over a mutex of one's own.
struct asyncMutex {
  void lock();
  void unlock();
  rt::task<std::unique_lock<asyncMutex>> scopedLock();
};
rt::task<> standardGuard(asyncMutex &m) {
  co_await m.scopedLock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'std::unique_lock<asyncMutex>' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:25: note: 'std::unique_lock<asyncMutex>' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
}

struct __attribute__((scoped_lockable)) annotated {
  ~annotated();
};
rt::task<annotated> annotatedLock();
rt::task<> threadSafetyAttribute() {
  co_await annotatedLock();
// CHECK:      :[[@LINE-1]]:3: warning: guard 'annotated' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:26: note: 'annotated' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
}
