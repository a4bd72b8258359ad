// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// avplayer/ucoro#26
// A coroutine that nobody waits for ends without a trace when it throws.

#include <coroutine>

struct detached {
  struct promise_type {
    detached get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() {}
// CHECK:      :[[@LINE-1]]:10: warning: 'unhandled_exception' does nothing, so exceptions that leave the coroutine are lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-2]]:10: note: keep 'std::current_exception()' for whoever awaits the coroutine, or end the program if nobody can
  };
};
struct connection {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};

detached serve(connection c) { co_await c; }
