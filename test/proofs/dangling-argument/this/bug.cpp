// A member coroutine goes on when the object it runs on is gone.
// AddressSanitizer stops the program.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

class session {
  std::string name;

public:
  explicit session(std::string n) : name(std::move(n)) {}
  rt::task<> run() {
    co_await rt::yield();
    std::printf("goodbye, %s\n", name.c_str());
  }
};

void accept(rt::executor &ex) {
  auto s = std::make_unique<session>("a name that is too long to be short");
  rt::spawn_detached(ex, s->run());
// CHECK:      :[[@LINE-1]]:26: warning: 'session::run' runs on an object inside 's', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+3]]:1: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-10]]:34: note: 'session::run' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: keep 's' until the coroutine has ended
}

int main() {
  rt::current_thread loop;
  accept(loop);
  loop.run();
}

// OUTPUT: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
