// What a function and the work that it has started use at the same time.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <atomic>
#include <future>
#include <latch>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

void use(int);
rt::thread_pool pool(4);
rt::current_thread loop;
struct stats {
  int hits = 0;
  int misses = 0;
  std::atomic<int> total = 0;
};

//===--- Reported ---------------------------------------------------------===//

void bothChange() {
  int n = 0;
  std::jthread other([&] { ++n; });
// CHECK:      :[[@LINE-1]]:30: warning: 'n' is changed by work on another thread and by function 'bothChange' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:30: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:5: note: function 'bothChange' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:30: note: wait for the work first, guard 'n' with a mutex, or pass a copy
  ++n;
}
void workChanges() {
  int n = 0;
  std::jthread other([&] { n = 1; });
// CHECK:      :[[@LINE-1]]:28: warning: 'n' is changed by work on another thread while function 'workChanges' reads it [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:28: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:7: note: function 'workChanges' reads it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:28: note: wait for the work first, guard 'n' with a mutex, or pass a copy
  use(n);
}
void workReads() {
  int n = 0;
  std::jthread other([&] { use(n); });
// CHECK:      :[[@LINE-1]]:32: warning: 'n' is read by work on another thread while function 'workReads' changes it [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:32: note: the work reads it here
// CHECK-NEXT: :[[@LINE+3]]:3: note: function 'workReads' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:32: note: wait for the work first, guard 'n' with a mutex, or pass a copy
  n = 1;
}
rt::task<> counts(int &n) {
  ++n;
  co_return;
}
rt::task<> byReferenceParameter() {
  int n = 0;
  auto other = rt::spawn(pool, counts(n));
// CHECK:      :[[@LINE-1]]:39: warning: 'n' is changed by work on another thread and by coroutine 'byReferenceParameter' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-7]]:5: note: the work changes it here
// CHECK-NEXT: :[[@LINE+4]]:5: note: coroutine 'byReferenceParameter' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-51]]:22: note: 'pool' is constructed for 4 threads
// CHECK-NEXT: :[[@LINE-6]]:39: note: wait for the work first, guard 'n' with a mutex, or pass a copy
  ++n;
  co_await std::move(other);
}
void member() {
  stats s;
  std::jthread other([&] { ++s.hits; });
// CHECK:      :[[@LINE-1]]:30: warning: 's.hits' is changed by work on another thread and by function 'member' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:32: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:5: note: function 'member' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:30: note: wait for the work first, guard 's.hits' with a mutex, or pass a copy
  s.hits = 0;
}
void string() {
  std::string text;
  std::jthread other([&] { text += "a"; });
// CHECK:      :[[@LINE-1]]:28: warning: 'text' is changed by work on another thread and by function 'string' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:28: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:3: note: function 'string' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:28: note: wait for the work first, guard 'text' with a mutex, or pass a copy
  text += "b";
}
void container() {
  std::vector<int> all;
  std::jthread other([&] { all.push_back(1); });
// CHECK:      :[[@LINE-1]]:28: warning: 'all' is changed by work on another thread while function 'container' reads it [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:28: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:7: note: function 'container' reads it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:28: note: wait for the work first, guard 'all' with a mutex, or pass a copy
  use(all.size());
}
void beforeJoin() {
  int n = 0;
  std::thread other([&] { ++n; });
// CHECK:      :[[@LINE-1]]:29: warning: 'n' is changed by work on another thread while function 'beforeJoin' reads it [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:29: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:7: note: function 'beforeJoin' reads it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:29: note: wait for the work first, guard 'n' with a mutex, or pass a copy
  use(n);
  other.join();
}
void onlyTheSpawnerLocks() {
  std::mutex m;
  int n = 0;
  std::jthread other([&] { ++n; });
// CHECK:      :[[@LINE-1]]:30: warning: 'n' is changed by work on another thread and by function 'onlyTheSpawnerLocks' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:30: note: the work changes it here
// CHECK-NEXT: :[[@LINE+4]]:5: note: function 'onlyTheSpawnerLocks' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:30: note: wait for the work first, guard 'n' with a mutex, or pass a copy
  std::lock_guard lock(m);
  ++n;
}
void differentLocks() {
  std::mutex a, b;
  int n = 0;
  std::jthread other([&] {
    std::lock_guard lock(a);
    ++n;
// CHECK:      :[[@LINE-1]]:7: warning: 'n' is changed by work on another thread and by function 'differentLocks' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:7: note: the work changes it here
// CHECK-NEXT: :[[@LINE+5]]:5: note: function 'differentLocks' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-6]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:7: note: wait for the work first, guard 'n' with a mutex, or pass a copy
  });
  std::lock_guard lock(b);
  ++n;
}
void inLoop() {
  int n = 0;
  for (int i = 0; i < 4; ++i) {
    std::jthread other([&] { ++n; });
// CHECK:      :[[@LINE-1]]:32: warning: 'n' is changed by work on another thread and by function 'inLoop' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:32: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:7: note: function 'inLoop' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:18: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:32: note: wait for the work first, guard 'n' with a mutex, or pass a copy
    ++n;
  }
}
class server {
  int served = 0;

public:
  void start() {
    std::thread other([this] { ++served; });
// CHECK:      :[[@LINE-1]]:17: warning: 'this->served' is changed by work on another thread and by function 'start' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:34: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:7: note: function 'start' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:17: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:17: note: wait for the work first, guard 'this->served' with a mutex, or pass a copy
    ++served;
    other.join();
  }
};
void throughFunction(int &n) { ++n; }
void workCalls() {
  int n = 0;
  std::jthread other([&] { throughFunction(n); });
// CHECK:      :[[@LINE-1]]:44: warning: 'n' is changed by work on another thread and by function 'workCalls' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-5]]:34: note: the work changes it here
// CHECK-NEXT: :[[@LINE-6]]:34: note: function 'workCalls' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:44: note: wait for the work first, guard 'n' with a mutex, or pass a copy
  throughFunction(n);
}

