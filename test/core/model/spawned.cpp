// Which coroutines run on several threads, and how they come to.
//
// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include -I%S/Inputs | grep "^spawned.cpp.*runs on several threads" > %t
// RUN: FileCheck %s --implicit-check-not="spawned.cpp" < %t

#include "executors.hpp"

#include <async_tidy/annotations.h>

#include <memory>
#include <thread>
#include <utility>
#include <vector>

rt::task<> step();
extern rt::thread_pool pool;
extern rt::current_thread loop;

// --- what is spawned

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'direct' runs on several threads: spawned on line [[@LINE+2]]{{$}}
rt::task<> direct() { co_await step(); }
void spawnsDirect() { rt::spawn_detached(pool, direct()); }

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'kept' runs on several threads: spawned on line [[@LINE+4]]{{$}}
rt::task<> kept(int) { co_await step(); }
void spawnsKept() {
  auto t = kept(1);
  rt::spawn_detached(pool, std::move(t));
}

void spawnsLambda() {
  // CHECK: spawned.cpp:[[@LINE+1]]:28: this coroutine lambda runs on several threads: spawned on line [[@LINE+1]]{{$}}
  rt::spawn_detached(pool, []() -> rt::task<> { co_await step(); });
}

void spawnsNamedLambda() {
  // CHECK: spawned.cpp:[[@LINE+1]]:15: this coroutine lambda runs on several threads: spawned on line [[@LINE+2]]{{$}}
  auto body = []() -> rt::task<> { co_await step(); };
  rt::spawn_detached(pool, body);
}

void spawnsCalledLambda(int n) {
  // CHECK: spawned.cpp:[[@LINE+1]]:28: this coroutine lambda runs on several threads: spawned on line [[@LINE+1]]{{$}}
  rt::spawn_detached(pool, [](int) -> rt::task<> { co_await step(); }(n));
}

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'byName' runs on several threads: spawned on line [[@LINE+2]]{{$}}
rt::task<> byName() { co_await step(); }
void spawnsByName() { rt::spawn_detached(pool, byName); }

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'wrapped' runs on several threads: spawned on line [[@LINE+3]]{{$}}
rt::task<> wrapped(int) { co_await step(); }
rt::task<> wrapper(int n) { return wrapped(n + 1); }
void spawnsWrapped() { rt::spawn_detached(pool, wrapper(1)); }

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'inCallable' runs on several threads: spawned on line [[@LINE+3]]{{$}}
rt::task<> inCallable(int) { co_await step(); }
void spawnsCallable(int n) {
  rt::spawn_detached(pool, [n] { return inCallable(n); });
}

struct Session : std::enable_shared_from_this<Session> {
  // CHECK: spawned.cpp:[[@LINE+1]]:14: coroutine 'run' runs on several threads: spawned on line [[@LINE+8]]{{$}}
  rt::task<> run() {
    co_await read();
  }
  // CHECK: spawned.cpp:[[@LINE+1]]:14: coroutine 'read' runs on several threads: spawned on line [[@LINE+4]], awaited by coroutine 'run' on line [[@LINE-2]]{{$}}
  rt::task<> read() { co_await step(); }
};
void spawnsMember(std::shared_ptr<Session> session) {
  rt::spawn_detached(pool, session->run());
}

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'either' runs on several threads: spawned on line [[@LINE+3]]{{$}}
rt::task<> either(int) { co_await step(); }
void spawnsEither(bool c) {
  rt::spawn_detached(pool, c ? either(1) : either(2));
}

template <class T>
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'ofAType' runs on several threads: spawned on line [[@LINE+2]]{{$}}
rt::task<> ofAType(T) { co_await step(); }
void spawnsTemplate() { rt::spawn_detached(pool, ofAType(1)); }

void handsOn(rt::task<> t) { rt::spawn_detached(pool, std::move(t)); }
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'handedOn' runs on several threads: spawned on line [[@LINE+2]]{{$}}
rt::task<> handedOn() { co_await step(); }
void spawnsThroughAFunction() { handsOn(handedOn()); }

