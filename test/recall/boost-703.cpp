// RUN: %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 | %verify %s
// REQUIRES: boost-asio

// boostorg/boost#703
// A lambda that returns an awaitable is no coroutine, and ends without one.

#include <boost/asio.hpp>

#include <iostream>

namespace asio = boost::asio;

int main() {
  asio::io_context io;
  asio::co_spawn(
      io, []() -> asio::awaitable<void> { std::cout << "running\n"; },
// CHECK:      :[[@LINE-1]]:11: warning: this lambda returns 'asio::awaitable<void>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-2]]:69: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE-3]]:69: note: return a task on every path, or end with 'co_return' to make it a coroutine
      asio::detached);
  io.run();
}
