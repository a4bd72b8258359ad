// Functions that start work because their bodies hand a parameter to a spawn.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include -I%S/Inputs \
// RUN:   | grep '^spawns.cpp:.* \(starts work on\|is given to it\) ' \
// RUN:   | grep -v ' by move$' > %t
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

// CHECK: spawns.cpp:[[@LINE+1]]:28: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
void postsIt(callback f) { pool.post(std::move(f)); }
// CHECK: spawns.cpp:[[@LINE+2]]:38: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
// CHECK: spawns.cpp:[[@LINE+1]]:48: 'f' is given to it by copy{{$}}
void postsACopy(const callback &f) { pool.post(f); }
template <class F> void runsAThread(F &&f) {
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread(std::forward<F>(f)).detach();
}
template <class F, class... Args> void withArguments(F f, Args... args) {
  // CHECK: spawns.cpp:[[@LINE+3]]:3: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  // CHECK: spawns.cpp:[[@LINE+2]]:15: 'f' is given to it by copy{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:18: 'args' is given to it by copy{{$}}
  std::thread(f, args...).detach();
}
void capturesIt(callback f) {
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:14: 'f' is given to it by copy{{$}}
  pool.post([f] { f(); });
}
void movesItIn(int priority, callback f) {
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:32: 'priority' is given to it by copy{{$}}
  pool.post([f = std::move(f), priority] { f(); });
}
void namesTheClosure(callback f) {
  // CHECK: spawns.cpp:[[@LINE+1]]:15: 'f' is given to it by copy{{$}}
  auto job = [f] { f(); };
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  pool.post(std::move(job));
}
// CHECK: spawns.cpp:[[@LINE+1]]:31: 'rt::spawn_detached' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
void makesATask(callback f) { rt::spawn_detached(pool, calls(std::move(f))); }

void callables() {
  int n = 0;
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'postsIt' starts work on several threads: 'pool' is constructed for 4 threads; 'postsIt' passes 'f' to 'rt::executor::post'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:13: 'n' is given to it as a borrow that it may outlive{{$}}
  postsIt([&n] { ++n; });
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'postsACopy' starts work on several threads: 'pool' is constructed for 4 threads; 'postsACopy' passes 'f' to 'rt::executor::post'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:16: 'n' is given to it as a borrow that it may outlive{{$}}
  postsACopy([&n] { ++n; });
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'runsAThread' starts work on another thread: 'std::thread' runs the callable on a new thread; 'runsAThread' passes 'f' to 'std::thread::thread'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:17: 'n' is given to it as a borrow that it may outlive{{$}}
  runsAThread([&n] { ++n; });
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'withArguments' starts work on another thread: 'std::thread' runs the callable on a new thread; 'withArguments' passes 'f' to 'std::thread::thread'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:39: 'n' is given to it as a borrow that it may outlive{{$}}
  withArguments([](int *p) { ++*p; }, &n);
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'capturesIt' starts work on several threads: 'pool' is constructed for 4 threads; 'capturesIt' passes 'f' to 'rt::executor::post'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:16: 'n' is given to it as a borrow that it may outlive{{$}}
  capturesIt([&n] { ++n; });
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'movesItIn' starts work on several threads: 'pool' is constructed for 4 threads; 'movesItIn' passes 'f' to 'rt::executor::post'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:18: 'n' is given to it as a borrow that it may outlive{{$}}
  movesItIn(1, [&n] { ++n; });
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'namesTheClosure' starts work on several threads: 'pool' is constructed for 4 threads; 'namesTheClosure' passes 'f' to 'rt::executor::post'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:21: 'n' is given to it as a borrow that it may outlive{{$}}
  namesTheClosure([&n] { ++n; });
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'makesATask' starts work on several threads: 'pool' is constructed for 4 threads; 'makesATask' passes 'f' to 'rt::spawn_detached'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:16: 'n' is given to it as a borrow that it may outlive{{$}}
  makesATask([&n] { ++n; });
}

//===--- A task -----------------------------------------------------------===//

// CHECK: spawns.cpp:[[@LINE+1]]:31: 'rt::spawn_detached' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
void startsIt(rt::task<> t) { rt::spawn_detached(pool, std::move(t)); }
rt::task<> holds(int *n);
rt::join_handle<void> returnsTheHandle(rt::task<> t) {
  // CHECK: spawns.cpp:[[@LINE+1]]:10: 'rt::spawn' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  return rt::spawn(pool, std::move(t));
}

