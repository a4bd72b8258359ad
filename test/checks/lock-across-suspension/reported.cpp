// Locks of a thread that are held while a coroutine is suspended.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-lock-across-suspension %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <semaphore>
#include <shared_mutex>
#include <string>
#include <utility>

std::mutex m, other;
std::shared_mutex shared;
std::recursive_mutex recursive;
int count;
rt::task<> rest();
rt::task<> use(int n);
rt::task<int> fetch();
rt::task<bool> ready();
std::unique_lock<std::mutex> take();
std::unique_lock<std::mutex> take(std::mutex &of);

//===--- Guards, however they are written ---------------------------------===//

rt::task<> byDeduction() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'byDeduction' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'byDeduction' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> byName() {
  std::lock_guard<std::mutex> lock{m};
// CHECK:      :[[@LINE-1]]:31: warning: 'lock' holds 'm' while coroutine 'byName' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'byName' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:31: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
using Guard = std::lock_guard<std::mutex>;
rt::task<> byAlias() {
  Guard lock(m);
// CHECK:      :[[@LINE-1]]:9: warning: 'lock' holds 'm' while coroutine 'byAlias' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'byAlias' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:9: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> byFunction() {
  auto lock = take();
// CHECK:      :[[@LINE-1]]:8: warning: 'lock' is held while coroutine 'byFunction' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'byFunction' leaves its thread to others at this 'co_await'; what locks it there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:8: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+1]]:3-[[@LINE+1]]:3}: fix-it: "lock.unlock();\n  "
  co_await rest();
}
rt::task<> byFunctionOfMutex() {
  auto lock = take(m);
// CHECK:      :[[@LINE-1]]:8: warning: 'lock' holds 'm' while coroutine 'byFunctionOfMutex' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'byFunctionOfMutex' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:8: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+1]]:3-[[@LINE+1]]:3}: fix-it: "lock.unlock();\n  "
  co_await rest();
}
rt::task<> byReference() {
  auto &&lock = std::unique_lock(m);
// CHECK:      :[[@LINE-1]]:10: warning: 'lock' holds 'm' while coroutine 'byReference' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'byReference' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:10: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> inIf(bool b) {
  if (std::lock_guard lock(m); b)
// CHECK:      :[[@LINE-1]]:23: warning: 'lock' holds 'm' while coroutine 'inIf' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:5: note: coroutine 'inIf' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:23: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    co_await rest();
}
rt::task<> inIfWithCondition() {
  if (std::lock_guard lock(m); co_await ready())
// CHECK:      :[[@LINE-1]]:23: warning: 'lock' holds 'm' while coroutine 'inIfWithCondition' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:32: note: coroutine 'inIfWithCondition' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:23: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    ++count;
}
rt::task<> inSwitch() {
  switch (std::lock_guard lock(m); count) {
// CHECK:      :[[@LINE-1]]:27: warning: 'lock' holds 'm' while coroutine 'inSwitch' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'inSwitch' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:27: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  case 1:
    co_await rest();
  }
}
rt::task<> inInitialiser() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'inInitialiser' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:11: note: coroutine 'inInitialiser' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  int n = co_await fetch();
  count = n;
}
rt::task<int> inReturn() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'inReturn' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:13: note: coroutine 'inReturn' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_return co_await fetch();
}
rt::task<> inArgument() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'inArgument' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'inArgument' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good (and at 1 more)
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await use(co_await fetch());
}
rt::task<> inCondition() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'inCondition' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:10: note: coroutine 'inCondition' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  while (co_await ready())
    ++count;
}
rt::task<> uniqueLock() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'uniqueLock' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'uniqueLock' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "lock.unlock();\n  "
  ++count;
  co_await rest();
}
rt::task<> sharedLock() {
  std::shared_lock lock(shared);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'shared' while coroutine 'sharedLock' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'sharedLock' leaves its thread to others at this 'co_await'; what locks 'shared' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+1]]:3-[[@LINE+1]]:3}: fix-it: "lock.unlock();\n  "
  co_await rest();
}
rt::task<> ofTwo() {
  std::scoped_lock lock(m, other);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' and 'other' while coroutine 'ofTwo' is suspended, which blocks any thread that locks one [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'ofTwo' leaves its thread to others at this 'co_await'; what locks one of them there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> twoGuards() {
  std::lock_guard first(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'first' holds 'm' while coroutine 'twoGuards' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'twoGuards' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  std::lock_guard second(other);
// CHECK:      :[[@LINE-1]]:19: warning: 'second' holds 'other' while coroutine 'twoGuards' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'twoGuards' leaves its thread to others at this 'co_await'; what locks 'other' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> recursiveMutex() {
  std::lock_guard lock(recursive);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'recursive' while coroutine 'recursiveMutex' is suspended, which lets in all that runs on its thread [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'recursiveMutex' leaves its thread to others at this 'co_await'; what locks 'recursive' there gets it, too
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> inOuterBlock() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'inOuterBlock' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:7: note: coroutine 'inOuterBlock' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  {
    if (count > 0)
      co_await rest();
  }
}
rt::task<> inLoop(int n) {
  while (n-- > 0) {
    std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:21: warning: 'lock' holds 'm' while coroutine 'inLoop' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:5: note: coroutine 'inLoop' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:21: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    co_await rest();
  }
}
rt::task<> aroundLoop(int n) {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'aroundLoop' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'aroundLoop' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good (and at 1 more)
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  for (int i = 0; i < n; ++i)
    co_await use(i);
  co_await rest();
}
rt::task<> inTry() {
  try {
    std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:21: warning: 'lock' holds 'm' while coroutine 'inTry' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:5: note: coroutine 'inTry' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:21: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    co_await rest();
  } catch (...) {
  }
}
template <class Mutex> rt::task<> inTemplate(Mutex &of) {
  std::lock_guard lock(of);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'of' while coroutine 'inTemplate' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'inTemplate' leaves its thread to others at this 'co_await'; what locks 'of' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
template rt::task<> inTemplate(std::mutex &);
template rt::task<> inTemplate(std::timed_mutex &);
auto inLambda = []() -> rt::task<> {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while this coroutine lambda is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: this coroutine lambda leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
};
#define LOCKED(MUTEX) std::lock_guard locked(MUTEX)
rt::task<> inMacro() {
  LOCKED(m);
// CHECK:      :[[@LINE-1]]:3: warning: 'locked' holds 'm' while coroutine 'inMacro' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'inMacro' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:3: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}

//===--- Members ----------------------------------------------------------===//

class account {
  mutable std::mutex mutex_;
  std::unique_ptr<std::mutex> owned_;
  int balance_ = 0;

public:
  rt::task<> add(int n) {
    std::lock_guard lock(mutex_);
// CHECK:      :[[@LINE-1]]:21: warning: 'lock' holds 'mutex_' while coroutine 'add' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:5: note: coroutine 'add' leaves its thread to others at this 'co_await'; what locks 'mutex_' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:21: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-4]]:5-[[@LINE-4]]:5}: fix-it: "{\n    "
// CHECK-NEXT: :{[[@LINE+2]]:5-[[@LINE+2]]:5}: fix-it: "}\n    "
    balance_ += n;
    co_await rest();
  }
  rt::task<> set() {
    std::lock_guard lock(*owned_);
// CHECK:      :[[@LINE-1]]:21: warning: 'lock' holds 'owned_' while coroutine 'set' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:16: note: coroutine 'set' leaves its thread to others at this 'co_await'; what locks 'owned_' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:21: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    balance_ = co_await fetch();
  }
  static rt::task<> merge(account &a, account &b) {
    std::scoped_lock lock(a.mutex_, b.mutex_);
// CHECK:      :[[@LINE-1]]:22: warning: 'lock' holds 'a.mutex_' and 'b.mutex_' while coroutine 'merge' is suspended, which blocks any thread that locks one [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:5: note: coroutine 'merge' leaves its thread to others at this 'co_await'; what locks one of them there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:22: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    co_await rest();
  }
};

//===--- A generator holds it while its consumer runs ---------------------===//

struct generator {
  struct promise_type {
    generator get_return_object() { return {}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(int) { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};
generator numbers() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'numbers' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'numbers' leaves its thread to others at this 'co_yield'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  for (int i = 0; i < count; ++i)
    co_yield i;
}

//===--- By hand ----------------------------------------------------------===//

rt::task<> byHand() {
  m.lock();
// CHECK:      :[[@LINE-1]]:5: warning: 'm' is locked while coroutine 'byHand' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'byHand' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:5: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  m.unlock();
}
rt::task<> byHandShared() {
  shared.lock_shared();
// CHECK:      :[[@LINE-1]]:10: warning: 'shared' is locked while coroutine 'byHandShared' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'byHandShared' leaves its thread to others at this 'co_await'; what locks 'shared' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:10: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  shared.unlock_shared();
}
rt::task<> byHandInC(pthread_mutex_t *p) {
  pthread_mutex_lock(p);
// CHECK:      :[[@LINE-1]]:3: warning: 'p' is locked while coroutine 'byHandInC' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'byHandInC' leaves its thread to others at this 'co_await'; what locks 'p' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:3: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  pthread_mutex_unlock(p);
}
rt::task<> byHandOnBothWays(bool b) {
  if (b)
    m.lock();
// CHECK:      :[[@LINE-1]]:7: warning: 'm' is locked while coroutine 'byHandOnBothWays' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'byHandOnBothWays' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:7: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  else
    m.lock();
  co_await rest();
  m.unlock();
}
rt::task<> bothByHand() {
  std::lock(m, other);
// CHECK:      :[[@LINE-1]]:3: warning: 'm' and 'other' are locked while coroutine 'bothByHand' is suspended, which blocks any thread that locks one [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'bothByHand' leaves its thread to others at this 'co_await'; what locks one of them there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:3: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  m.unlock();
  other.unlock();
}
rt::task<> adopted() {
  std::lock(m, other);
  std::lock_guard first(m, std::adopt_lock);
// CHECK:      :[[@LINE-1]]:19: warning: 'first' holds 'm' while coroutine 'adopted' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'adopted' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  std::lock_guard second(other, std::adopt_lock);
// CHECK:      :[[@LINE-1]]:19: warning: 'second' holds 'other' while coroutine 'adopted' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'adopted' leaves its thread to others at this 'co_await'; what locks 'other' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> triedByHand() {
  if (!m.try_lock())
// CHECK:      :[[@LINE-1]]:10: warning: 'm' is locked while coroutine 'triedByHand' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'triedByHand' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:10: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    co_return;
  co_await rest();
  m.unlock();
}

//===--- Taken again, moved, tried ----------------------------------------===//

rt::task<> relocked() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'relocked' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:8: note: it is locked here
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'relocked' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-4]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+4]]:3-[[@LINE+4]]:3}: fix-it: "lock.unlock();\n  "
  lock.unlock();
  co_await rest();
  lock.lock();
  co_await rest();
}
rt::task<> deferredThenLocked() {
  std::unique_lock lock(m, std::defer_lock);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'deferredThenLocked' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:8: note: it is locked here
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'deferredThenLocked' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-4]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+3]]:3-[[@LINE+3]]:3}: fix-it: "lock.unlock();\n  "
  co_await rest();
  lock.lock();
  co_await rest();
}
rt::task<> movedIntoLocal() {
  std::unique_lock lock(m);
  auto mine = std::move(lock);
// CHECK:      :[[@LINE-1]]:8: warning: 'mine' holds 'm' while coroutine 'movedIntoLocal' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'movedIntoLocal' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:8: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+1]]:3-[[@LINE+1]]:3}: fix-it: "mine.unlock();\n  "
  co_await rest();
}
rt::task<> assigned() {
  std::unique_lock<std::mutex> lock;
// CHECK:      :[[@LINE-1]]:32: warning: 'lock' holds 'm' while coroutine 'assigned' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:10: note: it is locked here
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'assigned' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-4]]:32: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "lock.unlock();\n  "
  lock = std::unique_lock(m);
  co_await rest();
}
rt::task<> tried() {
  std::unique_lock lock(m, std::try_to_lock);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'tried' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: it is locked here
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'tried' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-4]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  if (lock)
    co_await rest();
}
rt::task<> triedAndLeft() {
  std::unique_lock lock(m, std::try_to_lock);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'triedAndLeft' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:13: note: it is locked here
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'triedAndLeft' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-4]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+3]]:3-[[@LINE+3]]:3}: fix-it: "lock.unlock();\n  "
  if (!lock.owns_lock())
    co_return;
  co_await rest();
}

