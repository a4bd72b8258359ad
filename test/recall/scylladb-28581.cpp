// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#28581
// The units of a semaphore are taken for a while, and the future of them is
// what is kept.

#include <seastar/seastar.hh>

#include <string>

class dictionaries {
  seastar::semaphore training{1};
  seastar::future<std::string> sample();

public:
  seastar::future<std::string> train() {
    auto units = seastar::get_units(training, 1);
// CHECK:      :[[@LINE-1]]:10: warning: task 'units' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:18-[[@LINE-2]]:18}: fix-it: "co_await "
// CHECK-NEXT: seastar.hh:{{[0-9]+:[0-9]+}}: note: 'seastar::get_units' returns 'future<semaphore_units<std::chrono::steady_clock>>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:18: note: write 'co_await' and keep the result for as long as the lock is needed
    auto samples = co_await sample();
    co_return samples;
  }
};
