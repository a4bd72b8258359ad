// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -isystem %S/../libraries | %verify %s

// microsoft/cppwinrt#170
// A click handler, which is a coroutine, calls a helper that waits for another
// one with get().

#include <winrt/base.h>

using namespace winrt::Windows::Foundation;

IAsyncOperation<int> read_buffer();
IAsyncAction save(int content);

inline void load() {
  int content = read_buffer().get();
  save(content).get();
}

winrt::fire_and_forget click_handler() {
  co_await save(0);
  load();
}
