// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// scylladb/scylladb#27520
// A continuation is a coroutine, and uses the object after it was suspended.

#include <seastar/seastar.hh>

#include <vector>

struct log {
  seastar::future<std::vector<int>> segments();
};
seastar::future<log> create_log();

class endpoint_manager {
  int last_position = 0;
  void rewind_to(int position);

public:
  seastar::future<log> add_store() {
    return create_log().then([this](log l) -> seastar::future<log> {
// CHECK:      :[[@LINE-1]]:30: warning: 'this' is captured by a closure that 'seastar::future::then' lets go, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE+8]]:6: note: 'seastar::future::then' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:35: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+4]]:9: note: this lambda uses 'this' here, after that suspension
// CHECK-NEXT: :[[@LINE-5]]:30: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      std::vector<int> segments = co_await l.segments();
      if (segments.empty())
        rewind_to(last_position + 1);
      co_return l;
    });
  }
};
