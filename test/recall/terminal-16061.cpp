// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// microsoft/terminal#16061
// A window is closed while its coroutine waits for the thread of the user
// interface; no smart pointer is shared yet.

#include <winrt/base.h>

class app_host {
  winrt::Windows::System::DispatcherQueue queue;
  int shown = 0;
  void update() { ++shown; }

public:
  winrt::fire_and_forget window_initialized() {
    co_await wil::resume_foreground(queue);
    update();
  }
};

void run_window() {
  auto host = std::make_unique<app_host>();
  host->window_initialized();
// CHECK:      :[[@LINE-1]]:3: warning: 'app_host::window_initialized' runs on an object inside 'host', which the coroutine may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'host' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-11]]:5: note: 'app_host::window_initialized' may be suspended here
// CHECK-NEXT: :[[@LINE-11]]:5: note: 'app_host::window_initialized' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:3: note: keep 'host' until the coroutine has ended
}
