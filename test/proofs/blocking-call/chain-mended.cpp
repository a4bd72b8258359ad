// Mended: the helpers are coroutines too, and the upload is made and ended on a
// thread that may wait. The heart beats on.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>
#include <thread>

using namespace std::chrono_literals;

static int beats = 0;
static bool done = false;

rt::task<> heart() {
  while (!done) {
    ++beats;
    co_await rt::sleep_for(1ms);
  }
}

rt::task<> let_it_settle() { co_await rt::sleep_for(300ms); }
rt::task<> reset_device() { co_await let_it_settle(); }

class upload {
  std::jthread thread{[] { std::this_thread::sleep_for(300ms); }};
};

rt::task<> worker() {
  co_await rt::sleep_for(10ms); // the heart is beating
  int before = beats;
  co_await reset_device();
  std::printf("beats before: %s\n", before > 0 ? "some" : "none");
  std::printf("beats during the reset: %s\n", beats > before ? "some" : "none");

  before = beats;
  co_await rt::spawn_blocking([] { upload file; });
  std::printf("beats during the upload: %s\n", beats > before ? "some" : "none");
  done = true;
}

int main() { rt::block_on(rt::when_all(heart(), worker())); }

// OUT: beats before: some
// OUT: beats during the reset: some
// OUT: beats during the upload: some
