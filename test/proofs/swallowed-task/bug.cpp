// The bug at run time: the timer calls its handler, the handler makes a task,
// and std::function<void()> throws the task away. Nothing was ever flushed.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <functional>
#include <thread>
#include <utility>

class timer {
  std::function<void()> handler_;

public:
  void on_expiry(std::function<void()> handler) {
    handler_ = std::move(handler);
  }
  void expire() {
    std::puts("timer expired");
    handler_();
  }
};

rt::task<> flush(const char *what) {
  std::printf("flushed the %s\n", what);
  co_return;
}

int main() {
  timer t;
  t.on_expiry([]() -> rt::task<> { co_await flush("journal"); });
// CHECK:      :[[@LINE-1]]:15: warning: task returned by this lambda is dropped by 'std::function<void ()>', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:15: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:15: note: the signature 'void ()' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:15: note: pass a callable that returns nothing and spawns the task
  t.expire();
  std::thread(flush, "cache").join();
// CHECK:      :[[@LINE-1]]:15: warning: task returned by 'flush' is dropped by 'std::thread', so the coroutine never runs [async-swallowed-task]
// CHECK-NEXT: : note: 'flush' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'std::thread' calls it and drops what it returns
// CHECK-NEXT: :[[@LINE-4]]:15: note: pass a callable that returns nothing and spawns the task
  std::puts("done");
}

// OUTPUT:      timer expired
// OUTPUT-NEXT: done
// OUTPUT-NOT:  flushed
