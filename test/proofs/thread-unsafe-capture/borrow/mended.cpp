// Mended: the task has its own copy.
//
// RUN: %rt_cxx_asan %s -o %t
// RUN: %t | FileCheck --check-prefix=OUT %s
// RUN: %async_tidy --quiet --format=concise --checks=* %s -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <atomic>
#include <cstdio>
#include <string>

static std::atomic<bool> returned = false;

rt::task<> greet(std::string name) {
  while (!returned)
    co_await rt::yield();
  std::printf("hello, %s\n", name.c_str());
}

void start(rt::thread_pool &pool) {
  std::string name = "a name that is too long to be kept in place";
  rt::spawn_detached(pool, greet(name));
}

int main() {
  rt::thread_pool pool(2);
  start(pool);
  returned = true;
  pool.join();
}

// OUT: hello, a name that is too long to be kept in place
