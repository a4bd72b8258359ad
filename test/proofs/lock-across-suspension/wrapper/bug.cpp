// The lock is inside of an object. One coroutine is suspended with it. The next one on the same thread blocks
// it, so that the first never goes on; a watchdog ends the program with status 3.
//
// RUN: %rt_cxx %s -o %t
// RUN: %status 3 %t | FileCheck --check-prefix=OUT %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

/// A lock of one's own, as code bases have them.
class spin_lock {
  std::atomic_flag busy_;

public:
  void lock() {
    while (busy_.test_and_set())
      std::this_thread::sleep_for(1ms);
  }
  void unlock() { busy_.clear(); }
};

class transaction {
  std::unique_lock<spin_lock> held_;
  int &total_;

public:
  transaction(spin_lock &of, int &total) : held_(of), total_(total) {}
  void add(int n) { total_ += n; }
};

spin_lock m;
int total = 0;

rt::task<> add(int n) {
  std::printf("add %d\n", n);
  std::fflush(stdout);
  transaction t(m, total);
// CHECK:      :[[@LINE-1]]:15: warning: 't' holds 'm' while coroutine 'add' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+6]]:3: note: coroutine 'add' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-25]]:8: note: 'spin_lock::lock' makes the thread wait
// CHECK-NEXT: :[[@LINE-4]]:15: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-5]]:3-[[@LINE-5]]:3}: fix-it: "{\n  "
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "}\n  "
  t.add(n);
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
