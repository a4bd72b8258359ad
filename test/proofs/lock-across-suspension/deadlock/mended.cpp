// Mended: the lock ends before the suspension.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

std::mutex m;
int total = 0;

rt::task<> add(int n) {
  std::printf("add %d\n", n);
  std::fflush(stdout);
  {
    std::lock_guard lock(m);
    total += n;
  }
  co_await rt::yield();
}

int main() {
  std::thread([] {
    std::this_thread::sleep_for(2s);
    std::printf("deadlock\n");
    std::fflush(stdout);
    std::_Exit(3);
  }).detach();
  rt::current_thread loop;
  rt::spawn_detached(loop, add(1));
  rt::spawn_detached(loop, add(2));
  loop.run();
  std::printf("total: %d\n", total);
}

// OUT: add 1
// OUT: add 2
// OUT-NOT: deadlock
// OUT: total: 3
