// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries | %verify %s

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
// CHECK:      :[[@LINE-1]]:3: warning: 'load' blocks the thread that runs coroutine 'click_handler' until a task has ended [async-nested-block-on]
// CHECK-NEXT: :[[@LINE-8]]:31: note: 'load' calls 'winrt::Windows::Foundation::IAsyncOperation::get', which blocks the thread until the operation has completed
// CHECK-NEXT: :[[@LINE-3]]:3: note: no coroutine runs on this thread meanwhile: a deadlock on one thread, starvation on a pool
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits the task
}
