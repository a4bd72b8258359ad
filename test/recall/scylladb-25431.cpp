// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#25431
// The body of a test runs in a thread of its own that may wait; here it became
// a coroutine, and who runs it drops its future.

#include <seastar/seastar.hh>

#include <functional>

struct environment {
  seastar::future<> execute(const char *statement);
};
seastar::future<> in_thread(std::function<void(environment &)> body);

seastar::future<> drops_quarantined_tables() {
  return in_thread([](environment &e) -> seastar::future<> {
// CHECK:      :[[@LINE-1]]:20: warning: task returned by this lambda is dropped by 'std::function<void (environment &)>', so its result and exceptions are lost [async-swallowed-task]
// CHECK-NEXT: :[[@LINE-2]]:20: note: this lambda returns 'seastar::future<>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:20: note: the signature 'void (environment &)' drops what the callable returns
// CHECK-NEXT: :[[@LINE-4]]:20: note: pass a callable that returns nothing and spawns the task
    co_await e.execute("create table t");
    co_await e.execute("drop table t");
  });
}
