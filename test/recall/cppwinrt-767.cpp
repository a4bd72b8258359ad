// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// microsoft/cppwinrt#767
// A handler is a coroutine, and goes on when its event is gone with its object.

#include <winrt/base.h>

#include <cstdio>
#include <vector>

using namespace std::chrono_literals;

struct button {
  std::vector<winrt::delegate<>> clicked;
  void click() {
    for (auto &handler : clicked)
      handler();
  }
};

void click_once() {
  auto b = std::make_unique<button>();
  auto number = std::make_shared<int>(1337);
  b->clicked.emplace_back([number]() -> winrt::fire_and_forget {
    co_await winrt::resume_after(1s);
    std::printf("%d\n", *number);
  });
  b->click();
}
