// The edit is on a note: --fix leaves it alone. Applied, it compiles and leaves
// no finding.

// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-repeated-await %s \
// RUN:   -- -std=c++20 | %verify %s
// RUN: cp %s %t.cpp
// RUN: not %async_tidy --quiet --format=json --checks=-*,async-repeated-await %t.cpp \
// RUN:   -- -std=c++20 | %apply_notes
// RUN: %clangxx -std=c++20 -Wall -Werror -fsyntax-only %t.cpp
// RUN: %async_tidy --quiet --format=concise --checks=-*,async-repeated-await %t.cpp \
// RUN:   -- -std=c++20 | count 0

#include <coroutine>
#include <utility>

/// Copies of it wait for the same work.
struct shared {
  struct promise_type {
    shared get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(int);
    void unhandled_exception();
  };
  shared(const shared &);
  shared(shared &&) noexcept;
  ~shared();
  std::suspend_always operator co_await() const;
};
shared start();
void watch(shared);

shared movedToAWatcher() {
  auto t = start();
  watch(std::move(t));
  co_await t;
// CHECK:      :[[@LINE-1]]:12: warning: task 't' is awaited after it was moved away [async-repeated-await]
// CHECK-NEXT: :[[@LINE-3]]:19: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:12: note: drop the 'std::move': a copy of 't' stands for the same work
// CHECK-NEXT: :{[[@LINE-5]]:9-[[@LINE-5]]:21}: fix-it: "t"
  co_return 1;
}
