// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// redpanda-data/redpanda#12755
// The handler around it never sees the failure of a mutex that is destroyed,
// for the future of the units is not awaited.

#include <seastar/seastar.hh>

#include <exception>

class accounting {
  seastar::semaphore mutex{1};
  seastar::future<> write_windows();
  void log(std::exception_ptr e);

public:
  seastar::future<> close_window() {
    try {
      auto units = seastar::get_units(mutex, 1);
// CHECK:      :[[@LINE-1]]:12: warning: task 'units' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:20-[[@LINE-2]]:20}: fix-it: "co_await "
// CHECK-NEXT: seastar.hh:{{[0-9]+:[0-9]+}}: note: 'seastar::get_units' returns 'future<semaphore_units<std::chrono::steady_clock>>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:20: note: write 'co_await' and keep the result for as long as the lock is needed
      co_await write_windows();
    } catch (...) {
      log(std::current_exception());
      throw;
    }
  }
};
