// What C++23 adds.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-thread-unsafe-capture %s -- -std=c++23 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <string>
#include <thread>

struct worker {
  std::string name;
  rt::task<> byReference(this worker &) { co_return; }
  rt::task<> deduced(this auto &&) { co_return; }
  rt::task<> byValue(this worker) { co_return; }
};

void objectByReference(rt::thread_pool &pool) {
  worker w;
  rt::spawn_detached(pool, w.byReference());
// CHECK:      :[[@LINE-1]]:28: warning: 'w' is passed by reference to work on another thread, which may outlive 'w' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:10: note: 'w' is destroyed at the end of its scope in function 'objectByReference'
// CHECK-NEXT: :[[@LINE-4]]:28: note: pass a copy, or wait for the work before 'w' is gone
}

/// The coroutine has its own copy of the object.
void objectByValue(rt::thread_pool &pool) {
  worker w;
  rt::spawn_detached(pool, w.byValue());
}

void objectOfParameter(rt::thread_pool &pool, worker &w) {
  rt::spawn_detached(pool, w.byReference());
  rt::spawn_detached(pool, w.deduced());
}

/// The closure is a parameter of its coroutine; what it refers to is not.
void lambdaWithDeducedThis(rt::thread_pool &pool) {
  int n = 0;
  rt::spawn_detached(pool, [&n](this auto) -> rt::task<> {
// CHECK:      :[[@LINE-1]]:30: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'n' is destroyed at the end of its scope in function 'lambdaWithDeducedThis'
// CHECK-NEXT: :[[@LINE-4]]:30: note: pass a copy, or wait for the work before 'n' is gone
    ++n;
    co_return;
  }());
}

void lambdaWithDeducedThisAndCopy(rt::thread_pool &pool) {
  int n = 0;
  rt::spawn_detached(pool, [n](this auto) -> rt::task<> {
    (void)n;
    co_return;
  }());
}

struct starter {
  void memberWithDeducedThis(this auto &) {
    int n = 0;
    std::thread([&n] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:19: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'n' is destroyed at the end of its scope in function 'memberWithDeducedThis'
// CHECK-NEXT: :[[@LINE-4]]:19: note: pass a copy, or wait for the work before 'n' is gone
  }
  void memberWithExplicitThis(this starter &) {
    int n = 0;
    std::thread([&n] { ++n; }).detach();
// CHECK:      :[[@LINE-1]]:19: warning: 'n' is passed by reference to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-4]]:9: note: 'n' is destroyed at the end of its scope in function 'memberWithExplicitThis'
// CHECK-NEXT: :[[@LINE-4]]:19: note: pass a copy, or wait for the work before 'n' is gone
  }
};
void usesStarter(starter &s) { s.memberWithDeducedThis(); }

void staticCallOperator() {
  int n = 0;
  auto job = [](int *n) static { ++*n; };
  std::thread(job, &n).detach();
// CHECK:      :[[@LINE-1]]:20: warning: the address of 'n' is passed to work on another thread, which may outlive 'n' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'n' is destroyed at the end of its scope in function 'staticCallOperator'
// CHECK-NEXT: :[[@LINE-4]]:20: note: pass a copy, or wait for the work before 'n' is gone
}

void autoCopy() {
  int n = 0;
  std::thread([](int) {}, auto(n)).detach();
}