//===--- Silent -----------------------------------------------------------===//

void joinsFirst() {
  int n = 0;
  std::thread other([&] { ++n; });
  other.join();
  ++n;
}
void bothRead() {
  int n = 0;
  std::jthread other([&] { use(n); });
  use(n);
}
void changesBefore() {
  int n = 0;
  ++n;
  std::jthread other([&] { ++n; });
}
void atomic() {
  std::atomic<int> n = 0;
  std::jthread other([&] { ++n; });
  ++n;
}
void otherMember() {
  stats s;
  std::jthread other([&] { ++s.hits; });
  ++s.misses;
  ++s.total;
}
void sameLock() {
  std::mutex m;
  int n = 0;
  std::jthread other([&] {
    std::lock_guard lock(m);
    ++n;
  });
  std::lock_guard lock(m);
  ++n;
}
void copies() {
  int n = 0;
  std::jthread other([n]() mutable { ++n; });
  ++n;
}
rt::task<> awaitsFirst() {
  int n = 0;
  co_await rt::spawn(pool, counts(n));
  ++n;
}
void blocksFirst() {
  int n = 0;
  rt::block_on(rt::spawn(pool, counts(n)));
  ++n;
}
void futureFirst() {
  int n = 0;
  auto done = std::async(std::launch::async, [&] { ++n; });
  done.get();
  ++n;
}
void latchFirst() {
  int n = 0;
  std::latch done(1);
  std::jthread other([&] {
    ++n;
    done.count_down();
  });
  done.wait();
  ++n;
}
rt::task<> oneThread() {
  int n = 0;
  auto other = rt::spawn(loop, counts(n));
  ++n;
  co_await std::move(other);
}
void elements() {
  std::vector<int> all(2);
  std::jthread other([&] { all[0] = 1; });
  all[1] = 2;
}
void ownInEachTurn() {
  for (int i = 0; i < 4; ++i) {
    int n = 0;
    std::thread other([&] { ++n; });
    other.join();
    ++n;
  }
}
struct handle {
  void get();
  void detach();
};
struct ASYNC_TIDY_MULTI_THREADED workers {
  template <class F> ASYNC_TIDY_SPAWN handle run(F) { return {}; }
};
void askedAtOnce(workers &w) {
  int n = 0;
  w.run([&] { ++n; }).get();
  ++n;
}
void suppressed() {
  int n = 0;
  std::jthread other([&] { ++n; }); // NOLINT(async-thread-unsafe-capture)
  ++n;
}
