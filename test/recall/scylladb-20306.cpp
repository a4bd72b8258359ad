// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#20306
// A hint is stored in the background: with_gate calls a coroutine, and its
// closure ends with the statement.

#include <seastar/seastar.hh>

struct store {
  seastar::future<> add(int mutation);
};

class hints {
  seastar::gate stores_gate;
  int written = 0;
  seastar::future<store> open();

public:
  void store_hint(int mutation) {
    (void)seastar::with_gate(stores_gate,
                             [this, mutation]() mutable -> seastar::future<> {
// CHECK:      :[[@LINE-1]]:30: warning: 'mutation' is captured by a closure that 'seastar::with_gate' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-3]]:11: note: nothing waits for the task
// CHECK-NEXT: :[[@LINE+7]]:31: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:42: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:47: note: this lambda uses 'mutation' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:30: note: pass 'mutation' as an argument: a coroutine copies its parameters, not its captures
                               store s = co_await open();
                               co_await s.add(mutation);
                               ++written;
                             });
  }
};
