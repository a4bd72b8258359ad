// localtime answers with a pointer to one buffer for the whole program. Another
// coroutine asks for its own time while this one is suspended, and this one
// prints that. The .async-tidy.yaml beside this file forbids it.
//
// RUN: %rt_cxx %s -o %t
// RUN: env TZ=UTC %t | FileCheck --check-prefix=OUT %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <ctime>

rt::task<> print(const char *what, std::time_t when) {
  std::tm *parts = std::localtime(&when);
// CHECK:      :[[@LINE-1]]:20: warning: 'localtime' is forbidden in coroutines, and coroutine 'print' calls it [async-forbidden-call]
// CHECK-NEXT: :[[@LINE-2]]:20: note: 'localtime' returns a static buffer, which the next coroutine overwrites
// CHECK-NEXT: :[[@LINE-3]]:20: note: use 'localtime_r' instead
  co_await rt::yield();
  std::printf("%s: %d\n", what, parts->tm_year + 1900);
}

int main() {
  std::time_t day = 24 * 60 * 60;
  rt::block_on(rt::when_all(print("the year of the epoch", day),
                            print("thirty years later", 365 * 30 * day)));
}

// OUT: the year of the epoch: 1999
// OUT: thirty years later: 1999
