// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

// microsoft/terminal#16412
// An event's handler is a coroutine that captures its control weakly; the event
// ends with the control.

#include <winrt/base.h>

#include <vector>

struct control : winrt::implements<control, winrt::IUnknown> {
  std::vector<winrt::delegate<>> warned;
  winrt::Windows::System::DispatcherQueue queue;
  void show_warning();

  void listen() {
    warned.emplace_back(
        [weak = get_weak(), queue = queue]() -> winrt::fire_and_forget {
          co_await wil::resume_foreground(queue);
          if (auto self = weak.get())
            self->show_warning();
        });
  }
};
