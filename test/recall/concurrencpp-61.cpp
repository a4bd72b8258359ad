// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -isystem %S/Inputs | %verify %s

// David-Haim/concurrencpp#61
// A task of a pool waits for its children, which the same pool is to run.

#include <concurrencpp.hpp>

using pool = std::shared_ptr<concurrencpp::thread_pool_executor>;
concurrencpp::result<int> consume(concurrencpp::executor_tag, pool p, int part);

concurrencpp::result<int> consume_all(concurrencpp::executor_tag, pool p) {
  std::vector<concurrencpp::result<int>> parts;
  for (int i = 0; i < 4; ++i)
    parts.push_back(consume({}, p, i));
  auto all = concurrencpp::when_all(p, parts.begin(), parts.end());
  auto done = all.get();
  int sum = 0;
  for (int part : done)
    sum += co_await add(sum, part);
  co_return sum;
}
