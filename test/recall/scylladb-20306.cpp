// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -isystem %S/../libraries | %verify %s

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
                               store s = co_await open();
                               co_await s.add(mutation);
                               ++written;
                             });
  }
};
