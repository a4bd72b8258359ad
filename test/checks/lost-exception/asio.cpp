// REQUIRES: boost-asio

// co_spawn with detached drops the exception; with a handler, or use_awaitable,
// somebody gets it.

// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-lost-exception %s -- -std=c++20 | %verify %s

#include <boost/asio.hpp>
#include <boost/asio/experimental/channel.hpp>

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

/// Nobody else knows the timer, so nobody cancels it.
asio::awaitable<void> naps() {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  for (int i = 0; i < 3; ++i) {
    timer.expires_after(std::chrono::seconds(1));
    co_await timer.async_wait(asio::use_awaitable);
  }
}

void sleeps(asio::io_context &context) {
  asio::co_spawn(context, naps(), asio::detached);
}

asio::awaitable<void> napsUntilWoken(asio::steady_timer *&waker) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  waker = &timer;
  timer.expires_after(std::chrono::seconds(1));
  co_await timer.async_wait(asio::use_awaitable);
}

void isWoken(asio::io_context &context, asio::steady_timer *&waker) {
  asio::co_spawn(context, napsUntilWoken(waker), asio::detached);
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'napsUntilWoken' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-6]]:3: note: what this await throws leaves coroutine 'napsUntilWoken'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' with 'boost::asio::detached_t' gives it to nobody
// CHECK-NEXT: :[[@LINE-12]]:23: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

/// Others may cancel the reads, and the peer may end them.
asio::awaitable<void> listens() {
  asio::ip::udp::socket socket(co_await asio::this_coro::executor);
  co_await socket.async_wait(socket.wait_read, asio::use_awaitable);
}

void isListening(asio::io_context &context) {
  asio::co_spawn(context, listens(), asio::detached);
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'listens' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-6]]:3: note: what this await throws leaves coroutine 'listens'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' with 'boost::asio::detached_t' gives it to nobody
// CHECK-NEXT: :[[@LINE-10]]:23: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

/// An operation completes as its signature says: with an error first, or not.
template <class Completion> struct event {
  template <class Token> auto async_wait(Token &&token) {
    return asio::async_initiate<Token, Completion>(
        [](auto handler) { (void)handler; }, token);
  }
};

asio::awaitable<void> waitsFor(event<void()> &done, event<void(bool)> &ok) {
  co_await done.async_wait(asio::use_awaitable);
  (void)co_await ok.async_wait(asio::use_awaitable);
}

void waitsForEvents(asio::io_context &context, event<void()> &done,
                    event<void(bool)> &ok) {
  asio::co_spawn(context, waitsFor(done, ok), asio::detached);
}

asio::awaitable<void> fails(event<void(boost::system::error_code)> &done) {
  co_await done.async_wait(asio::use_awaitable);
}
asio::awaitable<void> throws(event<void(std::exception_ptr, int)> &done) {
  (void)co_await done.async_wait(asio::use_awaitable);
}

void waitsForErrors(asio::io_context &context,
                    event<void(boost::system::error_code)> &failed,
                    event<void(std::exception_ptr, int)> &thrown) {
  asio::co_spawn(context, fails(failed), asio::detached);
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'fails' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-11]]:3: note: what this await throws leaves coroutine 'fails'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' with 'boost::asio::detached_t' gives it to nobody
// CHECK-NEXT: :[[@LINE-14]]:23: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
  asio::co_spawn(context, throws(thrown), asio::detached);
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'throws' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-13]]:9: note: what this await throws leaves coroutine 'throws'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' with 'boost::asio::detached_t' gives it to nobody
// CHECK-NEXT: :[[@LINE-16]]:23: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}

/// Nobody else knows the channel, so nobody closes it.
asio::awaitable<void> passes() {
  asio::experimental::channel<void(boost::system::error_code)> channel(
      co_await asio::this_coro::executor, 1u);
  co_await channel.async_send(boost::system::error_code(), asio::deferred);
  co_await channel.async_receive(asio::use_awaitable);
}

void passing(asio::io_context &context) {
  asio::co_spawn(context, passes(), asio::detached);
}

asio::awaitable<void>
receives(asio::experimental::channel<void(boost::system::error_code)> &channel) {
  co_await channel.async_receive(asio::use_awaitable);
}

void receiving(
    asio::io_context &context,
    asio::experimental::channel<void(boost::system::error_code)> &channel) {
  asio::co_spawn(context, receives(channel), asio::detached);
// CHECK:      :[[@LINE-1]]:3: warning: an exception that leaves coroutine 'receives' is lost [async-lost-exception]
// CHECK-NEXT: :[[@LINE-8]]:3: note: what this await throws leaves coroutine 'receives'
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'boost::asio::co_spawn' with 'boost::asio::detached_t' gives it to nobody
// CHECK-NEXT: :[[@LINE-11]]:1: note: put the body into a 'try' with 'catch (...)', or start it in a way that keeps the exception
}
