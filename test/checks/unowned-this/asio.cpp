// Boost.Asio itself: the shapes of its servers.
//
// REQUIRES: boost-asio
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unowned-this %s -- -std=c++20 -I%rt_include | %verify %s

#include <boost/asio.hpp>
#include <boost/smart_ptr/intrusive_ptr.hpp>
#include <boost/smart_ptr/intrusive_ref_counter.hpp>

#include <deque>
#include <memory>
#include <set>
#include <string>

namespace asio = boost::asio;
using asio::awaitable;
using asio::co_spawn;
using asio::detached;
using asio::use_awaitable;
using asio::ip::tcp;

class room {
public:
  void join(std::shared_ptr<void> who) { all.insert(who); }

private:
  std::set<std::shared_ptr<void>> all;
};

//===--- Reported ---------------------------------------------------------===//

class forgets : public std::enable_shared_from_this<forgets> {
public:
  explicit forgets(tcp::socket socket) : socket(std::move(socket)) {}

  void start() { co_spawn(socket.get_executor(), reader(), detached); }
  void startLambda() {
    co_spawn(
        socket.get_executor(),
        [this]() -> awaitable<void> { co_await reader(); }, detached);
  }
  void startCallable() {
    co_spawn(
        socket.get_executor(), [this] { return reader(); }, detached);
  }

private:
  awaitable<void> reader() {
    for (std::string text;;) {
      std::size_t n = co_await asio::async_read_until(
          socket, asio::dynamic_buffer(text, 1024), "\n", use_awaitable);
      lines.push_back(text.substr(0, n));
      text.erase(0, n);
    }
  }
  tcp::socket socket;
  std::deque<std::string> lines;
};

class counts : public boost::intrusive_ref_counter<counts> {
public:
  void start(asio::io_context &io) { co_spawn(io, wait(io), detached); }

private:
  awaitable<void> wait(asio::io_context &io) {
    asio::steady_timer timer(io);
    co_await timer.async_wait(use_awaitable);
    ++done;
  }
  int done = 0;
};

//===--- Silent -----------------------------------------------------------===//

class session : public std::enable_shared_from_this<session> {
public:
  session(tcp::socket socket, room &of)
      : socket(std::move(socket)), timer(this->socket.get_executor()), of(of) {}

  void start() {
    of.join(shared_from_this());
    co_spawn(
        socket.get_executor(),
        [self = shared_from_this()] { return self->reader(); }, detached);
    co_spawn(
        socket.get_executor(),
        [self = shared_from_this()] { return self->writer(); }, detached);
  }
  void startKeeping() {
    co_spawn(socket.get_executor(), keeps(), detached);
  }

private:
  awaitable<void> reader() {
    for (;;) {
      std::size_t n = co_await socket.async_read_some(
          asio::buffer(buffer), use_awaitable);
      lines.emplace_back(buffer, n);
      timer.cancel_one();
    }
  }
  awaitable<void> writer() {
    while (socket.is_open()) {
      co_await timer.async_wait(use_awaitable);
      co_await asio::async_write(socket, asio::buffer(lines.front()),
                                 use_awaitable);
      lines.pop_front();
    }
  }
  awaitable<void> keeps() {
    auto self = shared_from_this();
    co_await reader();
  }
  tcp::socket socket;
  asio::steady_timer timer;
  room &of;
  char buffer[1024];
  std::deque<std::string> lines;
};

class counted : public boost::intrusive_ref_counter<counted> {
public:
  void start(asio::io_context &io) { co_spawn(io, wait(io), detached); }

private:
  awaitable<void> wait(asio::io_context &io) {
    boost::intrusive_ptr<counted> self(this);
    asio::steady_timer timer(io);
    co_await timer.async_wait(use_awaitable);
    ++done;
  }
  int done = 0;
};

awaitable<void> listener(tcp::acceptor acceptor) {
  room of;
  for (;;)
    std::make_shared<session>(co_await acceptor.async_accept(use_awaitable), of)
        ->start();
}
