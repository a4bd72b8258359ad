// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -isystem %S/../libraries | %verify %s

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
      co_await seastar::coroutine::maybe_yield();
      shards.local().report(id);
    });
  }
};
