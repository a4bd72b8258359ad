// Mended: each coroutine has the parts of its time in its own frame.
//
// RUN: %rt_cxx %s -o %t
// RUN: env TZ=UTC %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <ctime>

rt::task<> print(const char *what, std::time_t when) {
  std::tm parts{};
  localtime_r(&when, &parts);
  co_await rt::yield();
  std::printf("%s: %d\n", what, parts.tm_year + 1900);
}

int main() {
  std::time_t day = 24 * 60 * 60;
  rt::block_on(rt::when_all(print("the year of the epoch", day),
                            print("thirty years later", 365 * 30 * day)));
}

// OUT: the year of the epoch: 1970
// OUT: thirty years later: 1999
