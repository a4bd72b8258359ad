// The bug at run time: awaiting gives a reference into the frame of the task,
// as in many libraries, and the task is a temporary that destroys the frame.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <coroutine>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <utility>

template <class T> class task {
public:
  struct promise_type {
    std::coroutine_handle<> waiting = std::noop_coroutine();
    std::optional<T> value;
    task get_return_object() {
      return task(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct last {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<>
      await_suspend(std::coroutine_handle<promise_type> h) noexcept {
        return h.promise().waiting;
      }
      void await_resume() noexcept {}
    };
    last final_suspend() noexcept { return {}; }
    void return_value(T v) { value.emplace(std::move(v)); }
    void unhandled_exception() { std::terminate(); }
    T &&result() { return std::move(*value); }
  };

  task(task &&other) noexcept : frame_(std::exchange(other.frame_, {})) {}
  ~task() {
    if (frame_)
      frame_.destroy();
  }

  struct awaiter {
    std::coroutine_handle<promise_type> frame;
    bool await_ready() const noexcept { return frame.done(); }
    std::coroutine_handle<> await_suspend(std::coroutine_handle<> h) {
      frame.promise().waiting = h;
      return frame;
    }
    T &&await_resume() { return frame.promise().result(); }
  };
  awaiter operator co_await() && { return {frame_}; }

  T run() {
    frame_.resume();
    return frame_.promise().result();
  }

private:
  explicit task(std::coroutine_handle<promise_type> h) : frame_(h) {}
  std::coroutine_handle<promise_type> frame_;
};

task<std::string> read_line() { co_return std::string(64, 'x'); }

task<char> last_letter() {
  auto &&line = co_await read_line();
// CHECK:      :[[@LINE-1]]:17: warning: 'line' refers to the result inside a temporary task, which is gone after this statement [async-dangling-await-result]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:10}: fix-it: ""
// CHECK-NEXT: :[[@LINE-20]]:9: note: 'await_resume' returns a reference into the coroutine, which the task destroys
// CHECK-NEXT: :[[@LINE+2]]:13: note: it is used here
// CHECK-NEXT: :[[@LINE-5]]:17: note: keep the result itself, not a reference to it
  co_return line.back();
}

int main() { std::printf("%c\n", last_letter().run()); }

// OUTPUT: AddressSanitizer: heap-use-after-free
