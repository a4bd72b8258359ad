// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
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
      return check(std::move(r));
    });
  }
};
