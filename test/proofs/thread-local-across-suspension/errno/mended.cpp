// Mended: copied before the suspension.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

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
    int error = errno;
    co_await report("write");
    std::printf("%s\n", error == EBADF ? "bad descriptor" : "something else");
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
// OUT: bad descriptor
