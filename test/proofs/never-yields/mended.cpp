// The same, but each time the answer is no, it lets the others run.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* --fail-on=strict %s -- -std=c++20 -I%rt_include | %verify %s

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
  while (!done && !watchdog.stop_requested())
    co_await rt::yield();
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
// OUT: ticks meanwhile: some
// OUT: seen
