// What holds no lock of a thread across a suspension, and what is not certain.
//
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-lock-across-suspension %s -- -std=c++20 -I%rt_include | count 0

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <chrono>
#include <condition_variable>
#include <coroutine>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <pthread.h>
#include <semaphore>
#include <shared_mutex>
#include <thread>
#include <utility>

using namespace std::chrono_literals;

std::mutex m, other;
std::shared_mutex shared;
int count;
rt::task<> rest();
rt::task<int> fetch();
rt::task<bool> ready();
void touch(std::unique_lock<std::mutex> &lock);
void keep(std::unique_lock<std::mutex> lock);

//===--- It ends before ---------------------------------------------------===//

rt::task<> nestedScope() {
  {
    std::lock_guard lock(m);
    ++count;
  }
  co_await rest();
}
rt::task<> unlocked() {
  std::unique_lock lock(m);
  ++count;
  lock.unlock();
  co_await rest();
}
rt::task<> unlockedByHand() {
  m.lock();
  ++count;
  m.unlock();
  co_await rest();
}
rt::task<> unlockedInC(pthread_mutex_t *p) {
  pthread_mutex_lock(p);
  ++count;
  pthread_mutex_unlock(p);
  co_await rest();
}
rt::task<> unlockedForTheAwait() {
  std::unique_lock lock(m);
  ++count;
  lock.unlock();
  co_await rest();
  lock.lock();
  ++count;
}
rt::task<> inIfOnly(bool b) {
  if (std::lock_guard lock(m); b)
    ++count;
  co_await rest();
}
rt::task<> beforeTheLoop(int n) {
  while (n-- > 0) {
    {
      std::lock_guard lock(m);
      ++count;
    }
    co_await rest();
  }
}
rt::task<> earlierInTheLoop(int n) {
  while (n-- > 0) {
    co_await rest();
    std::lock_guard lock(m);
    ++count;
  }
}
rt::task<> earlyReturn(bool b) {
  if (b) {
    std::lock_guard lock(m);
    co_return;
  }
  co_await rest();
}
rt::task<> beginsAfter() {
  co_await rest();
  std::lock_guard lock(m);
  ++count;
}
rt::task<> lockedArgument() {
  auto read = [] {
    std::lock_guard lock(m);
    return count;
  };
  (void)read();
  co_await rest();
}
rt::task<> temporaryOfStatement() {
  (void)std::unique_lock(m), ++count;
  co_await rest();
}
rt::task<> inHandlers() {
  try {
    std::lock_guard lock(m);
    ++count;
  } catch (...) {
  }
  co_await rest();
}

//===--- It is not locked yet, or not any more ----------------------------===//

rt::task<> deferred() {
  std::unique_lock lock(m, std::defer_lock);
  co_await rest();
}
rt::task<> defaulted() {
  std::unique_lock<std::mutex> lock;
  co_await rest();
}
rt::task<> released() {
  std::unique_lock lock(m);
  std::mutex *of = lock.release();
  of->unlock();
  co_await rest();
}
rt::task<> movedOut() {
  std::unique_lock lock(m);
  keep(std::move(lock));
  co_await rest();
}
struct unlocking_awaiter {
  std::unique_lock<std::mutex> &held;
  explicit unlocking_awaiter(std::unique_lock<std::mutex> &held) : held(held) {}
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) { held.unlock(); }
  void await_resume() const noexcept {}
};
rt::task<> givenToAwaiter() {
  std::unique_lock lock(m);
  co_await unlocking_awaiter(lock);
}
rt::task<> swappedIntoBlock() {
  std::unique_lock lock(m);
  {
    std::unique_lock<std::mutex> inner;
    inner.swap(lock);
    ++count;
  }
  co_await rest();
}
rt::task<> movedIntoBlock() {
  std::unique_lock lock(m);
  {
    auto mine = std::move(lock);
    ++count;
  }
  co_await rest();
}
rt::task<> swapped() {
  std::unique_lock lock(m);
  std::unique_lock<std::mutex> none;
  lock.swap(none);
  none.unlock();
  co_await rest();
}
rt::task<> swappedByFunction(std::unique_lock<std::mutex> &out) {
  std::unique_lock lock(m);
  std::swap(lock, out);
  co_await rest();
}
rt::task<> exchanged() {
  std::unique_lock lock(m);
  keep(std::exchange(lock, {}));
  co_await rest();
}
rt::task<> emptied() {
  std::unique_lock lock(m);
  lock = {};
  co_await rest();
}
rt::task<> resetOptional() {
  std::optional<std::lock_guard<std::mutex>> lock;
  lock.emplace(m);
  ++count;
  lock.reset();
  co_await rest();
}
rt::task<> resetPointer() {
  auto lock = std::make_unique<std::lock_guard<std::mutex>>(m);
  lock.reset();
  co_await rest();
}
rt::task<> tryUntested() {
  std::unique_lock lock(m, std::try_to_lock);
  co_await rest();
}
rt::task<> tryFailed() {
  std::unique_lock lock(m, std::try_to_lock);
  if (!lock)
    co_await rest();
}
rt::task<> tryTimed(std::timed_mutex &t) {
  std::unique_lock lock(t, 1ms);
  co_await rest();
}
rt::task<> tryByHand() {
  if (m.try_lock())
    m.unlock();
  co_await rest();
}
rt::task<> conditionally(bool b) {
  std::unique_lock lock(m);
  if (b)
    lock.unlock();
  co_await rest();
}
rt::task<> lockedConditionally(bool b) {
  std::unique_lock lock(m, std::defer_lock);
  if (b)
    lock.lock();
  co_await rest();
}
rt::task<> byHandConditionally(bool b) {
  if (b)
    m.lock();
  co_await rest();
  if (b)
    m.unlock();
}

