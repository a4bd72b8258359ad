// RUN: %async_tidy --quiet --format=concise --checks=-*,async-handle-misuse %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Bugs that projects have mended in public, in the shape of ours: reported as
// they were, and silent as they are.

#include <atomic>
#include <coroutine>
#include <functional>
#include <thread>
#include <utility>

//===--- microsoft/cppwinrt, issue 1329, pull request 1342 ----------------===//
// The awaiter looked at its state after the wait had been started, whose
// callback resumes the coroutine. The state is settled first now.

enum class state { idle, pending, canceled };

struct signalBefore {
  std::atomic<state> state_ = state::idle;
  std::coroutine_handle<> waiting_;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    waiting_ = h;
    std::thread([this] { waiting_.resume(); }).detach();
    state expected = state::idle;
    state_.compare_exchange_strong(expected, state::pending);
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter uses 'state_' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-4]]:5: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
  }
  void await_resume() const noexcept {}
};

struct signalAfter {
  std::atomic<state> state_ = state::idle;
  std::coroutine_handle<> waiting_;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    waiting_ = h;
    state expected = state::idle;
    state_.compare_exchange_strong(expected, state::pending);
    std::thread([this] { waiting_.resume(); }).detach();
  }
  void await_resume() const noexcept {}
};

//===--- cppalliance/capy, pull request 233 -------------------------------===//
// The timer was armed before the stop callback was put into the awaiter.

struct delayBefore {
  std::function<void()> onStop_;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    std::thread timer([h] { h.resume(); });
    onStop_ = [] {};
// CHECK:      :[[@LINE-1]]:5: warning: the awaiter uses 'onStop_' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:17: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:5: note: do this before, or with a copy in a local variable
    timer.detach();
  }
  void await_resume() const noexcept {}
};

struct delayAfter {
  std::function<void()> onStop_;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    onStop_ = [] {};
    std::thread timer([h] { h.resume(); });
    timer.detach();
  }
  void await_resume() const noexcept {}
};

//===--- llvm/llvm-project, issue 59638: the example of cppreference ------===//
// The thread is read through the awaiter's pointer when it may have resumed the
// coroutine. A reference to it is taken first now.

void print(std::thread::id);

struct switchBefore {
  std::thread *out;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    *out = std::thread([h] { h.resume(); });
    print(out->get_id());
// CHECK:      :[[@LINE-1]]:11: warning: the awaiter uses 'out' when it may be gone: its coroutine was handed to another thread [async-handle-misuse]
// CHECK-NEXT: :[[@LINE-3]]:12: note: from here on another thread may resume the coroutine, which ends the awaiter
// CHECK-NEXT: :[[@LINE-3]]:11: note: do this before, or with a copy in a local variable
  }
  void await_resume() const noexcept {}
};

struct switchAfter {
  std::thread *out;
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> h) {
    std::thread &thread = *out;
    thread = std::thread([h] { h.resume(); });
    print(thread.get_id());
  }
  void await_resume() const noexcept {}
};
