// Functions that start work because their bodies hand a parameter to a spawn.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include -I%S/Inputs \
// RUN:   | grep '^spawns.cpp:.* \(starts work on\|is given to it\) ' > %t
// RUN: FileCheck --implicit-check-not='starts work' --implicit-check-not='is given' %s < %t

#include "executors.hpp"

#include <async_tidy/annotations.h>

#include <future>
#include <queue>
#include <thread>
#include <vector>

using callback = std::function<void()>;
rt::thread_pool pool(4);
void run();
rt::task<> work(int);
rt::task<> calls(callback f);
rt::task<> borrows(const callback &f);

//===--- A callable -------------------------------------------------------===//

void postsIt(callback f) { pool.post(std::move(f)); }
void postsACopy(const callback &f) { pool.post(f); }
template <class F> void runsAThread(F &&f) {
  std::thread(std::forward<F>(f)).detach();
}
template <class F, class... Args> void withArguments(F f, Args... args) {
  std::thread(f, args...).detach();
}
void capturesIt(callback f) {
  pool.post([f] { f(); });
}
void movesItIn(int priority, callback f) {
  pool.post([f = std::move(f), priority] { f(); });
}
void namesTheClosure(callback f) {
  auto job = [f] { f(); };
  pool.post(std::move(job));
}
void makesATask(callback f) { rt::spawn_detached(pool, calls(std::move(f))); }

void callables() {
  int n = 0;
  postsIt([&n] { ++n; });
  postsACopy([&n] { ++n; });
  runsAThread([&n] { ++n; });
  withArguments([](int *p) { ++*p; }, &n);
  capturesIt([&n] { ++n; });
  movesItIn(1, [&n] { ++n; });
  namesTheClosure([&n] { ++n; });
  makesATask([&n] { ++n; });
}

//===--- A task -----------------------------------------------------------===//

void startsIt(rt::task<> t) { rt::spawn_detached(pool, std::move(t)); }
rt::task<> holds(int *n);
rt::join_handle<void> returnsTheHandle(rt::task<> t) {
  return rt::spawn(pool, std::move(t));
}

void tasks() {
  int n = 0;
  startsIt(holds(&n));
  auto handle = returnsTheHandle(holds(&n));
}

//===--- The executor -----------------------------------------------------===//

void anywhere(rt::executor &ex, callback f) { ex.post(std::move(f)); }
void onAPool(rt::thread_pool &on, callback f) { on.post(std::move(f)); }
void onALoop(rt::current_thread &loop, callback f) { loop.post(std::move(f)); }
class service {
  rt::thread_pool one_{1};
  rt::thread_pool many_;

public:
  void serialised(callback f) { one_.post(std::move(f)); }
  void anyhow(callback f) { many_.post(std::move(f)); }
};

void executors(rt::executor &ex, service &s) {
  rt::current_thread loop;
  rt::thread_pool alone(1);
  anywhere(pool, run);
  anywhere(loop, run);
  anywhere(alone, run);
  anywhere(ex, run);
  onAPool(pool, run);
  onAPool(alone, run);
  onALoop(loop, run);
  s.serialised(run);
  s.anyhow(run);
}

//===--- Through several --------------------------------------------------===//

void second(callback f) { postsIt(std::move(f)); }
void third(rt::executor &ex, callback f) { anywhere(ex, std::move(f)); }
void even(callback f, int n);
void odd(callback f, int n) {
  if (n)
    even(f, n - 1);
}
void even(callback f, int n) {
  if (n)
    odd(f, n - 1);
  else
    pool.post(f);
}

void throughSeveral(rt::current_thread &loop) {
  second(run);
  third(pool, run);
  third(loop, run);
  even(run, 4);
  odd(run, 5);
}

//===--- No spawn for the caller ------------------------------------------===//

void joins(callback f) {
  std::thread worker(std::move(f));
  worker.join();
}
void joinsInDestructor(callback f) { std::jthread worker(std::move(f)); }
void waits(callback f) {
  auto done = std::async(std::move(f));
  done.get();
}
void waitsAtOnce(callback f) { (void)std::async(std::move(f)); }
void localPool(callback f) {
  rt::thread_pool mine;
  mine.post(std::move(f));
}
void localService(callback f) {
  service mine;
  mine.anyhow(std::move(f));
}
std::queue<callback> later;
void keeps(callback f) { later.push(std::move(f)); }
void callsIt(callback f) { f(); }
void onlyCounts(callback f) {
  std::size_t size = sizeof(f);
  pool.post([size] {});
}
void byReference(callback f) {
  pool.post([&f] { f(); });
}
void lendsToATask(callback f) { rt::spawn_detached(pool, borrows(f)); }
rt::task<> coroutine(callback f) {
  pool.post(std::move(f));
  co_return;
}
struct base {
  virtual void start(callback f) { pool.post(std::move(f)); }
};
struct worker {
  explicit worker(callback f) : thread(std::move(f)) {}
  ~worker() { thread.join(); }
  std::thread thread;
};
ASYNC_TIDY_SINK void kept(callback f) { pool.post(std::move(f)); }

void callsThem(base &virtually) {
  int n = 0;
  auto f = [&n] { ++n; };
  joins(f);
  joinsInDestructor(f);
  waits(f);
  waitsAtOnce(f);
  localPool(f);
  localService(f);
  keeps(f);
  callsIt(f);
  onlyCounts(f);
  byReference(f);
  lendsToATask(f);
  (void)coroutine(f);
  virtually.start(f);
  worker w(f);
  kept(f);
}

//===--- The object waits -------------------------------------------------===//

class group {
  std::vector<std::thread> threads_;

public:
  ~group() {
    for (std::thread &thread : threads_)
      thread.join();
  }
  void start(callback f) { threads_.emplace_back(std::move(f)); }
};
void startIn(group &g, callback f) { g.start(std::move(f)); }

void objectDeclaredLast() {
  int n = 0;
  service s;
  s.anyhow([&n] { ++n; });
  group g;
  g.start([&n] { ++n; });
  startIn(g, [&n] { ++n; });
}
void objectDeclaredFirst() {
  service s;
  group g;
  int n = 0;
  s.anyhow([&n] { ++n; });
  g.start([&n] { ++n; });
}
