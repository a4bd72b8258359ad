// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// microsoft/cppwinrt#1329
// An awaiter gives its coroutine to the thread pool, which may have resumed it
// before the awaiter looks at its own state.

#include <atomic>
#include <coroutine>

void submit(void (*work)(void *), void *context);

class signal_awaiter {
  std::coroutine_handle<> resume_;
  std::atomic<int> state_{0};

  static void run(void *context) {
    static_cast<signal_awaiter *>(context)->resume_.resume();
  }

public:
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    resume_ = h;
    submit(run, this);
    int idle = 0;
    state_.compare_exchange_strong(idle, 1);
  }
  void await_resume() const noexcept {}
};
