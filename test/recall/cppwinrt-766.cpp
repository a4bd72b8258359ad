// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -isystem %S/../libraries | %verify %s

// microsoft/cppwinrt#766
// A queue calls what it is given once, and lets it go.

#include <winrt/base.h>

#include <cstdio>

using namespace std::chrono_literals;

void print_later(const winrt::Windows::System::DispatcherQueue &queue) {
  auto number = std::make_unique<int>(1337);
  queue.TryEnqueue([still = std::move(number)]() -> winrt::fire_and_forget {
    co_await winrt::resume_after(1s);
    std::printf("%d\n", *still);
  });
}
