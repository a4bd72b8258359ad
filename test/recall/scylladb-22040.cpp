// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#22040
// The tables of a set are visited with a yield between two of them.

#include <seastar/seastar.hh>

#include <functional>
#include <unordered_set>

class sstable_set {
  std::unordered_set<int> all;

public:
  void insert(int sst) { all.insert(sst); }
  void erase(int sst) { all.erase(sst); }
  seastar::future<bool> for_each_gently(std::function<bool(int)> visit) {
    for (auto it = all.begin(); it != all.end(); ++it) {
// CHECK:      :[[@LINE-1]]:52: warning: iterator 'it' is used after a suspension, in which 'all' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-2]]:20: note: iterator 'it' into 'all' is made here
// CHECK-NEXT: :[[@LINE+5]]:7: note: coroutine 'for_each_gently' is suspended here
// CHECK-NEXT: :[[@LINE-6]]:29: note: function 'erase' erases from 'all'
// CHECK-NEXT: :[[@LINE-5]]:52: note: walk over a copy, or find the place again after the suspension
      if (visit(*it))
        co_return true;
      co_await seastar::coroutine::maybe_yield();
    }
    co_return false;
  }
};
