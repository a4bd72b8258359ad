// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#13899
// A map that others insert into is walked over by a loop that suspends.

#include <seastar/seastar.hh>

#include <string>
#include <unordered_map>

class gossiper {
  std::unordered_map<std::string, int> endpoints;
  seastar::future<> replicate(const std::string &endpoint, int generation);

public:
  void add(std::string endpoint) { endpoints.emplace(endpoint, 0); }
  seastar::future<> advertise() {
    for (const auto &[endpoint, generation] : endpoints)
// CHECK:      :[[@LINE-1]]:5: warning: this loop walks over 'endpoints', which may change while it is suspended [async-stale-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:7: note: coroutine 'advertise' is suspended here
// CHECK-NEXT: :[[@LINE-5]]:46: note: function 'add' adds to 'endpoints', which may end iterators into it
// CHECK-NEXT: :[[@LINE-4]]:5: note: walk over a copy of 'endpoints', or hold a lock that those who change it take
      co_await replicate(endpoint, generation);
  }
};
