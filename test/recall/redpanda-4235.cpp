// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// redpanda-data/redpanda#4235
// A partition is looked up, its group shut down, and then erased by the
// iterator of before.

#include <seastar/seastar.hh>

#include <string>
#include <unordered_map>

struct partition {
  seastar::future<> shut_down();
};

class group_manager {
  std::unordered_map<std::string, partition> partitions;

public:
  void attach(std::string name) { partitions.try_emplace(name); }
  seastar::future<> detach(std::string name) {
    auto it = partitions.find(name);
    if (it == partitions.end())
      co_return;
    co_await it->second.shut_down();
    partitions.erase(it);
// CHECK:      :[[@LINE-1]]:22: warning: iterator 'it' is used after a suspension, in which 'partitions' may change [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE-6]]:15: note: iterator 'it' into 'partitions' is made here
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'detach' is suspended here
// CHECK-NEXT: :[[@LINE-10]]:46: note: function 'attach' adds to 'partitions', which may end iterators into it
// CHECK-NEXT: :[[@LINE-5]]:22: note: look it up in 'partitions' again after the suspension, or keep a copy
  }
};