//===--- Somebody else may have unlocked it -------------------------------===//

rt::task<> givenToAFunction() {
  std::unique_lock lock(m);
  touch(lock);
  co_await rest();
}
void finish(std::mutex &locked);
rt::task<> mutexGivenToAFunction() {
  m.lock();
  finish(m);
  co_await rest();
}
rt::task<> byLambda() {
  std::unique_lock lock(m);
  auto done = [&lock] { lock.unlock(); };
  done();
  co_await rest();
}
rt::task<> byPointer() {
  std::unique_lock lock(m);
  auto *of = &lock;
  of->unlock();
  co_await rest();
}
rt::task<> byReference() {
  std::unique_lock lock(m);
  auto &same = lock;
  same.unlock();
  co_await rest();
}
rt::task<> byReferenceWrapper(std::function<void(std::reference_wrapper<
                                  std::unique_lock<std::mutex>>)> f) {
  std::unique_lock lock(m);
  f(std::ref(lock));
  co_await rest();
}
class unlocker {
  std::mutex &of_;

public:
  explicit unlocker(std::mutex &of) : of_(of) { of_.unlock(); }
  ~unlocker() { of_.lock(); }
};
rt::task<> unlockedForAWhile() {
  std::lock_guard lock(m);
  {
    unlocker here(m);
    co_await rest();
  }
}
rt::task<> ofTheCaller(std::unique_lock<std::mutex> lock) {
  co_await rest();
}
rt::task<> ofTheCallersObject(std::unique_lock<std::mutex> &lock) {
  co_await rest();
}

//===--- Given to what is awaited -----------------------------------------===//

struct condition {
  rt::task<> wait(std::unique_lock<std::mutex> &lock);
  rt::task<> wait(std::unique_lock<std::mutex> &lock, bool (*test)());
  rt::task<> wait(const std::lock_guard<std::mutex> &lock);
  rt::task<> wait(std::mutex &lock);
  rt::task<> wait_on(std::unique_lock<std::mutex> *lock);
};
condition changed;
rt::task<> async_wait(condition &of, std::unique_lock<std::mutex> &lock);
rt::task<> after(std::unique_lock<std::mutex> lock);

rt::task<> waits() {
  std::unique_lock lock(m);
  co_await changed.wait(lock);
}
rt::task<> waitsInLoop() {
  std::unique_lock lock(m);
  while (count == 0)
    co_await changed.wait(lock);
  ++count;
}
rt::task<> waitsForTest() {
  std::unique_lock lock(m);
  co_await changed.wait(lock, [] { return count > 0; });
}
rt::task<> waitsByPointer() {
  std::unique_lock lock(m);
  co_await changed.wait_on(&lock);
}
rt::task<> waitsByFunction() {
  std::unique_lock lock(m);
  co_await async_wait(changed, lock);
}
rt::task<> waitsWithConst() {
  std::lock_guard lock(m);
  co_await changed.wait(lock);
}
rt::task<> waitsWithMutex() {
  m.lock();
  co_await changed.wait(m);
  m.unlock();
}
rt::task<> movedIntoTheAwaited() {
  std::unique_lock lock(m);
  co_await after(std::move(lock));
}
rt::task<> temporaryIntoTheAwaited() {
  co_await after(std::unique_lock(m));
}
rt::task<> lambdaThatUnlocks() {
  std::unique_lock lock(m);
  co_await [](std::unique_lock<std::mutex> &mine) -> rt::task<> {
    mine.unlock();
    co_await rest();
  }(lock);
}

//===--- Locks of coroutines ----------------------------------------------===//

