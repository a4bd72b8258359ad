// What work on another thread does at the same time as others do.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep "races with" | FileCheck %s --implicit-check-not="races.cpp:"

#include <rt/rt.hpp>
#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>
void print(int);
void workAgainstSpawner() {
  int total = 0;
  // CHECK: races.cpp:[[@LINE+1]]:15: 'total', which it writes, races with the function, which writes it
  std::thread t([&] { ++total; });
  ++total;
  t.join();
}
void joined() {
  int total = 0;
  std::thread t([&] { ++total; });
  t.join();
  ++total;
}
void twoThreads() {
  int total = 0;
  // CHECK: races.cpp:[[@LINE+1]]:15: 'total', which it writes, races with other work, which writes it
  std::thread a([&] { ++total; });
  std::thread b([&] { ++total; });
  a.join();
  b.join();
}
void loop() {
  int total = 0;
  std::vector<std::thread> ts;
  for (int i = 0; i < 4; ++i)
  // CHECK: races.cpp:[[@LINE+2]]:5: 'i', which it reads, races with the function, which writes it
  // CHECK: races.cpp:[[@LINE+1]]:5: 'total', which it writes, races with the next turn, which writes it
    ts.emplace_back([&] { total += i; });
  for (auto &t : ts)
    t.join();
  print(total);
}
void loopPush() {
  int total = 0;
  std::vector<std::thread> ts;
  for (int i = 0; i < 4; ++i)
  // CHECK: races.cpp:[[@LINE+1]]:18: 'total', which it writes, races with the next turn, which writes it
    ts.push_back(std::thread([&] { total += 1; }));
  for (auto &t : ts)
    t.join();
  print(total);
}
void add(int &n) { ++n; }
void byRef() {
  int n = 0;
  // CHECK: races.cpp:[[@LINE+1]]:15: 'n', which it writes, races with the function, which writes it
  std::thread a(add, std::ref(n));
  add(n);
  a.join();
}
void vec() {
  std::vector<int> v;
  // CHECK: races.cpp:[[@LINE+1]]:15: 'v', which it writes, races with other work, which writes it
  std::thread a([&] { v.push_back(1); });
  std::thread b([&v] { v.push_back(2); });
  a.join(); b.join();
}
rt::task<> inc(int &n) { ++n; co_return; }
rt::task<> co(rt::thread_pool &pool) {
  int n = 0;
  // CHECK: races.cpp:[[@LINE+1]]:12: 'n', which it writes, races with the function, which writes it
  auto h = rt::spawn(pool, inc(n));
  ++n;
  co_await std::move(h);
  print(n);
}
rt::task<> co2(rt::thread_pool &pool) {
  int n = 0;
  rt::async_scope scope;
  // CHECK: races.cpp:[[@LINE+1]]:3: 'n', which it writes, races with other work, which writes it
  scope.spawn(pool, inc(n));
  scope.spawn(pool, inc(n));
  co_await scope.join();
  print(n);
}
std::mutex m;
void locked() {
  int n = 0;
  std::thread a([&] { std::lock_guard g(m); ++n; });
  { std::lock_guard g(m); ++n; }
  a.join();
}
struct S { int count = 0;
  void work() { ++count; }
  void start() {
  // CHECK: races.cpp:[[@LINE+2]]:17: 'this->count', which it writes, races with other work, which writes it
  // CHECK: races.cpp:[[@LINE+1]]:17: 'this->count', which it writes, races with the function, which writes it
    std::thread a(&S::work, this);
    ++count;
    std::thread b([this] { ++count; });
    a.join(); b.join();
  }
};
rt::task<> late(int &n) { co_await rt::yield(); ++n; }
  // CHECK: races.cpp:[[@LINE+1]]:40: 'n', which it writes, races with another task, which writes it
rt::task<> all() { int n = 0; co_await rt::when_all(late(n), late(n)); print(n); }
