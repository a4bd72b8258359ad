// Mended: the object ends before the suspension.
//
// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

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
  {
    transaction t(m, total);
    t.add(n);
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
