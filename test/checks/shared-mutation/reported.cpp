// One object that two tasks use at the same time, one of them changing it, is
// reported.
//
// RUN: not %async_tidy --quiet --fail-on=preview --format=concise --checks=-*,async-shared-mutation %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <numeric>
#include <shared_mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

void print(int);

// --- two threads

void twoLambdas() {
  int total = 0;
  std::thread a([&] { ++total; });
  std::thread b([&] { --total; });
// CHECK:      :[[@LINE-1]]:15: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:25: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:25: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:15: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
  a.join();
  b.join();
}

void oneReads() {
  int total = 0;
  std::jthread a([&] { print(total); });
  std::jthread b([&] { total = 1; });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by one task while another reads it [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-2]]:24: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-4]]:30: note: the other reads it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void oneLambdaTwice() {
  int total = 0;
  auto job = [&total] { total += 2; };
  std::jthread a(job);
  std::jthread b(job);
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-4]]:25: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-5]]:25: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-8]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void detached() {
  static int total = 0;
  std::thread([] { ++total; }).detach();
  std::thread([] { ++total; }).detach();
// CHECK:      :[[@LINE-1]]:3: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:22: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:22: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:14: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void initCapture() {
  int total = 0;
  std::jthread a([&n = total] { ++n; });
  std::jthread b([p = &total] { *p = 2; });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:35: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:33: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void throughAReference() {
  int total = 0;
  int &n = total;
  std::jthread a([&n] { ++n; });
  std::jthread b([&total] { ++total; });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:27: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:31: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-8]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void throughAPointer() {
  int total = 0;
  int *p = &total;
  std::jthread a([p] { ++*p; });
  std::jthread b([&] { ++*p; });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:26: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:26: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-8]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void addOne(int &n) { ++n; }
void passedByRef() {
  int total = 0;
  std::jthread a(addOne, std::ref(total));
  std::jthread b([&] { addOne(total); });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-6]]:25: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-7]]:25: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void addTwo(int *n) { *n += 2; }
void passedByAddress() {
  int total = 0;
  std::jthread a(addTwo, &total);
  std::jthread b(addTwo, &total);
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-6]]:23: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-7]]:23: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void deepInACall(int &n) { addOne(n); }
void throughTwoCalls() {
  int total = 0;
  std::jthread a([&] { deepInACall(total); });
  std::jthread b([&] { deepInACall(total); });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-30]]:25: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-31]]:25: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void recursive(int &n, int depth) {
  if (depth > 0)
    recursive(n, depth - 1);
  ++n;
}
void throughRecursion() {
  int total = 0;
  std::jthread a([&] { recursive(total, 3); });
  std::jthread b([&] { recursive(total, 4); });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-7]]:5: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-8]]:5: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void sharedPointer() {
  auto total = std::make_shared<int>(0);
  std::jthread a([total] { ++*total; });
  std::jthread b([total] { ++*total; });
// CHECK:      :[[@LINE-1]]:16: warning: '*total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:30: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:30: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:8: note: use std::atomic, guard '*total' with a mutex, or give each task its own and combine the results
}

void inAnAlgorithm(const std::vector<int> &numbers) {
  int total = 0;
  auto sum = [&] {
    std::for_each(numbers.begin(), numbers.end(), [&](int n) { total += n; });
  };
  std::jthread a(sum);
  std::jthread b(sum);
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-5]]:64: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-6]]:64: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-10]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

// --- what is changed

void vectorGrows() {
  std::vector<int> found;
  std::jthread a([&] { found.push_back(1); });
  std::jthread b([&] { found.push_back(2); });
// CHECK:      :[[@LINE-1]]:16: warning: 'found' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:24: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:24: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:20: note: guard 'found' with a mutex, or give each task its own and combine the results
}

void elementWhileItGrows() {
  std::vector<int> found{0};
  std::jthread a([&] { found[0] = 1; });
  std::jthread b([&] { found.push_back(2); });
// CHECK:      :[[@LINE-1]]:16: warning: 'found' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:24: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:24: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:20: note: guard 'found' with a mutex, or give each task its own and combine the results
}

void loopWhileItGrows() {
  std::list<int> found;
  std::jthread a([&] {
    for (int n : found)
      print(n);
  });
  std::jthread b([&] { found.clear(); });
// CHECK:      :[[@LINE-1]]:16: warning: 'found' is changed by one task while another reads it [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-2]]:24: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-6]]:18: note: the other reads it here
// CHECK-NEXT: :[[@LINE-8]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-10]]:18: note: guard 'found' with a mutex, or give each task its own and combine the results
}

