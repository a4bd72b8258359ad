// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// microsoft/cpp-async#27
// An awaiter destroys the coroutine that it lives in, and then reads a member.

#include <coroutine>

struct symmetric_transfer {
  std::coroutine_handle<> next;

  bool await_ready() const noexcept { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> self) noexcept {
    self.destroy();
    return next ? next : std::noop_coroutine();
// CHECK:      :[[@LINE-1]]:12: warning: the awaiter uses 'next' when it is gone: its coroutine was destroyed [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:5: note: the coroutine is destroyed here, and the awaiter with it
// CHECK-NEXT: :[[@LINE-3]]:12: note: do this before, or with a copy in a local variable
  }
  void await_resume() const noexcept {}
};
