// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 | %verify %s
// REQUIRES: boost-asio

// NJUPT-SAST/sast-evento#72
// The executor of an application is given a coroutine lambda, calls it, and
// spawns what it returns.

#include <boost/asio.hpp>

#include <string>

namespace asio = boost::asio;

asio::awaitable<void> refresh(const std::string &token);

class executor {
  asio::io_context io;

public:
  template <class F> void async_execute(F &&make) {
    asio::co_spawn(io, make(), asio::detached);
// CHECK:      :[[@LINE-1]]:5: warning: an exception that leaves this coroutine lambda is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE+8]]:44: note: what this await throws leaves this coroutine lambda
// CHECK-NEXT: :[[@LINE-3]]:5: note: 'boost::asio::co_spawn' with 'boost::asio::detached_t' gives it to nobody
// CHECK-NEXT: :[[@LINE+6]]:7: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
  }
};

void refresh_token(executor &ex, std::string token) {
  ex.async_execute(
      [token]() -> asio::awaitable<void> { co_await refresh(token); });
// CHECK:      :[[@LINE-1]]:7: warning: 'token' is captured by a closure that 'executor::async_execute' lets go, which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-12]]:5: note: 'boost::asio::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:70: note: the closure is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-4]]:61: note: this lambda uses 'token' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:7: note: pass 'token' as an argument: a coroutine copies its parameters, not its captures
}
