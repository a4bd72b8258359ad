// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// microsoft/cppwinrt#766
// A queue calls what it is given once, and lets it go.

#include <winrt/base.h>

#include <cstdio>

using namespace std::chrono_literals;

void print_later(const winrt::Windows::System::DispatcherQueue &queue) {
  auto number = std::make_unique<int>(1337);
  queue.TryEnqueue([still = std::move(number)]() -> winrt::fire_and_forget {
// CHECK:      :[[@LINE-1]]:20: warning: 'still' is captured by a closure that 'winrt::Windows::System::DispatcherQueue::TryEnqueue' lets go, which is gone before the coroutine goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE+6]]:4: note: 'winrt::Windows::System::DispatcherQueue::TryEnqueue' destroys the closure when it has called it
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+3]]:26: note: this lambda uses 'still' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:20: note: pass 'still' as an argument: a coroutine copies its parameters, not its captures
    co_await winrt::resume_after(1s);
    std::printf("%d\n", *still);
  });
}
