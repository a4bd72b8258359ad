// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// NVIDIA/stdexec#273
// What connects an awaitable with a receiver is a coroutine: it took both by
// forwarding references, and starts later.

#include <rt/rt.hpp>

#include <utility>

struct receiver {
  int *result;
  void set_value(int value) { *result = value; }
};
rt::task<int> compute();

template <class A, class R> rt::task<> connect(A &&awaitable, R &&r) {
  r.set_value(co_await std::forward<A>(awaitable));
}

struct operation {
  rt::task<> work;
};

operation make_operation(int *result) {
  return operation{connect(compute(), receiver{result})};
// CHECK:      :[[@LINE-1]]:28: warning: 'connect' is given a reference to a temporary 'rt::task<int>', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: the task is returned here
// CHECK-NEXT: :[[@LINE-3]]:56: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-12]]:40: note: 'connect' uses 'awaitable' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:28: note: keep the object until the coroutine has ended
// CHECK:      :[[@LINE-6]]:39: warning: 'connect' is given a reference to a temporary 'receiver', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-7]]:3: note: the task is returned here
// CHECK-NEXT: :[[@LINE-8]]:56: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-17]]:3: note: 'connect' uses 'r' here, and starts only later
// CHECK-NEXT: :[[@LINE-10]]:39: note: keep the object until the coroutine has ended
}
