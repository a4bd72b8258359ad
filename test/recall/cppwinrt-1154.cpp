// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// microsoft/cppwinrt#1154
// A string is looked at before and after the coroutine was suspended, through a
// reference to a temporary.

#include <winrt/base.h>

#include <stdexcept>

using namespace std::chrono_literals;
using winrt::Windows::Foundation::IAsyncAction;

IAsyncAction do_thing(const winrt::hstring &name) {
  if (!name.empty())
    throw std::invalid_argument("first");
  co_await winrt::resume_after(1s);
  if (!name.empty())
    throw std::invalid_argument("second");
}

class page {
  IAsyncAction running;

public:
  void load() { running = do_thing(winrt::hstring{}); }
// CHECK:      :[[@LINE-1]]:36: warning: 'do_thing' is given a reference to a temporary 'winrt::hstring', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:17: note: the task is kept here, beyond function 'load'
// CHECK-NEXT: :[[@LINE-3]]:52: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-13]]:3: note: 'do_thing' may be suspended here
// CHECK-NEXT: :[[@LINE-13]]:8: note: 'do_thing' uses 'name' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:36: note: keep the object until the coroutine has ended, or take 'name' by value in 'do_thing'
// CHECK-NEXT: :{[[@LINE-19]]:23-[[@LINE-19]]:45}: fix-it: "winrt::hstring "
};
