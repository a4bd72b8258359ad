// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#29806
// A table is added under a lock that nobody waited for.

#include <seastar/seastar.hh>

#include <map>
#include <string>

class database {
  std::map<std::string, int> tables;
  seastar::rwlock tables_lock;

public:
  seastar::future<> create_local_table(std::string name) {
    [[maybe_unused]] auto lock = tables_lock.hold_write_lock();
// CHECK:      :[[@LINE-1]]:27: warning: task 'lock' is never awaited, so the lock is not held [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:34-[[@LINE-2]]:34}: fix-it: "co_await "
// CHECK-NEXT: seastar.hh:{{[0-9]+:[0-9]+}}: note: 'seastar::basic_rwlock::hold_write_lock' returns 'future<holder>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-4]]:34: note: write 'co_await' and keep the result for as long as the lock is needed
    tables.emplace(name, 0);
    co_await seastar::make_ready_future<>();
  }
};
