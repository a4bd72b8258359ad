// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// ceph/ceph#69329
// Statistics are reported by a coroutine in the background, started by a
// callback that returns at once.

#include <seastar/seastar.hh>

struct services {
  void report(int osd);
};

class osd {
  seastar::gate gate;
  seastar::sharded<services> &shards;
  int id = 0;

  template <class F> void dispatch_in_background(F &&f) {
    (void)seastar::with_gate(gate, std::forward<F>(f));
  }

public:
  void stats_timer() {
    dispatch_in_background([this]() -> seastar::future<> {
// CHECK:      :[[@LINE-1]]:28: warning: 'this' is captured by a closure that 'osd::dispatch_in_background' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-7]]:11: note: nothing waits for the task
// CHECK-NEXT: :[[@LINE+6]]:6: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda uses 'this' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:28: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await seastar::coroutine::maybe_yield();
      shards.local().report(id);
    });
  }
};
