// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 | %verify %s
// REQUIRES: boost-asio

// chriskohlhoff/asio#425
// The same of a function with a loop in it.

#include <boost/asio.hpp>

#include <cstdio>

namespace asio = boost::asio;

asio::awaitable<void> count() {
// CHECK:      :[[@LINE-1]]:23: warning: function 'count' returns 'asio::awaitable<void>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+4]]:1: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+3]]:1: note: return a task on every path, or end with 'co_return' to make it a coroutine
  for (int i = 0; i < 10; ++i)
    std::printf("%d\n", i);
}

int main() {
  asio::io_context io;
  asio::co_spawn(io, count, asio::detached);
  io.run();
}
