// The bug at run time: the program asks the worker to stop. The worker takes
// that for a failure like any other and tries again, until a limit that is there
// to let this test end.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict '--checks=*' %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

#include <rt/rt.hpp>

#include <cstdio>
#include <stop_token>
#include <utility>

rt::task<> poll(std::stop_token stop) { co_await rt::checkpoint(stop); }

rt::task<> worker(std::stop_token stop) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    try {
      co_await poll(stop);
    } catch (...) {
// CHECK:      :[[@LINE-1]]:7: warning: handler swallows 'rt::cancelled', so coroutine 'worker' goes on when it is cancelled [async-swallowed-cancellation]
// CHECK-NEXT: :[[@LINE-3]]:7: note: this await throws 'rt::cancelled' when it is cancelled
// CHECK-NEXT: :[[@LINE-3]]:7: note: catch 'rt::cancelled' before it, and rethrow it
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "catch (const rt::cancelled &) { throw; } "
      std::puts("poll failed, trying again");
    }
  }
  std::puts("gave up after 100 attempts");
}

rt::task<> program() {
  std::stop_source source;
  rt::join_handle<void> running = rt::spawn(worker(source.get_token()));
  co_await rt::yield();
  source.request_stop();
  try {
    co_await std::move(running);
  } catch (const rt::cancelled &) {
    std::puts("worker stopped");
  }
}

int main() { rt::block_on(program()); }

// OUTPUT:     poll failed, trying again
// OUTPUT:     gave up after 100 attempts
// OUTPUT-NOT: worker stopped
