// The program of bug.cpp with callables that return nothing: they hand the task
// to somebody who runs it.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s -- -std=c++20 -I%rt_include \
// RUN:   | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <functional>
#include <thread>
#include <utility>

class timer {
  std::function<void()> handler_;

public:
  void on_expiry(std::function<void()> handler) {
    handler_ = std::move(handler);
  }
  void expire() {
    std::puts("timer expired");
    handler_();
  }
};

rt::task<> flush(const char *what) {
  std::printf("flushed the %s\n", what);
  co_return;
}

int main() {
  rt::thread_pool pool;
  timer t;
  t.on_expiry([&pool] { rt::spawn_detached(pool, flush("journal")); });
  t.expire();
  pool.join();
  std::thread([] { rt::block_on(flush("cache")); }).join();
  std::puts("done");
}

// OUTPUT:      timer expired
// OUTPUT-NEXT: flushed the journal
// OUTPUT-NEXT: flushed the cache
// OUTPUT-NEXT: done