//===--- Temporaries ------------------------------------------------------===//

rt::task<> proven(const std::lock_guard<std::mutex> &held);
rt::task<> temporaryAsProof() {
  co_await proven(std::lock_guard(m));
// CHECK:      :[[@LINE-1]]:19: warning: 'm' is locked while coroutine 'temporaryAsProof' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:3: note: coroutine 'temporaryAsProof' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
}
rt::task<> constReference() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'constReference' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'constReference' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await proven(lock);
}
struct cache {
  rt::task<> refresh();
};
class locked_ptr {
  std::unique_lock<std::mutex> lock_;
  cache *to_;

public:
  locked_ptr(std::mutex &of, cache &to) : lock_(of), to_(&to) {}
  cache *operator->() const { return to_; }
};

//===--- Classes of one's own ---------------------------------------------===//

class Locker {
  std::mutex &of_;

public:
  explicit Locker(std::mutex &of) : of_(of) { of_.lock(); }
  Locker(const Locker &) = delete;
  ~Locker() { of_.unlock(); }
};
rt::task<> ownGuard() {
  Locker lock(m);
// CHECK:      :[[@LINE-1]]:10: warning: 'lock' holds 'm' while coroutine 'ownGuard' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'ownGuard' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:10: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
struct DerivedGuard : std::lock_guard<std::mutex> {
  using lock_guard::lock_guard;
};
rt::task<> derivedGuard() {
  DerivedGuard lock(m);
// CHECK:      :[[@LINE-1]]:16: warning: 'lock' holds 'm' while coroutine 'derivedGuard' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'derivedGuard' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:16: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
struct held_member {
  std::lock_guard<std::mutex> lock{m};
  int n = 0;
};
rt::task<> guardAsMember() {
  held_member held;
// CHECK:      :[[@LINE-1]]:15: warning: 'held' holds 'm' while coroutine 'guardAsMember' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'guardAsMember' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:15: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "{\n  "
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "}\n  "
  held.n = 1;
  co_await rest();
}
struct transaction {
  explicit transaction(std::mutex &of) : held_(of) {}
  void log(int n) { lines_ += n; }

private:
  std::unique_lock<std::mutex> held_;
  int lines_ = 0;
};
rt::task<> guardInClass() {
  transaction t(other);
// CHECK:      :[[@LINE-1]]:15: warning: 't' holds 'other' while coroutine 'guardInClass' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'guardInClass' leaves its thread to others at this 'co_await'; what locks 'other' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:15: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "{\n  "
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "}\n  "
  t.log(1);
  co_await rest();
}
struct both {
  std::unique_lock<std::mutex> lock;
  int n;
};
rt::task<> guardInAggregate() {
  both b{std::unique_lock(m), 1};
// CHECK:      :[[@LINE-1]]:8: warning: 'b' holds 'm' while coroutine 'guardInAggregate' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'guardInAggregate' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:8: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> guardInResult() {
  locked_ptr to(m, *std::make_unique<cache>());
// CHECK:      :[[@LINE-1]]:14: warning: 'to' holds 'm' while coroutine 'guardInResult' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'guardInResult' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:14: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await to->refresh();
}
class wrapped_mutex {
  std::mutex inner_;

public:
  void lock() { inner_.lock(); }
  void unlock() { inner_.unlock(); }
};
wrapped_mutex wrapped;
rt::task<> ownMutex() {
  std::lock_guard lock(wrapped);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'wrapped' while coroutine 'ownMutex' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'ownMutex' leaves its thread to others at this 'co_await'; what locks 'wrapped' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-8]]:8: note: 'wrapped_mutex::lock' makes the thread wait
// CHECK-NEXT: :[[@LINE-4]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
class spin_mutex {
  std::atomic_flag busy_;

public:
  void lock() {
    while (busy_.test_and_set(std::memory_order_acquire)) {
    }
  }
  void unlock() { busy_.clear(std::memory_order_release); }
};
spin_mutex spinning;
rt::task<> spinMutex() {
  std::lock_guard lock(spinning);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'spinning' while coroutine 'spinMutex' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'spinMutex' leaves its thread to others at this 'co_await'; what locks 'spinning' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-11]]:8: note: 'spin_mutex::lock' makes the thread wait
