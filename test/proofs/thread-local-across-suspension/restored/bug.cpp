// A coroutine sets the user of its thread for a while. The other one, which runs
// meanwhile, is taken for that user.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <utility>

thread_local const char *user = "nobody";

class user_scope {
  const char *before_;

public:
  explicit user_scope(const char *name)
      : before_(std::exchange(user, name)) {}
  ~user_scope() { user = before_; }
};

rt::task<> request() {
  user_scope scope("root");
// CHECK:      :[[@LINE-1]]:14: warning: 'scope' keeps thread_local 'user' changed while coroutine 'request' is suspended, for all that runs on the thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'request' leaves its thread to others at this 'co_await'
// CHECK-NEXT: :[[@LINE-15]]:26: note: 'user' is thread_local: each thread has one of its own
// CHECK-NEXT: :[[@LINE-4]]:14: note: pass the value to what needs it, or set it anew after each suspension
  co_await rt::yield();
}

rt::task<> other() {
  std::printf("runs as %s\n", user);
  co_return;
}

rt::task<> both() { co_await rt::when_all(request(), other()); }

int main() { rt::block_on(both()); }

// OUT: runs as root
