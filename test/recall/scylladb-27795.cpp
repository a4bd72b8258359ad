// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#27795
// Work is tried again by a coroutine, and refers to locals of a function that
// has returned.

#include <seastar/seastar.hh>

#include <string>
#include <vector>

seastar::future<bool> store(const std::vector<std::string> &keys);

template <class F> seastar::future<> with_retry(F f) {
  while (!co_await f())
    co_await seastar::coroutine::maybe_yield();
}

seastar::future<> remove_routes(std::string prefix) {
  std::vector<std::string> keys{prefix + "/a", prefix + "/b"};
  return with_retry([&keys] { return store(keys); });
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'with_retry' borrows 'keys', which is gone before it ends [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:28: note: 'keys' is destroyed when function 'remove_routes' returns
// CHECK-NEXT: :[[@LINE-3]]:23: note: the task keeps a reference to 'keys'
// CHECK-NEXT: :[[@LINE-11]]:38: note: 'with_retry' is a coroutine that goes on after its first suspension
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'remove_routes' a coroutine: 'co_return co_await' keeps 'keys' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}