// --- what that awaits

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'innermost' runs on several threads: spawned on line [[@LINE+6]], awaited by coroutine 'outer' on line [[@LINE+5]], awaited by coroutine 'inner' on line [[@LINE+3]]{{$}}
rt::task<> innermost() { co_await step(); }
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'inner' runs on several threads: spawned on line [[@LINE+4]], awaited by coroutine 'outer' on line [[@LINE+3]]{{$}}
rt::task<> inner() { co_await innermost(); }
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'outer' runs on several threads: spawned on line [[@LINE+2]]{{$}}
rt::task<> outer() { co_await inner(); }
void spawnsOuter() { rt::spawn_detached(pool, outer()); }

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'left' runs on several threads: spawned on line [[@LINE+10]], awaited by coroutine 'both' on line [[@LINE+8]]{{$}}
rt::task<> left() { co_await step(); }
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'right' runs on several threads: spawned on line [[@LINE+8]], awaited by coroutine 'both' on line [[@LINE+6]]{{$}}
rt::task<> right() { co_await step(); }

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'both' runs on several threads: spawned on line [[@LINE+5]]{{$}}
rt::task<> both() {
  auto second = right();
  co_await rt::when_all(left(), std::move(second));
}
void spawnsBoth() { rt::spawn_detached(pool, both()); }

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'each' runs on several threads: spawned on line [[@LINE+10]], awaited by coroutine 'all' on line [[@LINE+8]]{{$}}
rt::task<> each(int) { co_await step(); }

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'all' runs on several threads: spawned on line [[@LINE+7]]{{$}}
rt::task<> all() {
  std::vector<rt::task<>> tasks;
  for (int i = 0; i < 3; ++i)
    tasks.push_back(each(i));
  co_await rt::when_all(std::move(tasks));
}
void spawnsAll() { rt::spawn_detached(pool, all()); }

// The shortest way is the answer, and a cycle is no way.
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'shared' runs on several threads: spawned on line [[@LINE+9]]{{$}}
rt::task<> shared(int n) {
  if (n > 0)
    co_await shared(n - 1);
}
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'around' runs on several threads: spawned on line [[@LINE+3]]{{$}}
rt::task<> around() { co_await shared(1); }
void spawnsTwice() {
  rt::spawn_detached(pool, around());
  rt::spawn_detached(pool, shared(2));
}

struct Base {
  virtual ~Base() = default;
  virtual rt::task<> open() { co_await step(); }
  virtual rt::task<> named() { co_await step(); }
};
struct Last final : Base {
  // CHECK: spawned.cpp:[[@LINE+1]]:14: coroutine 'open' runs on several threads: spawned on line [[@LINE+9]], awaited by coroutine 'virtualCalls' on line [[@LINE+6]]{{$}}
  rt::task<> open() override { co_await step(); }
};
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'virtualCalls' runs on several threads: spawned on line [[@LINE+6]]{{$}}
rt::task<> virtualCalls(Base &base, Last &last) {
  co_await base.named();
  co_await last.open();
}
void spawnsVirtual(Base &base, Last &last) {
  rt::spawn_detached(pool, virtualCalls(base, last));
}

// --- a thread of its own comes after a pool

// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'twoWays' runs on several threads: spawned on line [[@LINE+5]], awaited by coroutine 'onThePool' on line [[@LINE+4]]{{$}}
rt::task<> twoWays() { co_await step(); }
void spawnsThread() { std::thread([] { return twoWays(); }).detach(); }
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'onThePool' runs on several threads: spawned on line [[@LINE+2]]{{$}}
rt::task<> onThePool() { co_await twoWays(); }
void spawnsOnThePool() { rt::spawn_detached(pool, onThePool()); }

// --- switches

struct ASYNC_TIDY_SINGLE_THREADED Window {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
extern Window window;
rt::task<> inTheWindow() { co_await step(); }
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'beforeTheWindow' runs on several threads: spawned on line [[@LINE+8]], awaited by coroutine 'toTheWindow' on line [[@LINE+4]]{{$}}
rt::task<> beforeTheWindow() { co_await step(); }
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'toTheWindow' runs on several threads: spawned on line [[@LINE+6]]; until on line [[@LINE+3]]{{$}}
rt::task<> toTheWindow() {
  co_await beforeTheWindow();
  co_await window;
  co_await inTheWindow();
}
void spawnsToTheWindow() { rt::spawn_detached(pool, toTheWindow()); }

// --- what does not

rt::task<> onALoop() { co_await step(); }
void spawnsOnALoop() { rt::spawn_detached(loop, onALoop()); }

rt::task<> onOneThread() { co_await step(); }
void spawnsOnOneThread() {
  rt::thread_pool one(1);
  rt::spawn_detached(one, onOneThread());
}

rt::task<> somewhere() { co_await step(); }
void spawnsSomewhere(rt::executor &unknown) {
  rt::spawn_detached(unknown, somewhere());
}

rt::task<> blockedOn() { co_await step(); }
void blocks() { rt::block_on(blockedOn()); }

rt::task<> neverAwaited() { co_await step(); }
// CHECK: spawned.cpp:[[@LINE+1]]:12: coroutine 'drops' runs on several threads: spawned on line [[@LINE+6]]{{$}}
rt::task<> drops() {
  auto t = neverAwaited();
  rt::spawn_detached(loop, neverAwaited());
  co_await step();
}
void spawnsDrops() { rt::spawn_detached(pool, drops()); }

struct Plain {
  rt::task<> here() { co_await step(); }
};
void joins(Plain &plain) { rt::block_on(plain.here()); }
