// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-combinator-misuse %s \
// RUN:   --model-file=%shapes/sea.yaml \
// RUN:   -- -std=c++20 -I%shapes | %verify %s

// Combinators in the shape of a library whose tasks start at once.

#include "sea.hpp"

#include <utility>
#include <vector>

sea::future<int> size(int file);

sea::future<int> one() {
  auto [n] = co_await sea::when_all_succeed(size(1));
// CHECK:      :[[@LINE-1]]:23: warning: 'sea::when_all_succeed' is given one task only [async-combinator-misuse]
// CHECK-NEXT: :[[@LINE-2]]:45: note: await the task itself, or give it others to run beside it
  co_return n;
}

sea::future<int> two() {
  auto [n, m] = co_await sea::when_all_succeed(size(1), size(2));
  co_return n + m;
}

// Gives the future itself, which may have failed.
sea::future<bool> outcome() {
  auto [f] = co_await sea::when_all(size(1));
  co_return f.failed();
}

sea::future<> range(std::vector<sea::future<>> all) {
  co_await sea::when_all_succeed(std::move(all));
}
