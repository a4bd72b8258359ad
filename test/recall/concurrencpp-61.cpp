// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries/concurrencpp/Inputs \
// RUN:   -I%S/../libraries/Inputs | %verify %s

// David-Haim/concurrencpp#61
// A task of a pool waits for its children, which the same pool is to run.

#include <concurrencpp.hpp>

using pool = std::shared_ptr<concurrencpp::thread_pool_executor>;
concurrencpp::result<int> consume(concurrencpp::executor_tag, pool p, int part);
concurrencpp::result<int> add(int sum, int part);

concurrencpp::result<int> consume_all(concurrencpp::executor_tag, pool p) {
  std::vector<concurrencpp::result<int>> parts;
  for (int i = 0; i < 4; ++i)
    parts.push_back(consume({}, p, i));
  auto all = concurrencpp::when_all(p, parts.begin(), parts.end()).run();
  std::vector<concurrencpp::result<int>> done = all.get();
// CHECK:      :[[@LINE-1]]:53: warning: 'concurrencpp::result::get' blocks the thread that runs coroutine 'consume_all' until 'all' has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-2]]:53: note: 'concurrencpp::result::get' blocks the calling thread until the result is ready
// CHECK-NEXT: :[[@LINE-3]]:53: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:53: note: 'co_await' it, which suspends only the coroutine and frees the thread
  int sum = 0;
  for (auto &part : done)
    sum = co_await add(sum, co_await part);
  co_return sum;
}
