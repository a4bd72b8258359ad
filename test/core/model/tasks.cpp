// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep -v "' \\(send\\|sync\\): \\|: work of" \
// RUN:   | FileCheck --implicit-check-not=': ' %s

// What a value stands for, read from the language: the promise of its type, its
// awaiter, and what suspends at the start. No library model is involved.

#include <coroutine>
#include <exception>
#include <utility>

struct promiseBase {
  std::suspend_always final_suspend() noexcept { return {}; }
  void return_void() {}
  void unhandled_exception() { std::terminate(); }
};
struct awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  int await_resume();
};

//===--- When it starts ---------------------------------------------------===//

template <class Initial> struct startsWith : awaiter {
  struct promise_type : promiseBase {
    startsWith get_return_object();
    Initial initial_suspend();
  };
};

struct derivedFromAlways : std::suspend_always {};
struct neverReady {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
struct alwaysReady {
  static constexpr bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
struct schedules {
  bool await_ready() { return false; }
  void await_suspend(std::coroutine_handle<> h) { h.resume(); }
  void await_resume() {}
};
struct asksFirst {
  bool ready;
  bool await_ready() { return ready; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
struct declaredOnly {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

struct deducesStart : awaiter {
  struct promise_type : promiseBase {
    deducesStart get_return_object();
    auto initial_suspend() { return std::suspend_always{}; }
  };
};
struct inheritsStart : awaiter {
  struct base : promiseBase {
    std::suspend_never initial_suspend();
  };
  struct promise_type : base {
    inheritsStart get_return_object();
  };
};

void starts() {
  startsWith<std::suspend_always> a;
// CHECK: :[[@LINE-1]]:35: 'startsWith<std::suspend_always>' is lazy task: promise type 'startsWith::promise_type'
  startsWith<std::suspend_never> b;
// CHECK: :[[@LINE-1]]:34: 'startsWith<std::suspend_never>' is eager task: promise type 'startsWith::promise_type'
  startsWith<derivedFromAlways> c;
// CHECK: :[[@LINE-1]]:33: 'startsWith<derivedFromAlways>' is lazy task: promise type 'startsWith::promise_type'
  startsWith<neverReady> d;
// CHECK: :[[@LINE-1]]:26: 'startsWith<neverReady>' is lazy task: promise type 'startsWith::promise_type'
  startsWith<alwaysReady> e;
// CHECK: :[[@LINE-1]]:27: 'startsWith<alwaysReady>' is eager task: promise type 'startsWith::promise_type'
  startsWith<schedules> f;
// CHECK: :[[@LINE-1]]:25: 'startsWith<schedules>' is task: promise type 'startsWith::promise_type'
  startsWith<asksFirst> g;
// CHECK: :[[@LINE-1]]:25: 'startsWith<asksFirst>' is task: promise type 'startsWith::promise_type'
  startsWith<declaredOnly> h;
// CHECK: :[[@LINE-1]]:28: 'startsWith<declaredOnly>' is task: promise type 'startsWith::promise_type'
  deducesStart i;
// CHECK: :[[@LINE-1]]:16: 'deducesStart' is lazy task: promise type 'deducesStart::promise_type'
  inheritsStart j;
// CHECK: :[[@LINE-1]]:17: 'inheritsStart' is eager task: promise type 'inheritsStart::promise_type'
}

//===--- How it is awaited ------------------------------------------------===//

template <class Task> struct lazyPromise : promiseBase {
  Task get_return_object();
  std::suspend_always initial_suspend();
};

struct isItsAwaiter : awaiter {
  using promise_type = lazyPromise<isItsAwaiter>;
};
struct memberOperator {
  using promise_type = lazyPromise<memberOperator>;
  awaiter operator co_await() &&;
};
struct freeOperator {
  using promise_type = lazyPromise<freeOperator>;
};
awaiter operator co_await(freeOperator);
struct hiddenFriend {
  using promise_type = lazyPromise<hiddenFriend>;
  friend awaiter operator co_await(hiddenFriend &&);
};
template <class T> struct freeTemplate {
  using promise_type = lazyPromise<freeTemplate>;
};
template <class T> awaiter operator co_await(freeTemplate<T> &&);
struct ownPromise {
  struct promise_type : lazyPromise<ownPromise> {
    awaiter await_transform(ownPromise);
  };
};
struct derived : memberOperator {};
struct derivedFree : freeOperator {};
using alias = memberOperator;

void awaits() {
  isItsAwaiter a;
// CHECK: :[[@LINE-1]]:16: 'isItsAwaiter' is lazy task: promise type 'lazyPromise'
  memberOperator b;
// CHECK: :[[@LINE-1]]:18: 'memberOperator' is lazy task: promise type 'lazyPromise'
  freeOperator c;
// CHECK: :[[@LINE-1]]:16: 'freeOperator' is lazy task: promise type 'lazyPromise'
  hiddenFriend d;
// CHECK: :[[@LINE-1]]:16: 'hiddenFriend' is lazy task: promise type 'lazyPromise'
  freeTemplate<int> e;
// CHECK: :[[@LINE-1]]:21: 'freeTemplate<int>' is lazy task: promise type 'lazyPromise'
  ownPromise f;
// CHECK: :[[@LINE-1]]:14: 'ownPromise' is lazy task: promise type 'ownPromise::promise_type'
  derived g;
// CHECK: :[[@LINE-1]]:11: 'derived' is lazy task: promise type 'lazyPromise'
  derivedFree h;
// CHECK: :[[@LINE-1]]:15: 'derivedFree' is lazy task: promise type 'lazyPromise'
  alias i;
// CHECK: :[[@LINE-1]]:9: 'alias' is lazy task: promise type 'lazyPromise'
  const memberOperator j;
// CHECK: :[[@LINE-1]]:24: 'memberOperator' is lazy task: promise type 'lazyPromise'
}

//===--- Where the promise is ---------------------------------------------===//

template <class T> struct fullySpecialised : awaiter {};
template <>
struct std::coroutine_traits<fullySpecialised<int>, int>
    : promiseBase {
  using promise_type = lazyPromise<fullySpecialised<int>>;
};
template <class T> struct partlySpecialised : awaiter {};
template <class T, class... Args>
struct std::coroutine_traits<partlySpecialised<T>, Args...> {
  struct promise_type : promiseBase {
    partlySpecialised<T> get_return_object();
    std::suspend_never initial_suspend();
  };
};
template <class T> class promiseElsewhere;
namespace detail {
template <class T> struct promise : promiseBase {
  promiseElsewhere<T> get_return_object();
  std::suspend_always initial_suspend();
};
} // namespace detail
template <class T> class promiseElsewhere : awaiter {
public:
  using promise_type = detail::promise<T>;
  using awaiter::await_ready, awaiter::await_suspend, awaiter::await_resume;
};

fullySpecialised<int> full(int);
partlySpecialised<int> part(const char *);
promiseElsewhere<int> elsewhere();
void promises() {
  full(1);
// CHECK: :[[@LINE-1]]:3: 'fullySpecialised<int>' is lazy task: promise type 'lazyPromise'
  part("");
// CHECK: :[[@LINE-1]]:3: 'partlySpecialised<int>' is eager task: promise type 'std::coroutine_traits::promise_type'
  elsewhere();
// CHECK: :[[@LINE-1]]:3: 'promiseElsewhere<int>' is lazy task: promise type 'detail::promise'
}

// A class by that name is no task because of it.
struct notItsOwnPromise {
  struct promise_type : lazyPromise<notItsOwnPromise> {
    promise_type copy();
  };
};
void promiseItself(notItsOwnPromise::promise_type p) {
  p.copy();
}

//===--- Generators, detached ones, and the rest --------------------------===//

template <class Generator> struct yieldingPromise : lazyPromise<Generator> {
  std::suspend_always yield_value(int);
};
struct pulled {
  using promise_type = yieldingPromise<pulled>;
  bool next();
};
struct ranged {
  using promise_type = yieldingPromise<ranged>;
  int *begin();
  int *end();
};
struct notIterated {
  using promise_type = yieldingPromise<notIterated>;
};
// Each value is awaited: begin() makes it a generator all the same.
struct asyncRanged : awaiter {
  using promise_type = yieldingPromise<asyncRanged>;
  awaiter begin();
};
// A task that can also report progress with co_yield.
struct progress : awaiter {
  using promise_type = yieldingPromise<progress>;
};
struct detached {
  struct promise_type : promiseBase {
    detached get_return_object();
    std::suspend_never initial_suspend();
  };
};
struct awaitable {
  awaiter operator co_await() const;
};
struct almostAwaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
};
struct incomplete;

void others(incomplete &k) {
  pulled a;
// CHECK: :[[@LINE-1]]:10: 'pulled' is lazy generator: promise type 'yieldingPromise'
  ranged b;
// CHECK: :[[@LINE-1]]:10: 'ranged' is lazy generator: promise type 'yieldingPromise'
  notIterated c;
// CHECK: :[[@LINE-1]]:15: 'notIterated' is lazy generator: promise type 'yieldingPromise'
  asyncRanged d;
// CHECK: :[[@LINE-1]]:15: 'asyncRanged' is lazy generator: promise type 'yieldingPromise'
  progress e;
// CHECK: :[[@LINE-1]]:12: 'progress' is lazy task: promise type 'yieldingPromise'
  detached f;
// CHECK: :[[@LINE-1]]:12: 'detached' is eager detached: promise type 'detached::promise_type'
  awaiter g;
// CHECK: :[[@LINE-1]]:11: 'awaiter' is awaiter: await_ready, await_suspend and await_resume
  awaitable h;
// CHECK: :[[@LINE-1]]:13: 'awaitable' is awaitable: operator co_await
  almostAwaiter i;
  int j;
  std::suspend_always l;
// CHECK: :[[@LINE-1]]:23: 'std::suspend_always' is awaiter: await_ready, await_suspend and await_resume
  std::coroutine_handle<> m;
}

//===--- Results ----------------------------------------------------------===//

// An await of one that is empty ends the coroutine: nothing goes on meanwhile.
struct maybe {
  struct promise_type : promiseBase {
    maybe get_return_object();
    std::suspend_never initial_suspend();
    bool failed = false;
  };
  bool await_ready();
  template <class Promise>
  void await_suspend(std::coroutine_handle<Promise> h) {
    h.promise().failed = true;
    h.destroy();
  }
  int await_resume();
};
template <class T> struct maybeOperator {
  using promise_type = typename startsWith<std::suspend_never>::promise_type;
  struct opens {
    bool await_ready();
    void await_suspend(std::coroutine_handle<> h) { h.destroy(); }
    T await_resume();
  };
  opens operator co_await();
  operator startsWith<std::suspend_never>();
};
struct endsWhenCancelled {
  struct promise_type : promiseBase {
    endsWhenCancelled get_return_object();
    std::suspend_never initial_suspend();
  };
  std::coroutine_handle<> waiting;
  bool cancelled;
  bool await_ready();
  void await_suspend(std::coroutine_handle<> h) {
    if (cancelled)
      h.destroy();
    else
      waiting = h;
  }
  int await_resume();
};
struct endsItself {
  using promise_type = lazyPromise<endsItself>;
  std::coroutine_handle<> own;
  bool await_ready();
  void await_suspend(std::coroutine_handle<>) { own.destroy(); }
  int await_resume();
};

void results() {
  maybe a;
// CHECK: :[[@LINE-1]]:9: 'maybe' is eager detached: promise type 'maybe::promise_type'
  maybeOperator<int> b;
// CHECK: :[[@LINE-1]]:22: 'maybeOperator<int>' is detached: promise type 'startsWith::promise_type'
  endsWhenCancelled c;
// CHECK: :[[@LINE-1]]:21: 'endsWhenCancelled' is eager task: promise type 'endsWhenCancelled::promise_type'
  endsItself d;
// CHECK: :[[@LINE-1]]:14: 'endsItself' is lazy task: promise type 'lazyPromise'
}

//===--- Guards -----------------------------------------------------------===//

struct mutex {
  void lock();
  void unlock();
};
template <class T> struct giving {
  using promise_type = lazyPromise<giving>;
  struct awaiter {
    bool await_ready();
    void await_suspend(std::coroutine_handle<>);
    T await_resume();
  };
  awaiter operator co_await();
};
class unlocks {
  mutex *m;

public:
  unlocks(unlocks &&);
  ~unlocks() { m->unlock(); }
};
template <class Mutex> class unlocksAny {
  Mutex *m;

public:
  unlocksAny(unlocksAny &&);
  ~unlocksAny() { m->unlock(); }
};
class copyable {
  mutex *m;

public:
  ~copyable() { m->unlock(); }
};
class doesNotUnlock {
public:
  doesNotUnlock(doesNotUnlock &&);
  ~doesNotUnlock() {}
};

void guards() {
  giving<unlocks> a;
// CHECK: :[[@LINE-1]]:19: 'giving<unlocks>' is lazy task: promise type 'lazyPromise'; its result is a guard
  giving<unlocksAny<mutex>> b;
// CHECK: :[[@LINE-1]]:29: 'giving<unlocksAny<mutex>>' is lazy task: promise type 'lazyPromise'; its result is a guard
  giving<copyable> c;
// CHECK: :[[@LINE-1]]:20: 'giving<copyable>' is lazy task: promise type 'lazyPromise'
  giving<doesNotUnlock> d;
// CHECK: :[[@LINE-1]]:25: 'giving<doesNotUnlock>' is lazy task: promise type 'lazyPromise'
  giving<mutex> e;
// CHECK: :[[@LINE-1]]:17: 'giving<mutex>' is lazy task: promise type 'lazyPromise'
  giving<void> f;
// CHECK: :[[@LINE-1]]:16: 'giving<void>' is lazy task: promise type 'lazyPromise'
}

//===--- Coroutines -------------------------------------------------------===//

memberOperator coroutine() { co_await std::suspend_always(); }
// CHECK: :[[@LINE-1]]:16: 'memberOperator' is lazy task: promise type 'lazyPromise'
// CHECK: :[[@LINE-2]]:16: coroutine 'coroutine' returns 'memberOperator'
// CHECK: :[[@LINE-3]]:30: suspension point: co_await
// CHECK: :[[@LINE-4]]:39: 'std::suspend_always' is awaiter: await_ready, await_suspend and await_resume
auto lambda = []() -> memberOperator { co_return; };
// CHECK: :[[@LINE-1]]:15: 'memberOperator' is lazy task: promise type 'lazyPromise'
// CHECK: :[[@LINE-2]]:15: this coroutine lambda returns 'memberOperator'
detached fireAndForget() { co_await awaiter(); }
// CHECK: :[[@LINE-1]]:10: 'detached' is eager detached: promise type 'detached::promise_type'
// CHECK: :[[@LINE-2]]:10: coroutine 'fireAndForget' returns 'detached'
// CHECK: :[[@LINE-3]]:28: suspension point: co_await
// CHECK: :[[@LINE-4]]:37: 'awaiter' is awaiter: await_ready, await_suspend and await_resume
ranged numbers() { co_yield 1; }
// CHECK: :[[@LINE-1]]:8: 'ranged' is lazy generator: promise type 'yieldingPromise'
// CHECK: :[[@LINE-2]]:8: coroutine 'numbers' returns 'ranged'
