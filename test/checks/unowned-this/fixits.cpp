// Who keeps the object is for the author to say: the edits are offered on notes,
// and --fix leaves them alone.

// RUN: cp %s %t.cpp
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-unowned-this \
// RUN:   --fix %t.cpp -- -std=c++20 -I%rt_include | %verify %s
// RUN: diff %s %t.cpp

// With the edits made the program compiles, and nothing is left to say.
// RUN: sed -e 's/spawn_detached(ex, run())/spawn_detached(ex, [this, self = shared_from_this()] { return run(); })/' \
// RUN:   -e 's/s->run())/[s] { return s->run(); })/' -e 's/\[this\]/[this, self = shared_from_this()]/' \
// RUN:   -e 's/^    co_await rt::yield(); \/\/ eager/    auto self = shared_from_this();\n    co_await rt::yield();/' \
// RUN:   %s > %t.fixed.cpp
// RUN: %rt_cxx -fsyntax-only %t.fixed.cpp
// RUN: %async_tidy --quiet --format=concise '--checks=*' %t.fixed.cpp -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <coroutine>
#include <exception>
#include <memory>

struct fire_and_forget {
  struct promise_type {
    fire_and_forget get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

struct session : std::enable_shared_from_this<session> {
  int count = 0;

  rt::task<> run() {
    co_await rt::yield();
    ++count;
  }
  void start(rt::executor &ex) { rt::spawn_detached(ex, run()); }
// CHECK:      :[[@LINE-1]]:57: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-9]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:34: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:57: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
// CHECK-NEXT: :{[[@LINE-6]]:57-[[@LINE-6]]:57}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:62-[[@LINE-7]]:62}: fix-it: "; }"
  void startLambda(rt::executor &ex) {
    rt::spawn_detached(ex, [this]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:29: warning: this coroutine lambda may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-18]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:7: note: this lambda may be suspended here
// CHECK-NEXT: :[[@LINE+4]]:9: note: this lambda uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:29: note: capture an owner too: '[this, self = shared_from_this()]'
// CHECK-NEXT: :{[[@LINE-7]]:33-[[@LINE-7]]:33}: fix-it: ", self = shared_from_this()"
      co_await rt::yield();
      ++count;
    });
  }

  fire_and_forget later() {
    co_await rt::yield(); // eager
    ++count;
  }
  void poke() { later(); }
// CHECK:      :[[@LINE-1]]:17: warning: 'session::later' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-35]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:17: note: nothing waits for the coroutine
// CHECK-NEXT: :[[@LINE-7]]:5: note: 'session::later' may be suspended here
// CHECK-NEXT: :[[@LINE-7]]:7: note: 'session::later' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-9]]:5: note: keep 'auto self = shared_from_this();' in 'session::later'
// CHECK-NEXT: :{[[@LINE-10]]:5-[[@LINE-10]]:5}: fix-it: "auto self = shared_from_this();\n    "
};

void make(rt::executor &ex) {
  auto s = std::make_shared<session>();
  rt::spawn_detached(ex, s->run());
// CHECK:      :[[@LINE-1]]:26: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-47]]:8: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-4]]:8: note: 's' is the only owner in function 'make'
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-45]]:7: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:26: note: spawn a callable that keeps an owner: '[s] { return s->run(); }'
// CHECK-NEXT: :{[[@LINE-7]]:26-[[@LINE-7]]:26}: fix-it: "[s] { return "
// CHECK-NEXT: :{[[@LINE-8]]:34-[[@LINE-8]]:34}: fix-it: "; }"
}

int main() {}
