// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#12175
// A coroutine that is run on all cores uses what it captured when it goes on.

#include <seastar/seastar.hh>

struct directory {
  seastar::future<> reshard();
  seastar::future<> move_from(seastar::sharded<directory> &all);
};

seastar::future<> run_jobs(seastar::sharded<directory> &all) {
  co_await all.invoke_on_all([&all](directory &d) -> seastar::future<> {
    co_await d.reshard();
    co_await d.move_from(all);
  });
}