// CHECK-NEXT: :[[@LINE-4]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> spinMutexByHand() {
  spinning.lock();
// CHECK:      :[[@LINE-1]]:12: warning: 'spinning' is locked while coroutine 'spinMutexByHand' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'spinMutexByHand' leaves its thread to others at this 'co_await'; what locks 'spinning' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-19]]:8: note: 'spin_mutex::lock' makes the thread wait
// CHECK-NEXT: :[[@LINE-4]]:12: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  spinning.unlock();
}
class semaphore_mutex {
  std::binary_semaphore free_{1};

public:
  void lock() { free_.acquire(); }
  void unlock() { free_.release(); }
};
semaphore_mutex bySemaphore;
rt::task<> semaphoreMutex() {
  std::lock_guard lock(bySemaphore);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'bySemaphore' while coroutine 'semaphoreMutex' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'semaphoreMutex' leaves its thread to others at this 'co_await'; what locks 'bySemaphore' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-8]]:8: note: 'semaphore_mutex::lock' makes the thread wait
// CHECK-NEXT: :[[@LINE-4]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
class [[clang::capability("mutex")]] Mutex {
public:
  void Lock() __attribute__((acquire_capability()));
  void Unlock() __attribute__((release_capability()));
};
class [[clang::scoped_lockable]] MutexLock {
public:
  explicit MutexLock(Mutex &of) __attribute__((acquire_capability(of)));
  ~MutexLock() __attribute__((release_capability()));

private:
  Mutex &of_;
};
Mutex annotated;
rt::task<> annotatedMutex() {
  MutexLock lock(annotated);
// CHECK:      :[[@LINE-1]]:13: warning: 'lock' holds 'annotated' while coroutine 'annotatedMutex' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'annotatedMutex' leaves its thread to others at this 'co_await'; what locks 'annotated' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:13: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
class ASYNC_TIDY_NOT_SEND table_lock {
public:
  explicit table_lock(int table);
  table_lock(table_lock &&) = default;
  ~table_lock() { unlock(); }
  void unlock();
};
rt::task<> saidByAuthor() {
  table_lock lock(1);
// CHECK:      :[[@LINE-1]]:14: warning: 'lock' is held while coroutine 'saidByAuthor' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'saidByAuthor' leaves its thread to others at this 'co_await'; what locks it there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:14: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}

// --- an awaiter that only looks at the lock

struct counting {
  std::mutex &state;
  bool await_ready() noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) { seen = state.try_lock(); }
  void await_resume() noexcept {}
  bool seen = false;
};
rt::task<> counts(std::mutex &state) {
  state.lock();
// CHECK:      :[[@LINE-1]]:9: warning: 'state' is locked while coroutine 'counts' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'counts' leaves its thread to others at this 'co_await'; what locks 'state' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:9: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await counting{state};
  state.unlock();
}
