// Mended: the coroutine gives its thread away while it sleeps, and the heart
// beats on.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

static int beats = 0;
static bool done = false;

rt::task<> heart() {
  while (!done) {
    ++beats;
    co_await rt::sleep_for(1ms);
  }
}

rt::task<> worker() {
  co_await rt::sleep_for(10ms); // the heart is beating
  int before = beats;
  co_await rt::sleep_for(300ms);
  std::printf("beats before: %s\n", before > 0 ? "some" : "none");
  std::printf("beats meanwhile: %s\n", beats > before ? "some" : "none");
  done = true;
}

int main() { rt::block_on(rt::when_all(heart(), worker())); }

// OUT: beats before: some
// OUT: beats meanwhile: some