void tasks() {
  int n = 0;
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'startsIt' starts work on several threads: 'pool' is constructed for 4 threads; 'startsIt' passes 't' to 'rt::spawn_detached'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:18: 'n' is given to it as a borrow that it may outlive{{$}}
  startsIt(holds(&n));
  // CHECK: spawns.cpp:[[@LINE+2]]:17: 'returnsTheHandle' starts work on several threads: 'pool' is constructed for 4 threads; 'returnsTheHandle' passes 't' to 'rt::spawn'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:40: 'n' is given to it as a borrow that it may outlive{{$}}
  auto handle = returnsTheHandle(holds(&n));
}

//===--- The executor -----------------------------------------------------===//

// CHECK: spawns.cpp:[[@LINE+1]]:47: 'rt::executor::post' starts work on an unknown executor{{$}}
void anywhere(rt::executor &ex, callback f) { ex.post(std::move(f)); }
// CHECK: spawns.cpp:[[@LINE+1]]:49: 'rt::executor::post' starts work on several threads: 'on' has several threads{{$}}
void onAPool(rt::thread_pool &on, callback f) { on.post(std::move(f)); }
// CHECK: spawns.cpp:[[@LINE+1]]:54: 'rt::executor::post' starts work on a single thread: 'loop' runs one thing at a time{{$}}
void onALoop(rt::current_thread &loop, callback f) { loop.post(std::move(f)); }
class service {
  rt::thread_pool one_{1};
  rt::thread_pool many_;

public:
  // CHECK: spawns.cpp:[[@LINE+1]]:33: 'rt::executor::post' starts work on a single thread: 'one_' is constructed for one thread{{$}}
  void serialised(callback f) { one_.post(std::move(f)); }
  // CHECK: spawns.cpp:[[@LINE+1]]:29: 'rt::executor::post' starts work on several threads: 'many_' has several threads{{$}}
  void anyhow(callback f) { many_.post(std::move(f)); }
};

