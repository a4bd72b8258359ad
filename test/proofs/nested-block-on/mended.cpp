// Mended: the coroutine awaits the task, and its thread runs it meanwhile.
//
// RUN: %rt_cxx %s -o %t
// RUN: %status 0 %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace std::chrono_literals;

rt::task<int> answer() {
  co_await rt::yield();
  co_return 42;
}

rt::task<> serve() {
  std::printf("asking\n");
  std::fflush(stdout);
  int n = co_await answer();
  std::printf("answer: %d\n", n);
}

int main() {
  std::thread watchdog([] {
    std::this_thread::sleep_for(2s);
    std::printf("deadlock\n");
    std::fflush(stdout);
    std::_Exit(3);
  });
  watchdog.detach();
  rt::current_thread loop;
  rt::spawn_detached(loop, serve());
  loop.run();
}

// OUT: asking
// OUT-NEXT: answer: 42
