// What the frame of a coroutine that several threads resume keeps alive across
// a suspension.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture,async-lock-across-suspension,async-thread-local-across-suspension %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

struct node {
  int refs = 0;
  int value = 0;
};
class node_ptr {
  node *p = nullptr;

public:
  node_ptr() = default;
  explicit node_ptr(node *p) : p(p) { ++p->refs; }
  node_ptr(const node_ptr &o) : p(o.p) { ++p->refs; }
  node_ptr(node_ptr &&o) noexcept : p(std::exchange(o.p, nullptr)) {}
  node_ptr &operator=(node_ptr o) noexcept {
    std::swap(p, o.p);
    return *this;
  }
  ~node_ptr() {
    if (p && --p->refs == 0)
      delete p;
  }
  int value() const { return p->value; }
};

std::mutex m;
std::shared_mutex shared;
node_ptr cached();
node_ptr global;
node_ptr made() { return node_ptr(new node); }
node_ptr given() { return global; }
void use(int);
void use(const node_ptr &);
rt::task<> rest();
rt::task<std::string> fetch();
rt::thread_pool pool(4);
rt::current_thread loop;

//===--- Reported: locks --------------------------------------------------===//

rt::task<> lockGuard() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'lockGuard' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'lockGuard' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+350]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-10]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> uniqueLock() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'uniqueLock' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'uniqueLock' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+342]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-19]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "lock.unlock();\n  "
// CHECK-NEXT: :{[[@LINE+1]]:19-[[@LINE+1]]:19}: fix-it: "\n  lock.lock();"
  co_await rest();
  lock.unlock();
}
rt::task<> scopedLock() {
  std::scoped_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'scopedLock' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+7]]:3: note: coroutine 'scopedLock' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+331]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-31]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:3}: fix-it: "{\n  "
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "}\n  "
  use(1);
  co_await rest();
}
rt::task<> sharedLock() {
  std::shared_lock lock(shared);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'shared' while coroutine 'sharedLock' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'sharedLock' may go on in another thread after this 'co_await', and unlocks 'shared' there
// CHECK-NEXT: :[[@LINE+320]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-43]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+1]]:3-[[@LINE+1]]:3}: fix-it: "lock.unlock();\n  "
  co_await rest();
}
rt::task<> inIf() {
  if (std::unique_lock lock(m, std::try_to_lock); lock)
// CHECK:      :[[@LINE-1]]:24: warning: 'lock' holds 'm' while coroutine 'inIf' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:51: note: it is locked here
// CHECK-NEXT: :[[@LINE+4]]:5: note: coroutine 'inIf' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+310]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-54]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:24: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    co_await rest();
}
rt::task<> inLoop(int n) {
  while (n-- > 0) {
    std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:21: warning: 'lock' holds 'm' while coroutine 'inLoop' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:5: note: coroutine 'inLoop' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+301]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-64]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:21: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    co_await rest();
  }
}
rt::task<> inInitialiser() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'inInitialiser' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:22: note: coroutine 'inInitialiser' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+292]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-74]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  std::string text = co_await fetch();
}
struct guarded {
  std::lock_guard<std::mutex> lock{m};
  int n = 0;
};
rt::task<> inMember() {
  guarded g;
// CHECK:      :[[@LINE-1]]:11: warning: 'g' holds 'm' while coroutine 'inMember' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'inMember' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+280]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-87]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:11: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> relocked() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'relocked' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+8]]:8: note: it is locked here
// CHECK-NEXT: :[[@LINE+8]]:3: note: coroutine 'relocked' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+271]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-97]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+4]]:3-[[@LINE+4]]:3}: fix-it: "lock.unlock();\n  "
  lock.unlock();
  co_await rest();
  lock.lock();
  co_await rest();
}

//===--- Reported: counts, and what belongs to a thread -------------------===//

