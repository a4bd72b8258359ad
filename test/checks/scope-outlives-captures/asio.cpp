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
// CHECK:      :[[@LINE-1]]:28: warning: 'n' is gone before 'pool' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the callable on the executor, after the call has returned
// CHECK-NEXT: :[[@LINE-5]]:21: note: 'pool' waits for its work in its destructor, after 'n' is gone
// CHECK-NEXT: :[[@LINE+2]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:28: note: declare 'n' before 'pool', or pass a copy
}

void loopRunsTooLate() {
  asio::io_context io;
  for (int i = 0; i < 3; ++i) {
    std::string text = std::to_string(i);
    asio::co_spawn(io, send(io, text), asio::detached);
// CHECK:      :[[@LINE-1]]:33: warning: 'text' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'boost::asio::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-25]]:9: note: 'send' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:33: note: pass a copy, or wait for the work before 'text' is gone
  }
  io.run();
}

void poolJoinedTooLate() {
  asio::thread_pool pool(2);
  for (int i = 0; i < 3; ++i)
    asio::post(pool, [&i] { (void)(i + 1); });
// CHECK:      :[[@LINE-1]]:24: warning: 'i' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'boost::asio::post' runs the callable on the executor, after the call has returned
// CHECK-NEXT: :[[@LINE-3]]:45: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:24: note: pass a copy, or wait for the work before 'i' is gone
// CHECK-NEXT: :{[[@LINE-6]]:23-[[@LINE-6]]:24}: fix-it: ""
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
