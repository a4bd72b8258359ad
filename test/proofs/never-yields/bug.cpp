// A coroutine asks again and again whether another has set a flag, and never
// lets it: the timer of the only thread does not tick until the impatient one
// gives up.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: not %async_tidy --quiet --format=concise --checks=* --fail-on=strict %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>
#include <stop_token>
#include <thread>

using namespace std::chrono_literals;

static int ticks = 0;
static bool done = false;

rt::task<> timer() {
  for (int i = 0; i < 20; ++i) {
    co_await rt::sleep_for(1ms);
    ++ticks;
  }
  done = true;
}

// Only the proof's watchdog, on a thread of its own, ends this.
rt::task<> impatient(std::stop_token watchdog) {
  co_await rt::sleep_for(5ms); // the timer is ticking
  int before = ticks;
  while (!done && !watchdog.stop_requested()) {
    // CHECK: :[[@LINE-1]]:3: warning: this loop may run forever without suspending coroutine 'impatient' [async-never-yields]
    // CHECK: :[[@LINE-2]]:10: note: goes on when '!done', which nothing in the loop changes
    // CHECK: :[[@LINE-3]]:19: note: goes on when '!watchdog.stop_requested()', which nothing in the loop changes
    // CHECK: :[[@LINE-4]]:3: note: await what it waits for, or 'rt::yield' in each turn, so that others can run
  }
  std::printf("ticks before: %s\n", before > 0 ? "some" : "none");
  std::printf("ticks meanwhile: %s\n", ticks > before ? "some" : "none");
  std::printf("%s\n", done ? "seen" : "given up");
}

int main() {
  std::stop_source watchdog;
  std::thread dog([&] {
    std::this_thread::sleep_for(300ms);
    watchdog.request_stop();
  });
  rt::block_on(rt::when_all(timer(), impatient(watchdog.get_token())));
  dog.join();
}

// OUT: ticks before: some
// OUT: ticks meanwhile: none
// OUT: given up
