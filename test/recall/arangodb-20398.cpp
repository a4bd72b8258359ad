// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// arangodb/arangodb#20398
// A mutex is held while the answer of another server is awaited.

#include <rt/rt.hpp>

#include <map>
#include <mutex>

rt::task<int> ask_server(int shard);

class shard_counts {
  std::mutex mutex;
  std::map<int, int> counts;

public:
  rt::task<int> count(int shard) {
    std::lock_guard guard(mutex);
// CHECK:      :[[@LINE-1]]:21: warning: 'guard' holds 'mutex' while coroutine 'count' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:15: note: coroutine 'count' leaves its thread to others at this 'co_await'; what locks 'mutex' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:21: note: unlock before the suspension, or use a mutex that coroutines can hold across one
    auto &known = counts[shard];
    if (known == 0)
      known = co_await ask_server(shard);
    co_return known;
  }
};
