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
  co_await rest();
}
rt::task<> byName() {
  std::lock_guard<std::mutex> lock{m};
  co_await rest();
}
using Guard = std::lock_guard<std::mutex>;
rt::task<> byAlias() {
  Guard lock(m);
  co_await rest();
}
rt::task<> byFunction() {
  auto lock = take();
  co_await rest();
}
rt::task<> byFunctionOfMutex() {
  auto lock = take(m);
  co_await rest();
}
rt::task<> byReference() {
  auto &&lock = std::unique_lock(m);
  co_await rest();
}
rt::task<> inIf(bool b) {
  if (std::lock_guard lock(m); b)
    co_await rest();
}
rt::task<> inIfWithCondition() {
  if (std::lock_guard lock(m); co_await ready())
    ++count;
}
rt::task<> inSwitch() {
  switch (std::lock_guard lock(m); count) {
  case 1:
    co_await rest();
  }
}
rt::task<> inInitialiser() {
  std::lock_guard lock(m);
  int n = co_await fetch();
  count = n;
}
rt::task<int> inReturn() {
  std::lock_guard lock(m);
  co_return co_await fetch();
}
rt::task<> inArgument() {
  std::lock_guard lock(m);
  co_await use(co_await fetch());
}
rt::task<> inCondition() {
  std::unique_lock lock(m);
  while (co_await ready())
    ++count;
}
rt::task<> uniqueLock() {
  std::unique_lock lock(m);
  ++count;
  co_await rest();
}
rt::task<> sharedLock() {
  std::shared_lock lock(shared);
  co_await rest();
}
rt::task<> ofTwo() {
  std::scoped_lock lock(m, other);
  co_await rest();
}
rt::task<> twoGuards() {
  std::lock_guard first(m);
  std::lock_guard second(other);
  co_await rest();
}
rt::task<> recursiveMutex() {
  std::lock_guard lock(recursive);
  co_await rest();
}
rt::task<> inOuterBlock() {
  std::lock_guard lock(m);
  {
    if (count > 0)
      co_await rest();
  }
}
rt::task<> inLoop(int n) {
  while (n-- > 0) {
    std::lock_guard lock(m);
    co_await rest();
  }
}
rt::task<> aroundLoop(int n) {
  std::lock_guard lock(m);
  for (int i = 0; i < n; ++i)
    co_await use(i);
  co_await rest();
}
rt::task<> inTry() {
  try {
    std::lock_guard lock(m);
    co_await rest();
  } catch (...) {
  }
}
template <class Mutex> rt::task<> inTemplate(Mutex &of) {
  std::lock_guard lock(of);
  co_await rest();
}
template rt::task<> inTemplate(std::mutex &);
template rt::task<> inTemplate(std::timed_mutex &);
auto inLambda = []() -> rt::task<> {
  std::lock_guard lock(m);
  co_await rest();
};
#define LOCKED(MUTEX) std::lock_guard locked(MUTEX)
rt::task<> inMacro() {
  LOCKED(m);
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
    balance_ += n;
    co_await rest();
  }
  rt::task<> set() {
    std::lock_guard lock(*owned_);
    balance_ = co_await fetch();
  }
  static rt::task<> merge(account &a, account &b) {
    std::scoped_lock lock(a.mutex_, b.mutex_);
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
  for (int i = 0; i < count; ++i)
    co_yield i;
}

//===--- By hand ----------------------------------------------------------===//

rt::task<> byHand() {
  m.lock();
  co_await rest();
  m.unlock();
}
rt::task<> byHandShared() {
  shared.lock_shared();
  co_await rest();
  shared.unlock_shared();
}
rt::task<> byHandInC(pthread_mutex_t *p) {
  pthread_mutex_lock(p);
  co_await rest();
  pthread_mutex_unlock(p);
}
rt::task<> byHandOnBothWays(bool b) {
  if (b)
    m.lock();
  else
    m.lock();
  co_await rest();
  m.unlock();
}
rt::task<> bothByHand() {
  std::lock(m, other);
  co_await rest();
  m.unlock();
  other.unlock();
}
rt::task<> adopted() {
  std::lock(m, other);
  std::lock_guard first(m, std::adopt_lock);
  std::lock_guard second(other, std::adopt_lock);
  co_await rest();
}
rt::task<> triedByHand() {
  if (!m.try_lock())
    co_return;
  co_await rest();
  m.unlock();
}

//===--- Taken again, moved, tried ----------------------------------------===//

rt::task<> relocked() {
  std::unique_lock lock(m);
  lock.unlock();
  co_await rest();
  lock.lock();
  co_await rest();
}
rt::task<> deferredThenLocked() {
  std::unique_lock lock(m, std::defer_lock);
  co_await rest();
  lock.lock();
  co_await rest();
}
rt::task<> movedIntoLocal() {
  std::unique_lock lock(m);
  auto mine = std::move(lock);
  co_await rest();
}
rt::task<> assigned() {
  std::unique_lock<std::mutex> lock;
  lock = std::unique_lock(m);
  co_await rest();
}
rt::task<> tried() {
  std::unique_lock lock(m, std::try_to_lock);
  if (lock)
    co_await rest();
}
rt::task<> triedAndLeft() {
  std::unique_lock lock(m, std::try_to_lock);
  if (!lock.owns_lock())
    co_return;
  co_await rest();
}

//===--- Temporaries ------------------------------------------------------===//

rt::task<> proven(const std::lock_guard<std::mutex> &held);
rt::task<> temporaryAsProof() {
  co_await proven(std::lock_guard(m));
}
rt::task<> constReference() {
  std::lock_guard lock(m);
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
  co_await rest();
}
struct DerivedGuard : std::lock_guard<std::mutex> {
  using lock_guard::lock_guard;
};
rt::task<> derivedGuard() {
  DerivedGuard lock(m);
  co_await rest();
}
struct held_member {
  std::lock_guard<std::mutex> lock{m};
  int n = 0;
};
rt::task<> guardAsMember() {
  held_member held;
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
  t.log(1);
  co_await rest();
}
struct both {
  std::unique_lock<std::mutex> lock;
  int n;
};
rt::task<> guardInAggregate() {
  both b{std::unique_lock(m), 1};
  co_await rest();
}
rt::task<> guardInResult() {
  locked_ptr to(m, *std::make_unique<cache>());
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
  co_await rest();
}
rt::task<> spinMutexByHand() {
  spinning.lock();
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
  co_await rest();
}
