// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// redpanda-data/redpanda#17702
// Another core writes to a local of this one.

#include <seastar/seastar.hh>

#include <vector>

std::vector<int> fetch();

seastar::future<std::vector<int>> fetch_on(unsigned shard) {
  std::vector<int> data;
  co_await seastar::smp::submit_to(shard, [&data] { data = fetch(); });
  co_return data;
}
