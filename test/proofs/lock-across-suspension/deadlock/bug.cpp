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
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'add' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'add' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "{\n  "
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "}\n  "
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
