// The program of bug.cpp with a worker that lets its cancellation through: it
// stops when it is asked to.

// RUN: %rt_cxx %s -o %t
// RUN: %t | FileCheck --check-prefix=OUTPUT %s
// RUN: %async_tidy --quiet --format=concise '--checks=*' %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

#include <rt/rt.hpp>

#include <cstdio>
#include <stop_token>
#include <utility>

rt::task<> poll(std::stop_token stop) { co_await rt::checkpoint(stop); }

rt::task<> worker(std::stop_token stop) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    try {
      co_await poll(stop);
    } catch (const rt::cancelled &) {
      throw;
    } catch (...) {
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

// OUTPUT-NOT: trying again
// OUTPUT:     worker stopped
