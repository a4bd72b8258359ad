// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-dropped-guard %s \
// RUN:   --model-file=%shapes/sea.yaml \
// RUN:   -- -std=c++20 -I%shapes | %verify %s

// Units and holders in the shape of a library whose tasks start at once.

#include "sea.hpp"

sea::future<> units(sea::semaphore &limit, int &running) {
  co_await sea::get_units(limit, 1);
// CHECK:      :[[@LINE-1]]:3: warning: guard 'sea::semaphore_units' is dropped, so the lock is released as soon as it is taken [async-dropped-guard]
// CHECK-NEXT: :[[@LINE-2]]:35: note: 'sea::semaphore_units' is a temporary, destroyed here
// CHECK-NEXT: :[[@LINE-3]]:3: note: keep it in a variable for as long as the lock is needed
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "auto guard = "
  ++running;
}

sea::future<> unitsKept(sea::semaphore &limit, int &running) {
  auto units = co_await sea::get_units(limit, 1);
  ++running;
}

sea::future<> waitsOnPurpose(sea::semaphore &limit) {
  (void)co_await sea::get_units(limit, 8);
  co_await limit.wait(1);
  limit.signal(1);
}