rt::task<> counted() {
  node_ptr page = cached();
// CHECK:      :[[@LINE-1]]:12: warning: 'page' is alive across a suspension that may change threads, but 'node_ptr' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'counted' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:7: note: 'page' is used here
// CHECK-NEXT: :[[@LINE-145]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE+254]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-115]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:12: note: end its scope before the suspension, or use a type that may change threads
  co_await rest();
  use(page.value());
}
rt::task<> countedWithoutUse() {
  node_ptr page = cached();
// CHECK:      :[[@LINE-1]]:12: warning: 'page' is alive across a suspension that may change threads, but 'node_ptr' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'countedWithoutUse' may go on in another thread after this 'co_await', and destroys 'page' there
// CHECK-NEXT: :[[@LINE-156]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE+244]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-126]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:12: note: end its scope before the suspension, or use a type that may change threads
  co_await rest();
}
rt::task<> countedFromGlobal() {
  auto page = global;
// CHECK:      :[[@LINE-1]]:8: warning: 'page' is alive across a suspension that may change threads, but 'node_ptr' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'countedFromGlobal' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:7: note: 'page' is used here
// CHECK-NEXT: :[[@LINE-167]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE+234]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-137]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: end its scope before the suspension, or use a type that may change threads
  co_await rest();
  use(page);
}
rt::task<> countedThroughCall() {
  auto page = given();
// CHECK:      :[[@LINE-1]]:8: warning: 'page' is alive across a suspension that may change threads, but 'node_ptr' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'countedThroughCall' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:7: note: 'page' is used here
// CHECK-NEXT: :[[@LINE-179]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE+223]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-149]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: end its scope before the suspension, or use a type that may change threads
  co_await rest();
  use(page);
}
rt::task<> countedThenStored() {
  node_ptr page(new node);
// CHECK:      :[[@LINE-1]]:12: warning: 'page' is alive across a suspension that may change threads, but 'node_ptr' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+7]]:3: note: coroutine 'countedThenStored' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+7]]:7: note: 'page' is used here
// CHECK-NEXT: :[[@LINE-191]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE+212]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-161]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:12: note: end its scope before the suspension, or use a type that may change threads
  global = page;
  co_await rest();
  use(page);
}
struct document {
  std::string title;
  std::vector<node_ptr> pages;
};
document open(int);
rt::task<> countedInside() {
  document d = open(1);
// CHECK:      :[[@LINE-1]]:12: warning: 'd' is alive across a suspension that may change threads, but 'node_ptr' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'countedInside' may go on in another thread after this 'co_await', and destroys 'd' there
// CHECK-NEXT: :[[@LINE-7]]:25: note: member 'pages' of 'document' has type 'std::vector<node_ptr>'
// CHECK-NEXT: :[[@LINE-209]]:7: note: 'node_ptr' must stay on one thread: its reference count 'refs' is not atomic
// CHECK-NEXT: :[[@LINE+195]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-179]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:12: note: end its scope before the suspension, or use a type that may change threads
  co_await rest();
}
class ASYNC_TIDY_NOT_SEND window {
public:
  window(const window &) = delete;
  window();
  void draw();
};
rt::task<> ofOneThread() {
  window w;
// CHECK:      :[[@LINE-1]]:10: warning: 'w' is alive across a suspension that may change threads, but 'window' must stay on one [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'ofOneThread' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: 'w' is used here
// CHECK-NEXT: :[[@LINE-11]]:27: note: 'window' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE+179]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-196]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:10: note: end its scope before the suspension, or use a type that may change threads
  co_await rest();
  w.draw();
}
thread_local int depth;
thread_local std::vector<int> scratch;
rt::task<> threadLocalReference() {
  int &d = depth;
// CHECK:      :[[@LINE-1]]:8: warning: 'd' leads to thread_local 'depth' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+7]]:3: note: coroutine 'threadLocalReference' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+7]]:5: note: 'd' is used here
// CHECK-NEXT: :[[@LINE-7]]:18: note: 'depth' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+166]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-210]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:8: note: name it anew after the suspension, or take a copy
  ++d;
  co_await rest();
  --d;
}
rt::task<> threadLocalPointer() {
  auto *s = &scratch;
// CHECK:      :[[@LINE-1]]:9: warning: 's' leads to thread_local 'scratch' across a suspension that may change threads [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'threadLocalPointer' may go on in another thread after this 'co_await'
// CHECK-NEXT: :[[@LINE+6]]:3: note: 's' is used here
// CHECK-NEXT: :[[@LINE-19]]:31: note: 'scratch' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE+154]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-223]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:9: note: name it anew after the suspension, or take a copy
  co_await rest();
  s->clear();
}

//===--- Reported: through other coroutines -------------------------------===//

rt::task<> innermost() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'innermost' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'innermost' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+7]]:23: note: coroutine 'middle' awaits it here
// CHECK-NEXT: :[[@LINE+8]]:3: note: coroutine 'outermost' awaits it here
// CHECK-NEXT: :[[@LINE+140]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-238]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-7]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> middle() { co_await innermost(); }
rt::task<> outermost() {
  co_await middle();
}
rt::task<int> side() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'side' is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'side' may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE+8]]:3: note: coroutine 'combined' awaits it here
// CHECK-NEXT: :[[@LINE+127]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-252]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  co_return 1;
}
rt::task<> combined() {
  co_await rt::when_all(side(), side());
}

//===--- Silent -----------------------------------------------------------===//

