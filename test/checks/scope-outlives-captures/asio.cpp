// Boost.Asio itself.
//
// REQUIRES: boost-asio
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-scope-outlives-captures %s -- -std=c++20 -I%rt_include | %verify %s

#include <boost/asio.hpp>

#include <string>

namespace asio = boost::asio;
using asio::awaitable;
using asio::use_awaitable;

awaitable<void> send(asio::io_context &io, const std::string &text) {
  asio::steady_timer timer(io);
  co_await timer.async_wait(use_awaitable);
  (void)text.size();
}

//===--- Reported ---------------------------------------------------------===//

void poolDeclaredFirst() {
  asio::thread_pool pool;
  int n = 0;
  asio::post(pool, [&] { ++n; });
}

void loopRunsTooLate() {
  asio::io_context io;
  for (int i = 0; i < 3; ++i) {
    std::string text = std::to_string(i);
    asio::co_spawn(io, send(io, text), asio::detached);
  }
  io.run();
}

void poolJoinedTooLate() {
  asio::thread_pool pool(2);
  for (int i = 0; i < 3; ++i)
    asio::post(pool, [&i] { (void)(i + 1); });
  pool.join();
}

//===--- Silent -----------------------------------------------------------===//

void poolDeclaredLast() {
  int n = 0;
  asio::thread_pool pool;
  asio::post(pool, [&] { ++n; });
}

void poolJoined() {
  asio::thread_pool pool;
  int n = 0;
  asio::post(pool, [&] { ++n; });
  pool.join();
}

void loopRunsInTime() {
  asio::io_context io;
  std::string text = "hello";
  asio::co_spawn(io, send(io, text), asio::detached);
  io.run();
}

void copied() {
  asio::thread_pool pool(2);
  for (int i = 0; i < 3; ++i)
    asio::post(pool, [i] { (void)(i + 1); });
  pool.join();
}
