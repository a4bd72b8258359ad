// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// microsoft/terminal#19752
// A counted object uses its members after a suspension, and keeps no owner.

#include <winrt/base.h>

using winrt::Windows::Foundation::IAsyncOperation;
IAsyncOperation<int> filter(winrt::hstring query);

struct snippets_pane : winrt::implements<snippets_pane, winrt::IUnknown> {
  winrt::Windows::System::DispatcherQueue dispatcher;
  int found = 0;

  winrt::fire_and_forget update(winrt::hstring query) {
    int tasks = co_await filter(query);
    co_await wil::resume_foreground(dispatcher);
    found = tasks;
  }
  void text_changed(winrt::hstring query) { update(query); }
// CHECK:      :[[@LINE-1]]:45: warning: 'snippets_pane::update' may outlive its object: nothing keeps an owner of 'snippets_pane' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-11]]:8: note: 'snippets_pane' derives from 'winrt::implements' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:45: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-8]]:17: note: 'snippets_pane::update' may be suspended here
// CHECK-NEXT: :[[@LINE-8]]:37: note: 'snippets_pane::update' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:45: note: keep an owner of the object in 'snippets_pane::update' from its start
};