rt::mutex asyncMutex;
rt::task<> asyncGuard() {
  auto lock = co_await asyncMutex.scoped_lock();
  co_await rest();
}
rt::task<> asyncByHand() {
  co_await asyncMutex.lock();
  co_await rest();
  asyncMutex.unlock();
}
rt::task<> asyncAdopted() {
  co_await asyncMutex.lock();
  std::unique_lock<rt::mutex> lock(asyncMutex, std::adopt_lock);
  co_await rest();
}
/// Looks like [thread.req.lockable], and has both ways.
class dual_mutex {
  std::mutex inner_;

public:
  void lock() { inner_.lock(); }
  void unlock() { inner_.unlock(); }
  rt::task<> co_lock();
};
dual_mutex dual;
rt::task<> dualMutex() {
  co_await dual.co_lock();
  std::lock_guard lock(dual, std::adopt_lock);
  co_await rest();
}
class async_lockable {
public:
  rt::task<> lock();
  void unlock();
};
rt::task<> lockableOfCoroutines(async_lockable &of) {
  co_await of.lock();
  co_await rest();
  of.unlock();
}
class permit {
  std::counting_semaphore<> *of_;

public:
  explicit permit(std::counting_semaphore<> &of) : of_(&of) { of.acquire(); }
  permit(permit &&o) : of_(std::exchange(o.of_, nullptr)) {}
  ~permit() {
    if (of_)
      of_->release();
  }
};
std::counting_semaphore<> permits{4};
rt::task<> semaphorePermit() {
  permit p(permits);
  co_await rest();
}
/// Nothing is known of it.
class unknown_mutex {
public:
  void lock();
  void unlock();
};
unknown_mutex unknown;
rt::task<> unknownMutex() {
  std::lock_guard lock(unknown);
  co_await rest();
}
class ASYNC_TIDY_SEND portable_lock {
  std::mutex &of_;

public:
  explicit portable_lock(std::mutex &of) : of_(of) { of_.lock(); }
  portable_lock(const portable_lock &) = delete;
  ~portable_lock() { of_.unlock(); }
};
rt::task<> saidByAuthor() {
  portable_lock lock(m);
  co_await rest();
}

//===--- Guards inside of objects -----------------------------------------===//

struct transaction {
  std::unique_lock<std::mutex> held;
  explicit transaction(std::mutex &of) : held(of) {}
  transaction() = default;
  transaction(transaction &&) = default;
  void commit() { held.unlock(); }
  int size() const { return 1; }
};
transaction begin();
rt::task<> unlockedInside() {
  transaction t(m);
  t.held.unlock();
  co_await rest();
}
rt::task<> unlockedByMember() {
  transaction t(m);
  t.commit();
  co_await rest();
}
rt::task<> emptyInside() {
  transaction t;
  co_await rest();
}
rt::task<> movedInside() {
  transaction t(m);
  auto *kept = new transaction(std::move(t));
  co_await rest();
  delete kept;
}
rt::task<> insideByFunction() {
  transaction t = begin();
  co_await rest();
}
struct maybe_lock {
  explicit maybe_lock(std::mutex &of, bool really) : of_(really ? &of : nullptr) {
    if (of_)
      of_->lock();
  }
  maybe_lock(const maybe_lock &) = delete;
  ~maybe_lock() {
    if (of_)
      of_->unlock();
  }

private:
  std::mutex *of_;
};
rt::task<> maybe(bool b) {
  maybe_lock lock(m, b);
  co_await rest();
}

//===--- No suspension ----------------------------------------------------===//

rt::task<> neverSuspends() {
  std::lock_guard lock(m);
  co_await std::suspend_never();
}
struct always_ready {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  int await_resume() { return 1; }
};
rt::task<> neverSuspendsByType() {
  std::lock_guard lock(m);
  count = co_await always_ready();
}
rt::task<> unevaluated() {
  std::lock_guard lock(m);
  if constexpr (sizeof(int) == 1)
    co_await rest();
  static_assert(noexcept(count));
  co_return;
}
rt::task<> inAnotherFunction() {
  std::lock_guard lock(m);
  auto later = []() -> rt::task<> { co_await rest(); };
  (void)later;
  co_return;
}
rt::task<> notAwaited() {
  std::lock_guard lock(m);
  auto t = rest();
  (void)t;
  co_return;
}
rt::task<> noCoroutine() {
  std::lock_guard lock(m);
  return rest();
}
rt::task<> waitsForThread() {
  std::unique_lock lock(m);
  std::condition_variable c;
  c.wait(lock, [] { return count > 0; });
  lock.unlock();
  co_await rest();
}
rt::task<> suppressed() {
  std::lock_guard lock(m); // NOLINT(async-lock-across-suspension)
  co_await rest();
}

// --- the awaiter unlocks once it has the handle

class parking_mutex {
  std::mutex state;
  bool taken = false;
  std::coroutine_handle<> waiting;

  struct parker {
    parking_mutex *parent;
    bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<> h) {
      parent->waiting = h;
      parent->state.unlock();
    }
    void await_resume() noexcept {}
  };
  struct direct {
    parking_mutex *parent;
    bool await_ready() noexcept { return false; }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
      parent->waiting = h;
      parent->state.unlock();
      return std::noop_coroutine();
    }
    void await_resume() noexcept {}
  };

public:
  rt::task<> lock() {
    state.lock();
    if (taken)
      co_await parker{this};
    else
      state.unlock();
  }
  rt::task<> lockDirectly() {
    state.lock();
    if (taken)
      co_await direct{this};
    else
      state.unlock();
  }
};
