// REQUIRES: boost-asio

// co_spawn with detached drops the exception; with a handler, or use_awaitable,
// somebody gets it.

// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-lost-exception %s -- -std=c++20 | %verify %s

#include <boost/asio.hpp>

#include <exception>

namespace asio = boost::asio;

asio::awaitable<void> wait(asio::steady_timer &timer) {
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> waitAndSee(asio::steady_timer &timer) {
  try {
    co_await timer.async_wait(asio::use_awaitable);
  } catch (...) {
  }
}

asio::awaitable<void> waitAndBeTold(asio::steady_timer &timer) {
  auto [error] = co_await timer.async_wait(asio::as_tuple(asio::use_awaitable));
}

void told(asio::io_context &context, asio::steady_timer &timer) {
  asio::co_spawn(context, waitAndBeTold(timer), asio::detached);
}

/// A token of one's own that ends up in Asio's.
struct into_t {
  auto operator[](boost::system::error_code &error) const {
    return asio::redirect_error(asio::use_awaitable, error);
  }
};
inline constexpr into_t into;

asio::awaitable<void> waitAndLook(asio::steady_timer &timer) {
  boost::system::error_code error;
  co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
  co_await timer.async_wait(into[error]);
  auto executor = co_await asio::this_coro::executor;
  co_await timer.async_wait(asio::bind_executor(executor, into[error]));
  co_await asio::post(executor, asio::use_awaitable);
  co_await asio::dispatch(asio::bind_executor(executor, asio::use_awaitable));
}

void looked(asio::io_context &context, asio::steady_timer &timer) {
  asio::co_spawn(context, waitAndLook(timer), asio::detached);
}

asio::awaitable<void> catchesErrors(asio::steady_timer &timer) {
  try {
    co_await timer.async_wait(asio::use_awaitable);
  } catch (const boost::system::system_error &) {
  }
}

void caughtErrors(asio::io_context &context, asio::steady_timer &timer) {
  asio::co_spawn(context, catchesErrors(timer), asio::detached);
}

asio::awaitable<void> looksOnce(asio::steady_timer &timer) {
  boost::system::error_code error;
  co_await timer.async_wait(into[error]);
  co_await timer.async_wait(asio::use_awaitable);
}

void lookedAtOnce(asio::io_context &context, asio::steady_timer &timer) {
  asio::co_spawn(context, looksOnce(timer), asio::detached);
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'looksOnce' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-6]]:3: note: what this await throws leaves coroutine 'looksOnce'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' with 'boost::asio::detached_t' gives it to nobody
// CHECK-NEXT: :[[@LINE-11]]:23: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

void dropped(asio::io_context &context, asio::steady_timer &timer) {
  asio::co_spawn(context, wait(timer), asio::detached);
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'wait' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-68]]:3: note: what this await throws leaves coroutine 'wait'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' with 'boost::asio::detached_t' gives it to nobody
// CHECK-NEXT: :[[@LINE-71]]:23: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

void caught(asio::io_context &context, asio::steady_timer &timer) {
  asio::co_spawn(context, waitAndSee(timer), asio::detached);
}

void handled(asio::io_context &context, asio::steady_timer &timer) {
  asio::co_spawn(context, wait(timer), [](std::exception_ptr e) {
    if (e)
      std::rethrow_exception(e);
  });
}

asio::awaitable<void> awaited(asio::io_context &context,
                              asio::steady_timer &timer) {
  co_await asio::co_spawn(context, wait(timer), asio::use_awaitable);
}
