// What runs on the thread during the suspension sets errno, too.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cerrno>
#include <cstdio>
#include <unistd.h>

rt::task<> report(const char *what) {
  co_await rt::yield();
  std::printf("%s failed\n", what);
}

rt::task<> send(int fd) {
  if (::write(fd, "x", 1) < 0) {
    co_await report("write");
    std::printf("%s\n", errno == EBADF ? "bad descriptor" : "something else");
// CHECK:      :[[@LINE-1]]:25: warning: 'errno' is read after a suspension, when other code has had the thread [async-thread-local-across-suspension]
// CHECK-NEXT: :[[@LINE-4]]:7: note: the error of 'write' is meant
// CHECK-NEXT: :[[@LINE-4]]:5: note: coroutine 'send' leaves its thread to others at this 'co_await'
// CHECK-NEXT: :[[@LINE-4]]:25: note: copy it before the suspension
  }
}

rt::task<> other() {
  errno = ENOENT; // as a call that fails does
  co_return;
}

int main() {
  rt::current_thread loop;
  rt::spawn_detached(loop, send(-1));
  rt::spawn_detached(loop, other());
  loop.run();
}

// OUT: write failed
// OUT: something else