void stringAppends() {
  std::string text;
  std::jthread a([&] { text += "a"; });
  std::jthread b([&] { text.append("b"); });
// CHECK:      :[[@LINE-1]]:16: warning: 'text' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:24: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:24: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:15: note: guard 'text' with a mutex, or give each task its own and combine the results
}

void sameElement() {
  std::array<int, 2> totals{};
  std::jthread a([&] { ++totals[1]; });
  std::jthread b([&] { ++totals[1]; });
// CHECK:      :[[@LINE-1]]:16: warning: 'totals[1]' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:26: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:26: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:22: note: use std::atomic, guard 'totals[1]' with a mutex, or give each task its own and combine the results
}

struct stats {
  int hits = 0;
  int misses = 0;
  void hit() { ++hits; }
  int sum() const { return hits + misses; }
};

void sameMember() {
  stats s;
  std::jthread a([&] { ++s.hits; });
  std::jthread b([&] { s.hit(); });
// CHECK:      :[[@LINE-1]]:16: warning: 's.hits' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:28: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-10]]:18: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-14]]:7: note: use std::atomic, guard 's.hits' with a mutex, or give each task its own and combine the results
}

void wholeObject() {
  stats s;
  std::jthread a([&] { s = stats(); });
  std::jthread b([&] { print(s.sum()); });
// CHECK:      :[[@LINE-1]]:16: warning: 's' is changed by one task while another reads it [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:24: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-20]]:28: note: the other reads it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:9: note: guard 's' with a mutex, or give each task its own and combine the results
}

void structuredBinding() {
  stats s;
  auto &[hits, misses] = s;
  std::jthread a([&] { ++s.hits; });
  auto job = [&h = hits] { ++h; };
  std::jthread b(job);
// CHECK:      :[[@LINE-1]]:16: warning: 's.hits' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-4]]:28: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-4]]:30: note: the other changes it here
// CHECK-NEXT: :[[@LINE-6]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-38]]:7: note: use std::atomic, guard 's.hits' with a mutex, or give each task its own and combine the results
}

// --- turns of a loop

void loopOfThreads() {
  int total = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&total, i] { total += i; });
// CHECK:      :[[@LINE-1]]:5: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-2]]:40: note: each of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:5: note: each turn of the loop starts another task, and does not wait for the one before
// CHECK-NEXT: :[[@LINE-8]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
  for (std::thread &t : threads)
    t.join();
}

void loopOfPushedThreads() {
  int total = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.push_back(std::thread([&total] { ++total; }));
// CHECK:      :[[@LINE-1]]:23: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-2]]:48: note: each of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:23: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:23: note: each turn of the loop starts another task, and does not wait for the one before
// CHECK-NEXT: :[[@LINE-8]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
  for (std::thread &t : threads)
    t.join();
}

void loopOfDetachedThreads(int &total) {
  while (total < 10)
    std::thread([&] { ++total; }).detach();
// CHECK:      :[[@LINE-1]]:5: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-2]]:25: note: each of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:5: note: each turn of the loop starts another task, and does not wait for the one before
// CHECK-NEXT: :[[@LINE-7]]:33: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

// --- executors

void postedTwice(rt::thread_pool &pool) {
  int total = 0;
  pool.post([&] { ++total; });
  pool.post([&] { ++total; });
// CHECK:      :[[@LINE-1]]:3: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:21: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:21: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
  pool.join();
}

rt::task<> add(int &n) {
  co_await rt::yield();
  ++n;
}

rt::task<> spawnedTwice(rt::thread_pool &pool) {
  int total = 0;
  auto a = rt::spawn(pool, add(total));
  auto b = rt::spawn(pool, add(total));
// CHECK:      :[[@LINE-1]]:12: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-8]]:5: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-9]]:5: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:12: note: 'rt::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-7]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
  co_await std::move(a);
  co_await std::move(b);
}

rt::task<> spawnedInALoop(rt::thread_pool &pool) {
  int total = 0;
  rt::async_scope scope;
  for (int i = 0; i < 4; ++i)
    scope.spawn(pool, add(total));
// CHECK:      :[[@LINE-1]]:5: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-22]]:5: note: each of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'rt::async_scope::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:5: note: each turn of the loop starts another task, and does not wait for the one before
// CHECK-NEXT: :[[@LINE-8]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
  co_await scope.join();
}

rt::task<> coroutineLambdas(rt::thread_pool &pool) {
  int total = 0;
  rt::async_scope scope;
  scope.spawn(pool, [&]() -> rt::task<> {
    ++total;
    co_return;
  });
  scope.spawn(pool, [&]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:3: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-5]]:7: note: one of them changes it here
// CHECK-NEXT: :[[@LINE+4]]:7: note: the other changes it here
// CHECK-NEXT: :[[@LINE-8]]:3: note: 'rt::async_scope::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-11]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
    co_await rt::yield();
    ++total;
  });
  co_await scope.join();
}