void executors(rt::executor &ex, service &s) {
  rt::current_thread loop;
  rt::thread_pool alone(1);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'anywhere' starts work on several threads: 'pool' is constructed for 4 threads; 'anywhere' passes 'f' to 'rt::executor::post'{{$}}
  anywhere(pool, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'anywhere' starts work on a single thread: 'loop' runs one thing at a time; 'anywhere' passes 'f' to 'rt::executor::post'{{$}}
  anywhere(loop, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'anywhere' starts work on a single thread: 'alone' is constructed for one thread; 'anywhere' passes 'f' to 'rt::executor::post'{{$}}
  anywhere(alone, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'anywhere' starts work on an unknown executor; 'anywhere' passes 'f' to 'rt::executor::post'{{$}}
  anywhere(ex, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'onAPool' starts work on several threads: 'pool' is constructed for 4 threads; 'onAPool' passes 'f' to 'rt::executor::post'{{$}}
  onAPool(pool, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'onAPool' starts work on a single thread: 'alone' is constructed for one thread; 'onAPool' passes 'f' to 'rt::executor::post'{{$}}
  onAPool(alone, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'onALoop' starts work on a single thread: 'loop' runs one thing at a time; 'onALoop' passes 'f' to 'rt::executor::post'{{$}}
  onALoop(loop, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'service::serialised' starts work on a single thread: 'one_' is constructed for one thread; 'service::serialised' passes 'f' to 'rt::executor::post'{{$}}
  s.serialised(run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'service::anyhow' starts work on several threads: 'many_' has several threads; 'service::anyhow' passes 'f' to 'rt::executor::post'{{$}}
  s.anyhow(run);
}

//===--- Through several --------------------------------------------------===//

// CHECK: spawns.cpp:[[@LINE+1]]:27: 'postsIt' starts work on several threads: 'pool' is constructed for 4 threads; 'postsIt' passes 'f' to 'rt::executor::post'{{$}}
void second(callback f) { postsIt(std::move(f)); }
// CHECK: spawns.cpp:[[@LINE+1]]:44: 'anywhere' starts work on an unknown executor; 'anywhere' passes 'f' to 'rt::executor::post'{{$}}
void third(rt::executor &ex, callback f) { anywhere(ex, std::move(f)); }
void even(callback f, int n);
void odd(callback f, int n) {
  if (n)
    // CHECK: spawns.cpp:[[@LINE+2]]:5: 'even' starts work on several threads: 'pool' is constructed for 4 threads; 'even' passes 'f' to 'rt::executor::post'{{$}}
    // CHECK: spawns.cpp:[[@LINE+1]]:10: 'f' is given to it by copy{{$}}
    even(f, n - 1);
}
void even(callback f, int n) {
  if (n)
    // CHECK: spawns.cpp:[[@LINE+2]]:5: 'odd' starts work on several threads: 'pool' is constructed for 4 threads; 'odd' passes 'f' to 'even'; 'even' passes 'f' to 'rt::executor::post'{{$}}
    // CHECK: spawns.cpp:[[@LINE+1]]:9: 'f' is given to it by copy{{$}}
    odd(f, n - 1);
  else
    // CHECK: spawns.cpp:[[@LINE+2]]:5: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
    // CHECK: spawns.cpp:[[@LINE+1]]:15: 'f' is given to it by copy{{$}}
    pool.post(f);
}

void throughSeveral(rt::current_thread &loop) {
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'second' starts work on several threads: 'pool' is constructed for 4 threads; 'second' passes 'f' to 'postsIt'; 'postsIt' passes 'f' to 'rt::executor::post'{{$}}
  second(run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'third' starts work on several threads: 'pool' is constructed for 4 threads; 'third' passes 'f' to 'anywhere'; 'anywhere' passes 'f' to 'rt::executor::post'{{$}}
  third(pool, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'third' starts work on a single thread: 'loop' runs one thing at a time; 'third' passes 'f' to 'anywhere'; 'anywhere' passes 'f' to 'rt::executor::post'{{$}}
  third(loop, run);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'even' starts work on several threads: 'pool' is constructed for 4 threads; 'even' passes 'f' to 'rt::executor::post'{{$}}
  even(run, 4);
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'odd' starts work on several threads: 'pool' is constructed for 4 threads; 'odd' passes 'f' to 'even'; 'even' passes 'f' to 'rt::executor::post'{{$}}
  odd(run, 5);
}

//===--- No spawn for the caller ------------------------------------------===//

void joins(callback f) {
  // CHECK: spawns.cpp:[[@LINE+1]]:15: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  std::thread worker(std::move(f));
  worker.join();
}
// CHECK: spawns.cpp:[[@LINE+1]]:51: 'std::jthread::jthread' starts work on another thread: 'std::jthread' runs the callable on a new thread{{$}}
void joinsInDestructor(callback f) { std::jthread worker(std::move(f)); }
void waits(callback f) {
  // CHECK: spawns.cpp:[[@LINE+1]]:15: 'std::async' starts work on another thread: 'std::async' runs the callable as if on a new thread{{$}}
  auto done = std::async(std::move(f));
  done.get();
}
// CHECK: spawns.cpp:[[@LINE+1]]:38: 'std::async' starts work on another thread: 'std::async' runs the callable as if on a new thread{{$}}
void waitsAtOnce(callback f) { (void)std::async(std::move(f)); }
void localPool(callback f) {
  rt::thread_pool mine;
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'mine' has several threads{{$}}
  mine.post(std::move(f));
}
void localService(callback f) {
  service mine;
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'service::anyhow' starts work on several threads: 'many_' has several threads; 'service::anyhow' passes 'f' to 'rt::executor::post'{{$}}
  mine.anyhow(std::move(f));
}
std::queue<callback> later;
void keeps(callback f) { later.push(std::move(f)); }
void callsIt(callback f) { f(); }
void onlyCounts(callback f) {
  std::size_t size = sizeof(f);
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:14: 'size' is given to it by copy{{$}}
  pool.post([size] {});
}
void byReference(callback f) {
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:15: 'f' is given to it as a borrow that it may outlive{{$}}
  pool.post([&f] { f(); });
}
// CHECK: spawns.cpp:[[@LINE+2]]:33: 'rt::spawn_detached' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
// CHECK: spawns.cpp:[[@LINE+1]]:66: 'f' is given to it as a borrow that it may outlive{{$}}
void lendsToATask(callback f) { rt::spawn_detached(pool, borrows(f)); }
rt::task<> coroutine(callback f) {
  // CHECK: spawns.cpp:[[@LINE+1]]:3: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  pool.post(std::move(f));
  co_return;
}
struct gate {
  void open();
  void pass();
};
void sharesAGate(callback f) {
  gate g;
  // CHECK: spawns.cpp:[[@LINE+3]]:3: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  // CHECK: spawns.cpp:[[@LINE+2]]:14: 'f' is given to it by copy{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:18: 'g' is given to it as a borrow that it may outlive{{$}}
  pool.post([f, &g] {
    f();
    g.open();
  });
  g.pass();
}
void sharesAnOwnedGate(callback f) {
  auto g = std::make_shared<gate>();
  // CHECK: spawns.cpp:[[@LINE+3]]:3: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  // CHECK: spawns.cpp:[[@LINE+2]]:14: 'f' is given to it by copy{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:17: 'g' is given to it by copy{{$}}
  pool.post([f, g] {
    f();
    g->open();
  });
  g->pass();
}
struct ticket {
  void redeem();
};
ASYNC_TIDY_SPAWN ticket submit(callback f);
void redeems(callback f) {
  // CHECK: spawns.cpp:[[@LINE+1]]:14: 'submit' starts work on an unknown executor{{$}}
  ticket t = submit(std::move(f));
  t.redeem();
}
struct base {
  // CHECK: spawns.cpp:[[@LINE+1]]:36: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
  virtual void start(callback f) { pool.post(std::move(f)); }
};
struct worker {
  // CHECK: spawns.cpp:[[@LINE+1]]:33: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  explicit worker(callback f) : thread(std::move(f)) {}
  ~worker() { thread.join(); }
  std::thread thread;
};
// CHECK: spawns.cpp:[[@LINE+1]]:41: 'rt::executor::post' starts work on several threads: 'pool' is constructed for 4 threads{{$}}
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
  sharesAGate(f);
  sharesAnOwnedGate(f);
  redeems(f);
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
  // CHECK: spawns.cpp:[[@LINE+1]]:28: 'std::thread::thread' starts work on another thread: 'std::thread' runs the callable on a new thread{{$}}
  void start(callback f) { threads_.emplace_back(std::move(f)); }
};
// CHECK: spawns.cpp:[[@LINE+1]]:38: 'group::start' starts work on another thread: 'std::thread' runs the callable on a new thread; 'group::start' passes 'f' to 'std::thread::thread'{{$}}
void startIn(group &g, callback f) { g.start(std::move(f)); }

void objectDeclaredLast() {
  int n = 0;
  service s;
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'service::anyhow' starts work on several threads: 'many_' has several threads; 'service::anyhow' passes 'f' to 'rt::executor::post'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:14: 'n' is given to it as a borrow{{$}}
  s.anyhow([&n] { ++n; });
  group g;
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'group::start' starts work on another thread: 'std::thread' runs the callable on a new thread; 'group::start' passes 'f' to 'std::thread::thread'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:13: 'n' is given to it as a borrow{{$}}
  g.start([&n] { ++n; });
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'startIn' starts work on another thread: 'std::thread' runs the callable on a new thread; 'startIn' passes 'f' to 'group::start'; 'group::start' passes 'f' to 'std::thread::thread'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:16: 'n' is given to it as a borrow{{$}}
  startIn(g, [&n] { ++n; });
}
void objectDeclaredFirst() {
  service s;
  group g;
  int n = 0;
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'service::anyhow' starts work on several threads: 'many_' has several threads; 'service::anyhow' passes 'f' to 'rt::executor::post'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:14: 'n' is given to it as a borrow that is gone when it is waited for{{$}}
  s.anyhow([&n] { ++n; });
  // CHECK: spawns.cpp:[[@LINE+2]]:3: 'group::start' starts work on another thread: 'std::thread' runs the callable on a new thread; 'group::start' passes 'f' to 'std::thread::thread'{{$}}
  // CHECK: spawns.cpp:[[@LINE+1]]:13: 'n' is given to it as a borrow that it may outlive{{$}}
  g.start([&n] { ++n; });
}
