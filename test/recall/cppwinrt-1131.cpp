// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// microsoft/cppwinrt#1131
// A captured owner keeps nothing alive when the closure itself is gone.

#include <winrt/base.h>

struct main_page : winrt::implements<main_page, winrt::IUnknown> {
  void set_text(const wchar_t *text);

  void click_handler() {
    [self = get_strong()]() -> winrt::fire_and_forget {
// CHECK:      :[[@LINE-1]]:5: warning: 'self' is captured by a temporary closure, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+8]]:7: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+4]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+5]]:7: note: this lambda uses 'self' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:5: note: pass 'self' as an argument: a coroutine copies its parameters, not its captures
      winrt::apartment_context ui_thread;
      co_await winrt::resume_background();
      co_await ui_thread;
      self->set_text(L"clicked");
    }();
  }
};
