// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#8853
// A function that takes a smart pointer by reference became a coroutine; a
// caller that is none gives it a local and returns.

#include <seastar/seastar.hh>

struct schema {
  int version;
};
seastar::future<int> read_views();

seastar::future<int> push_updates(const seastar::lw_shared_ptr<schema> &s) {
  int views = co_await read_views();
  co_return views + s->version;
}
seastar::lw_shared_ptr<schema> current_schema();

seastar::future<int> apply() {
  seastar::lw_shared_ptr<schema> s = current_schema();
  return push_updates(s);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'push_updates' borrows 's', which is gone before it ends [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:34: note: 's' is destroyed when function 'apply' returns
// CHECK-NEXT: :[[@LINE-3]]:23: note: the task keeps a reference to 's'
// CHECK-NEXT: :[[@LINE-12]]:22: note: 'push_updates' is a coroutine that goes on after its first suspension
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'apply' a coroutine: 'co_return co_await' keeps 's' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}
