// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%rt_include -I%shapes | %verify %s

// FISCO-BCOS/FISCO-BCOS#5492
// A message is sent by a task that nobody waits for, made by a closure that
// ends with the statement.

#include <minimal.hpp>
#include <rt/rt.hpp>

#include <memory>
#include <string>

namespace task {
inline void wait(rt::task<> t) {
  [](rt::task<> t) -> minimal::fire_and_forget {
    co_await std::move(t);
  }(std::move(t));
}
} // namespace task

struct session {
  rt::task<int> send(const std::string &payload);
};

void send_message(std::shared_ptr<session> s, std::shared_ptr<std::string> m,
                  void (*callback)(int)) {
  task::wait([s, m, callback]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:14: warning: 'callback' is captured by a temporary closure, which is gone before the task goes on [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: a coroutine that nobody can wait for awaits the task
// CHECK-NEXT: :[[@LINE+9]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:18: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+6]]:5: note: this lambda uses 'callback' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:14: note: pass 'callback' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-7]]:14-[[@LINE-7]]:30}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-8]]:31-[[@LINE-8]]:31}: fix-it: "auto s, auto m, auto callback"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "s, m, callback"
    int answer = co_await s->send(*m);
    callback(answer);
  }());
}
