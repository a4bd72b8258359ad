// An exception of one's own, by a model; the editor's fix is on the note.

// RUN: split-file %s %t
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-swallowed-cancellation --model-file=%t/model.yaml \
// RUN:   %t/own.cpp -- -std=c++20 -I%rt_include | %verify %t/own.cpp

//--- model.yaml
library: acme
types:
  - names: [acme::stopped]
    role: cancellation

//--- own.cpp
#include <rt/block_on.hpp>
#include <rt/task.hpp>

namespace acme {
inline namespace v1 {
struct stopped {};
} // namespace v1
rt::task<> step();
} // namespace acme

rt::task<> worker() {
  for (;;) {
    try {
      co_await acme::step();
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'acme::stopped', so coroutine 'worker' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'acme::stopped' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'acme::stopped' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const acme::stopped &) { throw; } "
    }
  }
}
