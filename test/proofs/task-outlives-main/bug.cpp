// The bug at run time: the backup is spawned on a loop that nobody runs. The
// program ends with status 0, and there is no backup.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict '--checks=*' %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <chrono>
#include <cstdio>

using namespace std::chrono_literals;

rt::task<> backup() {
  co_await rt::sleep_for(1ms);
  std::puts("backup written");
}

int main() {
  rt::current_thread loop;
  rt::spawn_detached(loop, backup());
// CHECK:      :[[@LINE-1]]:3: warning: task is spawned, but function 'main' ends without waiting for it [async-task-outlives-main]
// CHECK-NEXT: :[[@LINE-3]]:22: note: nothing runs 'loop' or waits for it
// CHECK-NEXT: :[[@LINE+3]]:1: note: function 'main' ends here, and what has not run is lost
// CHECK-NEXT: :[[@LINE-4]]:3: note: run 'loop' to its end, or wait for the task
  std::puts("backup started");
}

// OUTPUT:     backup started
// OUTPUT-NOT: backup written
