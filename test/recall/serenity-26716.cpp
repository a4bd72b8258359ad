// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// SerenityOS/serenity#26716
// A request is answered by a coroutine that the loop adopts; its closure, and
// the pointer in it, end with the statement.

#include <minimal.hpp>

#include <vector>

struct event_loop {
  std::vector<minimal::eager> adopted;
  void adopt_coroutine(minimal::eager c) { adopted.push_back(std::move(c)); }
};
minimal::eager read_headers();

class job {
  event_loop &loop;
  bool failed = false;
  void did_fail() { failed = true; }

public:
  explicit job(event_loop &l) : loop(l) {}
  void start() {
    loop.adopt_coroutine([this]() -> minimal::eager {
// CHECK:      :[[@LINE-1]]:26: warning: 'this' is captured by a temporary closure, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept here, beyond function 'start'
// CHECK-NEXT: :[[@LINE+6]]:8: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:7: note: this lambda uses 'this' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:26: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
      co_await read_headers();
      did_fail();
    }());
  }
};
