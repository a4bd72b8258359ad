// The bug at run time: the last owner of a session is gone before the coroutine
// that serves it goes on. AddressSanitizer stops the program.

// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' --fail-on=strict %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

class session : public std::enable_shared_from_this<session> {
  rt::executor &executor_;
  std::string name_;

public:
  session(rt::executor &executor, std::string name)
      : executor_(executor), name_(std::move(name)) {}

  void start() { rt::spawn_detached(executor_, run()); }
// CHECK:      :[[@LINE-1]]:48: warning: 'session::run' may outlive its object: nothing keeps an owner of 'session' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-10]]:7: note: 'session' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:18: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+8]]:32: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:48: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return run(); }'
// CHECK-NEXT: :{[[@LINE-6]]:48-[[@LINE-6]]:48}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:53-[[@LINE-7]]:53}: fix-it: "; }"

private:
  rt::task<> run() {
    co_await rt::yield();
    std::printf("served %s\n", name_.c_str());
  }
};

void accept(rt::executor &executor, std::string name) {
  std::make_shared<session>(executor, std::move(name))->start();
}

int main() {
  rt::current_thread loop;
  accept(loop, "a guest whose name lies on the heap");
  loop.run();
}

// OUTPUT: ERROR: AddressSanitizer: heap-use-after-free
