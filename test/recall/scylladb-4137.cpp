// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#4137
// A table, counted without atomics, is handed to another core.

#include <seastar/seastar.hh>

struct table {
  int rows = 0;
};
seastar::future<> write(seastar::lw_shared_ptr<table> t);

seastar::future<> repair(unsigned shard, seastar::lw_shared_ptr<table> t) {
  co_await seastar::smp::submit_to(shard, [t] { return write(t); });
// CHECK:      :[[@LINE-1]]:44: warning: 't' is copied into work on another thread, but 'seastar::lw_shared_ptr<table>' is not safe to share [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'seastar::smp::submit_to' runs the callable on another shard
// CHECK-NEXT: :[[@LINE-3]]:44: note: 'seastar::lw_shared_ptr<table>' must stay on one thread: its reference count is not atomic
// CHECK-NEXT: :[[@LINE-4]]:44: note: pass what it holds by value, move sole ownership, or use a type that synchronises
}
