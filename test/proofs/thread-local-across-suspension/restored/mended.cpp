// Mended: set only while the coroutine has the thread.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

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
  {
    user_scope scope("root");
    std::printf("works as %s\n", user);
  }
  co_await rt::yield();
}

rt::task<> other() {
  std::printf("runs as %s\n", user);
  co_return;
}

rt::task<> both() { co_await rt::when_all(request(), other()); }

int main() { rt::block_on(both()); }

// OUT: works as root
// OUT: runs as nobody
