// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries/libcoro/Inputs \
// RUN:   -I%S/../libraries/Inputs | %verify %s

// jbaldwin/libcoro#284
// A closure with a name ends with its function, and the container runs the
// task.

#include <libcoro.hpp>

#include <cstdio>
#include <string>

class printer {
  std::shared_ptr<coro::io_scheduler> scheduler;
  coro::task_container<coro::io_scheduler> tasks{scheduler};

public:
  void print(std::string text) {
    auto job = [this, text]() -> coro::task<void> {
      std::puts(text.c_str());
      co_await scheduler->schedule();
      co_return;
    };
    tasks.start(job());
// CHECK:      :[[@LINE-1]]:17: warning: 'text' is captured by 'job', which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'coro::task_container::start' runs the task on the executor of the container
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'job' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-8]]:17: note: this lambda uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:17: note: pass 'text' as an argument: a coroutine copies its parameters, not its captures
  }
};
