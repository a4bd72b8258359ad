// A task on a pool reads a local of the function that started it, after that
// function has returned.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: not %t 2>&1 | FileCheck --check-prefix=ASAN %s
// RUN: not %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <atomic>
#include <cstdio>
#include <string>

static std::atomic<bool> returned = false;

rt::task<> greet(const std::string &name) {
  while (!returned)
    co_await rt::yield();
  std::printf("hello, %s\n", name.c_str());
}

void start(rt::thread_pool &pool) {
  std::string name = "a name that is too long to be kept in place";
  rt::spawn_detached(pool, greet(name));
// CHECK:      :[[@LINE-1]]:34: warning: 'name' is passed by reference to work on another thread, which may outlive 'name' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs it on 'rt::thread_pool', which has several threads
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'name' is destroyed at the end of its scope in function 'start'
// CHECK-NEXT: :[[@LINE-4]]:34: note: pass a copy, or wait for the work before 'name' is gone
}

int main() {
  rt::thread_pool pool(2);
  start(pool);
  returned = true;
  pool.join();
}

// ASAN: ERROR: AddressSanitizer: {{heap-use-after-free|stack-use-after}}
