// One coroutine is suspended with the lock. The next one on the same thread blocks
// it, so that the first never goes on; a watchdog ends the program with status 3.
//
// RUN: %rt_cxx %s -o %t
// RUN: %status 3 %t | FileCheck --check-prefix=OUT %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

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
  std::lock_guard lock(m);
  total += n;
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
// OUT-NOT: total
// OUT: deadlock
