// Which locks are held where a coroutine suspends.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep "locks.cpp.*\(holds\|is held\|suspension\)" | FileCheck %s --implicit-check-not="locks.cpp:{{.*}}held" --implicit-check-not="locks.cpp:{{.*}}holds"

#include <rt/rt.hpp>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <pthread.h>
#include <shared_mutex>

using namespace std::chrono_literals;

rt::task<> step();
rt::task<> use(const std::lock_guard<std::mutex> &held);
rt::task<bool> ready();
void keep(std::unique_lock<std::mutex> lock);
void touch(std::unique_lock<std::mutex> &lock);
void look(const std::unique_lock<std::mutex> &lock);

std::mutex m;
std::mutex other;
std::shared_mutex rw;

struct Account {
  std::mutex m_;
  std::recursive_mutex *outer_;
  static std::mutex all_;
  int balance = 0;
  rt::task<> byMember();
  rt::task<> byPointer();
  rt::task<> byStaticMember();
};

// --- guards that hold

rt::task<> byDeduction() {
  std::lock_guard g(m);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

using Guard = std::lock_guard<std::mutex>;
rt::task<> byAlias() {
  Guard g{m};
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

rt::task<> byAuto() {
  auto g = std::unique_lock(m);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

rt::task<> byReference() {
  auto &&g = std::unique_lock(m);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

rt::task<> inTheIf() {
  if (std::lock_guard g(m); true) {
    // CHECK: locks.cpp:[[@LINE+1]]:5: 'g' holds 'm' here{{$}}
    co_await step();
  }
  co_await step();
}

rt::task<> twoMutexes() {
  std::scoped_lock g(m, other);
  // CHECK: locks.cpp:[[@LINE+2]]:3: 'g' holds 'm' here{{$}}
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'other' here{{$}}
  co_await step();
}

rt::task<> shared() {
  std::shared_lock g(rw);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'rw' here, shared{{$}}
  co_await step();
}

std::unique_lock<std::mutex> take(std::mutex &of);
rt::task<> fromAFunction() {
  auto g = take(m);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

class Locker {
  std::mutex &of_;

public:
  explicit Locker(std::mutex &of) : of_(of) { of_.lock(); }
  Locker(const Locker &) = delete;
  ~Locker() { of_.unlock(); }
};
rt::task<> ownGuard() {
  Locker g(m);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

rt::task<> Account::byMember() {
  std::lock_guard g(m_);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm_' here{{$}}
  co_await step();
}

rt::task<> Account::byPointer() {
  std::lock_guard g(*outer_);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'outer_' here{{$}}
  co_await step();
}

rt::task<> Account::byStaticMember() {
  std::lock_guard g(all_);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'all_' here{{$}}
  co_await step();
}

rt::task<> ofAnother(Account &a, std::shared_ptr<Account> b) {
  std::lock_guard g(a.m_);
  auto &same = b->m_;
  std::lock_guard h(same);
  // CHECK: locks.cpp:[[@LINE+2]]:3: 'g' holds 'a.m_' here{{$}}
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'h' holds 'b->m_' here{{$}}
  co_await step();
}

rt::task<> oneOfMany(std::mutex (&each)[4], int i) {
  std::lock_guard g(each[i]);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds a lock here{{$}}
  co_await step();
}

rt::task<> inTheInitialiser() {
  std::lock_guard g(m);
  // CHECK: locks.cpp:[[@LINE+1]]:14: 'g' holds 'm' here{{$}}
  bool now = co_await ready();
  (void)now;
}

rt::task<> adopted() {
  m.lock();
  std::lock_guard g(m, std::adopt_lock);
  // CHECK: locks.cpp:[[@LINE+2]]:3: 'g' holds 'm' here{{$}}
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'm' is held here{{$}}
  co_await step();
}

rt::task<> temporary() {
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'm' is held here{{$}}
  co_await use(std::lock_guard(m));
  co_await step();
}

rt::task<> waited(std::condition_variable &cv) {
  std::unique_lock g(m);
  cv.wait(g);
  look(g);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

rt::task<> movedIntoAnother() {
  std::unique_lock g(m);
  auto h = std::move(g);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'h' holds 'm' here{{$}}
  co_await step();
}

rt::task<> assigned() {
  std::unique_lock<std::mutex> g;
  co_await step();
  g = std::unique_lock(m);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

template <class T> rt::task<> inATemplate(T &of) {
  std::lock_guard g(of);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'of' here{{$}}
  co_await step();
}
template rt::task<> inATemplate(std::mutex &);

auto inALambda = [](Account &a) -> rt::task<> {
  std::lock_guard g(a.m_);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'a.m_' here{{$}}
  co_await step();
};

rt::task<> inALoop(int n) {
  while (n-- > 0) {
    co_await step();
    std::lock_guard g(m);
    // CHECK: locks.cpp:[[@LINE+1]]:5: 'g' holds 'm' here{{$}}
    co_await step();
  }
  co_await step();
}

// --- locked by hand

rt::task<> byHand() {
  m.lock();
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'm' is held here{{$}}
  co_await step();
  m.unlock();
  co_await step();
}

rt::task<> byHandShared() {
  rw.lock_shared();
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'rw' is held here, shared{{$}}
  co_await step();
  rw.unlock_shared();
  co_await step();
}

rt::task<> inC(pthread_mutex_t *p) {
  pthread_mutex_lock(p);
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'p' is held here{{$}}
  co_await step();
  pthread_mutex_unlock(p);
  co_await step();
}

rt::task<> onBothWays(bool c) {
  if (c)
    m.lock();
  else
    m.lock();
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'm' is held here{{$}}
  co_await step();
  m.unlock();
}

rt::task<> relocked() {
  std::unique_lock g(m, std::defer_lock);
  co_await step();
  g.lock();
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
  g.unlock();
  co_await step();
}

rt::task<> together() {
  std::unique_lock g(m, std::defer_lock), h(other, std::defer_lock);
  co_await step();
  std::lock(g, h);
  // CHECK: locks.cpp:[[@LINE+2]]:3: 'g' holds 'm' here{{$}}
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'h' holds 'other' here{{$}}
  co_await step();
}

// --- tried

rt::task<> triedByHand() {
  if (m.try_lock()) {
    // CHECK: locks.cpp:[[@LINE+1]]:5: 'm' is held here{{$}}
    co_await step();
    m.unlock();
  } else {
    co_await step();
  }
}

rt::task<> leftWhenBusy() {
  if (!m.try_lock())
    co_return;
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'm' is held here{{$}}
  co_await step();
  m.unlock();
}

rt::task<> triedByGuard() {
  std::unique_lock g(m, std::try_to_lock);
  co_await step();
  if (g)
    // CHECK: locks.cpp:[[@LINE+1]]:5: 'g' holds 'm' here{{$}}
    co_await step();
  if (!g.owns_lock())
    co_return;
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

rt::task<> timed(std::timed_mutex &t) {
  std::unique_lock g(t, 1s);
  co_await step();
  // CHECK: locks.cpp:[[@LINE+1]]:24: 'g' holds 't' here{{$}}
  if (g.owns_lock() && co_await ready())
    co_return;
  if (bool both = true; both && g.owns_lock())
    // CHECK: locks.cpp:[[@LINE+1]]:5: 'g' holds 't' here{{$}}
    co_await step();
}

// --- locks of coroutines

rt::task<> asynchronous(rt::mutex &a) {
  auto g = co_await a.scoped_lock();
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'a' here, by an await{{$}}
  co_await step();
  g.unlock();
  co_await step();
}

rt::task<> asynchronousByHand(rt::mutex &a) {
  co_await a.lock();
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'a' is held here, by an await{{$}}
  co_await step();
  a.unlock();
  co_await step();
}

// --- guards that hold nothing any more

rt::task<> ended() {
  { std::lock_guard g(m); }
  co_await step();
}

rt::task<> unlocked() {
  std::unique_lock g(m);
  g.unlock();
  co_await step();
}

rt::task<> released() {
  std::unique_lock g(m);
  g.release()->unlock();
  co_await step();
}

rt::task<> givenAway() {
  std::unique_lock g(m);
  keep(std::move(g));
  co_await step();
}

rt::task<> inAClosure() {
  std::unique_lock g(m);
  auto later = [h = std::move(g)] {};
  co_await step();
  later();
}

rt::task<> unlockedOnOneWay(bool c) {
  std::unique_lock g(m);
  if (c)
    g.unlock();
  co_await step();
}

rt::task<> lockedOnOneWay(bool c) {
  if (c)
    m.lock();
  co_await step();
  if (c)
    m.unlock();
}

rt::task<> movedOnOneWay(bool c) {
  std::unique_lock g(m);
  if (c)
    keep(std::move(g));
  co_await step();
}

rt::task<> returnedEarly(bool c) {
  {
    std::lock_guard g(m);
    if (c)
      co_return;
  }
  co_await step();
}

rt::task<> unlockedElsewhere() {
  std::unique_lock g(m);
  touch(g);
  co_await step();
}

rt::task<> unlockedInALambda() {
  std::unique_lock g(m);
  auto unlock = [&g] { g.unlock(); };
  unlock();
  co_await step();
}

rt::task<> replaced() {
  std::unique_lock g(m);
  g = {};
  co_await step();
}

rt::task<> gone() {
  std::lock_guard{m};
  co_await step();
}

rt::task<> notAMutex(std::weak_ptr<int> w) {
  auto strong = w.lock();
  w.lock();
  co_await step();
}

rt::task<> notOnesOwn(std::unique_lock<std::mutex> &g) {
  co_await step();
  g.lock();
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds a lock here{{$}}
  co_await step();
}

rt::task<> inAHandler(bool &failed) {
  try {
    std::lock_guard g(m);
    touch(*std::make_unique<std::unique_lock<std::mutex>>());
  } catch (...) {
    failed = true;
  }
  co_await step();
}

rt::task<> aroundAHandler() {
  std::lock_guard g(m);
  try {
    std::lock_guard h(other);
    touch(*std::make_unique<std::unique_lock<std::mutex>>());
  } catch (...) {
  }
  // CHECK: locks.cpp:[[@LINE+1]]:3: 'g' holds 'm' here{{$}}
  co_await step();
}

rt::task<> notAwaited(rt::mutex &a) {
  a.lock();
  co_await step();
}

rt::task<> ofAnInnerBody() {
  auto inner = [] { std::lock_guard g(m); };
  inner();
  co_await step();
}
