// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#31203
// The yield stands after the loop instead of in it.

#include <seastar/seastar.hh>

class sstables {
  unsigned long reclaimable = 0;
  unsigned long threshold() const;
  unsigned long reclaim_one();

public:
  seastar::future<> maybe_reclaim() {
    while (reclaimable > threshold()) {
      reclaimable -= reclaim_one();
    }
    co_await seastar::coroutine::maybe_yield();
  }
};
