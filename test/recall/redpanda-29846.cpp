// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// redpanda-data/redpanda#29846
// A function that takes its request by && became a coroutine; its caller is a
// closure of a fiber in the background.

#include <seastar/seastar.hh>

#include <vector>

struct request {
  std::vector<int> partitions;
};

class backend {
  seastar::gate gate;
  int found = 0;

  seastar::future<> check(request &&r) {
    for (int p : r.partitions) {
      co_await seastar::coroutine::maybe_yield();
      found += p;
    }
  }

public:
  seastar::future<> send(std::vector<int> partitions) {
    request r{partitions};
    co_await seastar::coroutine::maybe_yield();
    (void)seastar::with_gate(gate, [this, r = std::move(r)]() mutable {
// CHECK:      :[[@LINE-1]]:36: warning: 'r' is captured by a closure that 'seastar::with_gate' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:11: note: nothing waits for the task
// CHECK-NEXT: :[[@LINE+6]]:6: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+4]]:14: note: handed on to 'backend::check' here
// CHECK-NEXT: :[[@LINE-14]]:7: note: 'backend::check' may be suspended here
// CHECK-NEXT: :[[@LINE-16]]:16: note: 'backend::check' uses 'r' here, after that suspension
// CHECK-NEXT: :[[@LINE-18]]:37: note: take 'r' by value in 'backend::check', so that the coroutine keeps it
      return check(std::move(r));
    });
  }
};
