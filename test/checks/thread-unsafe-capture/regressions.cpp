// Mistakes that were made once.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <pthread.h>
#include <string>
#include <thread>
#include <vector>

void *run(void *);
void keep(pthread_t);

/// &id is where the handle goes, not what the work is given.
void posixHandle() {
  int n = 0;
  pthread_t id;
  pthread_create(&id, nullptr, run, &n);
// CHECK:      :[[@LINE-1]]:37: warning: the address of 'n' is passed to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'pthread_create' runs the function on a new thread
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'n' is destroyed at the end of its scope in function 'posixHandle'
// CHECK-NEXT: :[[@LINE-4]]:37: note: pass a copy, or wait for the work before 'n' is gone
}

/// The handle goes to somebody who may join it.
void posixHandlePassedOn() {
  int n = 0;
  pthread_t id;
  pthread_create(&id, nullptr, run, &n);
  keep(id);
}

struct starter {
  pthread_t id;
  ~starter() { pthread_join(id, nullptr); }
  void start() {
    int n = 0;
    pthread_create(&id, nullptr, run, &n);
  }
};

/// The result of the call is not the handle.
void posixResultTested() {
  int n = 0;
  pthread_t id;
  if (pthread_create(&id, nullptr, run, &n) == 0)
    pthread_join(id, nullptr);
}

/// A jthread that is detached does not wait.
void jthreadDetached() {
  int n = 0;
  std::jthread t([&] { ++n; });
// CHECK:      :[[@LINE-1]]:26: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:16: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'jthreadDetached'
// CHECK-NEXT: :[[@LINE-4]]:26: note: pass a copy, or wait for the work before 'n' is gone
  t.detach();
}