rt::task<> endsBefore() {
  {
    std::lock_guard lock(m);
    use(1);
  }
  co_await rest();
}
rt::task<> unlocksBefore() {
  std::unique_lock lock(m);
  lock.unlock();
  co_await rest();
}
rt::task<> beginsAfter() {
  co_await rest();
  std::lock_guard lock(m);
  use(1);
}
rt::task<> deferred() {
  std::unique_lock lock(m, std::defer_lock);
  co_await rest();
}
rt::task<> returnsBefore(bool b) {
  if (b) {
    std::lock_guard lock(m);
    use(1);
    co_return;
  }
  co_await rest();
}
rt::mutex asyncMutex;
rt::task<> asyncLock() {
  auto lock = co_await asyncMutex.scoped_lock();
  co_await rest();
}
rt::task<> ownCount() {
  node_ptr page(new node);
  co_await rest();
  use(page.value());
}
rt::task<> ownCountFromCall() {
  auto page = made();
  co_await rest();
  use(page.value());
}
rt::task<> ownCountCopiedInFrame() {
  node_ptr page(new node);
  auto second = page;
  co_await rest();
  use(second);
}
rt::task<> movedOn() {
  node_ptr page = cached();
  use(std::move(page));
  co_await rt::yield();
}
rt::task<> sharedPointer(std::shared_ptr<int> p) {
  auto copy = p;
  co_await rest();
  use(*copy);
}
rt::task<> parameter(node_ptr page) {
  co_await rest();
  use(page);
}
rt::task<> threadLocalAnew() {
  ++depth;
  co_await rest();
  --depth;
}
rt::task<> threadLocalCopy() {
  int d = depth;
  co_await rest();
  use(d);
}
rt::task<> neverSuspends() {
  std::lock_guard lock(m);
  co_await std::suspend_never();
}
/// Spawned on one thread only.
rt::task<> onLoop() {
  node_ptr page = cached();
  co_await rest();
}
/// Nobody in this unit spawns it.
rt::task<> unknownExecutor() {
  node_ptr page = cached();
  co_await rest();
}
rt::task<> awaitedOnLoop() { co_await unknownExecutor(); }
/// Looked at by the function that spawns, not by the coroutine.
rt::task<> suppressed() {
  node_ptr page = cached(); // NOLINT(async-thread-unsafe-capture)
  co_await rest();
}

void start(int n) {
  rt::spawn_detached(pool, lockGuard());
  rt::spawn_detached(pool, uniqueLock());
  rt::spawn_detached(pool, scopedLock());
  rt::spawn_detached(pool, sharedLock());
  rt::spawn_detached(pool, inIf());
  rt::spawn_detached(pool, inLoop(n));
  rt::spawn_detached(pool, inInitialiser());
  rt::spawn_detached(pool, inMember());
  rt::spawn_detached(pool, relocked());
  rt::spawn_detached(pool, counted());
  rt::spawn_detached(pool, countedWithoutUse());
  rt::spawn_detached(pool, countedFromGlobal());
  rt::spawn_detached(pool, countedThroughCall());
  rt::spawn_detached(pool, countedThenStored());
  rt::spawn_detached(pool, countedInside());
  rt::spawn_detached(pool, ofOneThread());
  rt::spawn_detached(pool, threadLocalReference());
  rt::spawn_detached(pool, threadLocalPointer());
  rt::spawn_detached(pool, outermost());
  rt::spawn_detached(pool, combined());
  rt::spawn_detached(pool, []() -> rt::task<> {
    std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:21: warning: 'lock' holds 'm' while this coroutine lambda is suspended, after which another thread may unlock it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:5: note: this coroutine lambda may go on in another thread after this 'co_await', and unlocks 'm' there
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-384]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-5]]:21: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    co_await rest();
  });
  rt::spawn_detached(pool, endsBefore());
  rt::spawn_detached(pool, unlocksBefore());
  rt::spawn_detached(pool, beginsAfter());
  rt::spawn_detached(pool, deferred());
  rt::spawn_detached(pool, returnsBefore(n > 1));
  rt::spawn_detached(pool, asyncLock());
  rt::spawn_detached(pool, ownCount());
  rt::spawn_detached(pool, ownCountFromCall());
  rt::spawn_detached(pool, ownCountCopiedInFrame());
  rt::spawn_detached(pool, movedOn());
  rt::spawn_detached(pool, sharedPointer(std::make_shared<int>(1)));
  rt::spawn_detached(pool, parameter(made()));
  rt::spawn_detached(pool, threadLocalAnew());
  rt::spawn_detached(pool, threadLocalCopy());
  rt::spawn_detached(pool, neverSuspends());
  rt::spawn_detached(loop, onLoop());
  rt::spawn_detached(loop, awaitedOnLoop());
  rt::spawn_detached(pool, suppressed());
}