rt::task<> addTwice(int &n) {
  co_await add(n);
  co_await add(n);
}
rt::task<> awaitedInside(rt::thread_pool &pool) {
  int total = 0;
  rt::async_scope scope;
  scope.spawn(pool, addTwice(total));
  scope.spawn(pool, addTwice(total));
// CHECK:      :[[@LINE-1]]:3: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-58]]:5: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-59]]:5: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'rt::async_scope::spawn' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-8]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
  co_await scope.join();
}

// --- members

struct server {
  int requests = 0;
  stats all;

  void count() { ++requests; }

  void start() {
    std::jthread a(&server::count, this);
    std::jthread b([this] { ++requests; });
// CHECK:      :[[@LINE-1]]:18: warning: 'this->requests' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-6]]:20: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:31: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:18: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-12]]:7: note: use std::atomic, guard 'this->requests' with a mutex, or give each task its own and combine the results
  }

  void startMany(rt::thread_pool &pool) {
    for (int i = 0; i < 4; ++i)
      pool.post([this] { all.hit(); });
// CHECK:      :[[@LINE-1]]:7: warning: 'this->all.hits' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-182]]:18: note: each of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:7: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: each turn of the loop starts another task, and does not wait for the one before
// CHECK-NEXT: :[[@LINE-187]]:7: note: use std::atomic, guard 'this->all.hits' with a mutex, or give each task its own and combine the results
  }

  rt::task<> serve() {
    ++requests;
    co_return;
  }
  void spawn(rt::thread_pool &pool) {
    rt::spawn_detached(pool, serve());
    rt::spawn_detached(pool, serve());
// CHECK:      :[[@LINE-1]]:5: warning: 'this->requests' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-7]]:7: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-8]]:7: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:5: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-36]]:7: note: use std::atomic, guard 'this->requests' with a mutex, or give each task its own and combine the results
  }
};

struct session : std::enable_shared_from_this<session> {
  int sent = 0;
  void start(rt::thread_pool &pool) {
    pool.post([self = shared_from_this()] { ++self->sent; });
    pool.post([this, self = shared_from_this()] { ++sent; });
// CHECK:      :[[@LINE-1]]:5: warning: 'this->sent' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:53: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:53: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:5: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-8]]:7: note: use std::atomic, guard 'this->sent' with a mutex, or give each task its own and combine the results
  }
};

// --- locks that keep nothing apart

void twoMutexes() {
  int total = 0;
  std::mutex m, n;
  std::jthread a([&] {
    std::lock_guard lock(m);
    ++total;
  });
  std::jthread b([&] {
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-4]]:7: note: one of them changes it here
// CHECK-NEXT: :[[@LINE+4]]:7: note: the other changes it here
// CHECK-NEXT: :[[@LINE-8]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-11]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
    std::lock_guard lock(n);
    ++total;
  });
}

void onlyOneLocks() {
  int total = 0;
  std::mutex m;
  std::jthread a([&] {
    std::lock_guard lock(m);
    ++total;
  });
  std::jthread b([&] { ++total; });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-4]]:7: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:26: note: the other changes it here
// CHECK-NEXT: :[[@LINE-8]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-11]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void unlockedBefore() {
  int total = 0;
  std::mutex m;
  auto job = [&] {
    std::unique_lock lock(m);
    lock.unlock();
    ++total;
  };
  std::jthread a(job);
  std::jthread b(job);
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-5]]:7: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-6]]:7: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-13]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

void sharedLocks() {
  int total = 0;
  std::shared_mutex m;
  auto job = [&] {
    std::shared_lock lock(m);
    ++total;
  };
  std::jthread a(job);
  std::jthread b(job);
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-5]]:7: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-6]]:7: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-12]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}

template <class T> void inATemplate(T start) {
  T total = start;
  std::jthread a([&] { ++total; });
  std::jthread b([&] { ++total; });
// CHECK:      :[[@LINE-1]]:16: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-3]]:26: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:26: note: the other changes it here
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-7]]:5: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}
template void inATemplate(int);
template void inATemplate(long);

#define BOTH(A, B)                                                             \
  std::jthread a(A);                                                           \
  std::jthread b(B)
void inAMacro() {
  int total = 0;
  BOTH([&] { ++total; }, [&] { ++total; });
// CHECK:      :[[@LINE-1]]:3: warning: 'total' is changed by two tasks at the same time [async-shared-mutation]
// CHECK-NEXT: :[[@LINE-2]]:3: note: one of them changes it here
// CHECK-NEXT: :[[@LINE-3]]:3: note: the other changes it here
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:7: note: use std::atomic, guard 'total' with a mutex, or give each task its own and combine the results
}