void jthreadTemporaryDetached() {
  int n = 0;
  std::jthread([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:24: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'jthreadTemporaryDetached'
// CHECK-NEXT: :[[@LINE-4]]:24: note: pass a copy, or wait for the work before 'n' is gone
}

/// The future of std::async waits when it is destroyed, used or not.
void futureDropped() {
  int n = 0;
  auto f = std::async(std::launch::async, [&] { ++n; });
  (void)std::async(std::launch::async, [&] { ++n; });
}

/// The annotation stands on the base: the way there is shown.
struct ASYNC_TIDY_NOT_SEND window {};
struct button : window {};
struct form {
  std::vector<button> buttons;
};
void annotatedBase(form f) {
  std::thread([f] { (void)f; }).detach();
// CHECK:      :[[@LINE-1]]:16: warning: 'f' is copied into work on another thread, but 'window' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-6]]:23: note: member 'buttons' of 'form' has type 'std::vector<button>'
// CHECK-NEXT: :[[@LINE-9]]:17: note: base of 'button' has type 'window'
// CHECK-NEXT: :[[@LINE-11]]:28: note: 'window' must stay on one thread: it is annotated 'async::not_send'
// CHECK-NEXT: :[[@LINE-6]]:16: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

/// A wait that comes before the spawn waits for something else.
void waitsBefore(std::future<int> f) {
  int n = f.get();
  std::thread([&n] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:17: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'waitsBefore'
// CHECK-NEXT: :[[@LINE-4]]:17: note: pass a copy, or wait for the work before 'n' is gone
}

/// A local of an enclosing function is not this lambda's.
void enclosingLocal() {
  int n = 0;
  auto start = [&n] { std::thread([&n] { ++n; }).detach(); };
  start();
}

/// A type that holds a pointer to itself.
struct list {
  list *next;
  std::vector<list> children;
};
void recursiveType(list l) {
  std::thread([l] { (void)l; }).detach();
}

/// The pool is there for as long as its destructor waits for its own work.
rt::task<> acceptsOn(rt::thread_pool &pool);
void poolGivenToItsTask() {
  rt::thread_pool pool;
  rt::spawn_detached(pool, acceptsOn(pool));
  pool.post([&] { pool.post([] {}); });
}

/// A part dies with the whole.
rt::task<> reads(const std::string &s);
struct settings {
  std::string name;
  std::string names[2];
  std::string &elsewhere;
  std::string *pointer;
};
void partsOfALocal(rt::thread_pool &pool, settings given) {
  rt::spawn_detached(pool, reads(given.name));
// CHECK:      :[[@LINE-1]]:34: warning: 'given' is passed by reference to work on another thread, which may outlive 'given' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:52: note: 'given' is destroyed at the end of its scope in function 'partsOfALocal'
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a copy, or wait for the work before 'given' is gone
  rt::spawn_detached(pool, reads(given.names[1]));
// CHECK:      :[[@LINE-1]]:34: warning: 'given' is passed by reference to work on another thread, which may outlive 'given' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-9]]:52: note: 'given' is destroyed at the end of its scope in function 'partsOfALocal'
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a copy, or wait for the work before 'given' is gone
  pool.post([&name = given.name] { name.clear(); });
// CHECK:      :[[@LINE-1]]:15: warning: 'given' is passed by reference to work on another thread, which may outlive 'given' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-14]]:52: note: 'given' is destroyed at the end of its scope in function 'partsOfALocal'
// CHECK-NEXT: :[[@LINE-4]]:15: note: pass a copy, or wait for the work before 'given' is gone
}

/// What it refers to or points to does not.
void notPartsOfALocal(rt::thread_pool &pool, settings given) {
  rt::spawn_detached(pool, reads(given.elsewhere));
  rt::spawn_detached(pool, reads(*given.pointer));
}

/// A pointer made by the capture.
void initCapturedAddress(rt::thread_pool &pool) {
  std::string s;
  pool.post([p = &s] { p->clear(); });
// CHECK:      :[[@LINE-1]]:14: warning: the address of 's' is passed to work on another thread, which may outlive 's' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 's' is destroyed at the end of its scope in function 'initCapturedAddress'
// CHECK-NEXT: :[[@LINE-4]]:14: note: pass a copy, or wait for the work before 's' is gone
}

// --- A loop without end keeps only the locals around it.

void loopEnds() {
  int n = 0;
  std::thread([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:23: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'loopEnds'
// CHECK-NEXT: :[[@LINE-4]]:23: note: pass a copy, or wait for the work before 'n' is gone
  for (;;)
    if (n > 3)
      return;
}

void localOfTheLoop() {
  while (true) {
    int n = 0;
    std::thread([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'n' is destroyed at the end of its scope in function 'localOfTheLoop'
// CHECK-NEXT: :[[@LINE-4]]:25: note: pass a copy, or wait for the work before 'n' is gone
  }
}

void innerScopeEndsFirst() {
  {
    int n = 0;
    std::thread([&] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:25: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'n' is destroyed at the end of its scope in function 'innerScopeEndsFirst'
// CHECK-NEXT: :[[@LINE-4]]:25: note: pass a copy, or wait for the work before 'n' is gone
  }
  for (;;) {
  }
}

/// Waits in a member function of its own class (async_simple, Latch).
class own_latch {
  std::atomic<int> left = 1;

public:
  void down() { --left; }
  void await(rt::executor &);
};
void waitsOnItsOwnClass(rt::thread_pool &pool) {
  own_latch done;
  pool.post([&done] { done.down(); });
  done.await(pool);
}

/// A handler that work only adds to a list runs later, or never.
struct handlers {
  void add(std::function<void()>);
};
template <class F> void adds(rt::thread_pool &pool, handlers &all, F f) {
  pool.post([&all, f] { all.add(f); });
}
void addsHandler(rt::thread_pool &pool, handlers &all) {
  int n = 0;
  adds(pool, all, [&] { ++n; });
}

namespace seastar {
template <class T> class lw_shared_ptr {
  T *p = nullptr;

public:
  lw_shared_ptr(const lw_shared_ptr &);
  ~lw_shared_ptr();
  T *operator->() const;
};
struct smp {
  template <class F> static int submit_to(unsigned, F) { return 0; }
};
} // namespace seastar

/// The callable comes back to the shard that made it, and is destroyed there.
void looksAtItsCopy(seastar::lw_shared_ptr<int> p) {
  (void)seastar::smp::submit_to(1, [p] { return *p.operator->(); });
}
void copiesItsCopy(seastar::lw_shared_ptr<int> p) {
  (void)seastar::smp::submit_to(1, [p] { auto q = p; });
// CHECK:      :[[@LINE-1]]:37: warning: 'p' is copied into work on another thread, but 'seastar::lw_shared_ptr<int>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:9: note: 'seastar::smp::submit_to' runs the callable on another shard
// CHECK-NEXT: :[[@LINE-3]]:37: note: 'seastar::lw_shared_ptr<int>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:37: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}

/// Whoever calls a private function holds the lock.
class growing_pool {
  std::mutex mutex;
  std::condition_variable wake;
  int size = 0, idle = 0, seen = 0;

  void loop() {
    auto lock = std::unique_lock(mutex);
    for (;;) {
      grow();
      wake.wait(lock);
    }
  }
  void grow() {
    while (size > idle) {
      idle += 1;
      std::thread([this] { loop(); }).detach();
    }
  }

public:
  void look() { ++seen; }
  void add() {
    auto lock = std::unique_lock(mutex);
    ++size;
    grow();
  }
};

/// One of the callers does not.
class racing_pool {
  std::mutex mutex;
  int idle = 0, seen = 0;

  void loop() {
    auto lock = std::unique_lock(mutex);
    grow();
  }
  void grow() {
    while (idle < 3) {
      idle += 1;
      std::thread([this] { loop(); }).detach();
// CHECK:      :[[@LINE-1]]:7: warning: 'this->idle' is read by work on another thread while function 'grow' changes it [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-4]]:12: note: the work reads it here
// CHECK-NEXT: :[[@LINE-4]]:7: note: function 'grow' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:7: note: wait for the work first, guard 'this->idle' with a mutex, or pass a copy
    }
  }

public:
  void look() { ++seen; }
  void add() { grow(); }
};

/// A constructor needs no lock until it has started others.
class starting_pool {
  std::mutex mutex;
  int idle = 0, seen = 0;

  void count() {
    auto lock = std::unique_lock(mutex);
    ++idle;
  }

public:
  void look() { ++seen; }
  starting_pool() {
    std::thread([this] { count(); }).detach();
// CHECK:      :[[@LINE-1]]:5: warning: 'this->idle' is changed by work on another thread and by function 'starting_pool' at the same time [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-8]]:7: note: the work changes it here
// CHECK-NEXT: :[[@LINE+3]]:5: note: function 'starting_pool' changes it here, without waiting for the work
// CHECK-NEXT: :[[@LINE-4]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:5: note: wait for the work first, guard 'this->idle' with a mutex, or pass a copy
    idle = 0;
  }
};
