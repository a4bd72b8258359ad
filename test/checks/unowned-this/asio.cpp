// Boost.Asio itself: the shapes of its servers.
//
// REQUIRES: boost-asio
// RUN: not %async_tidy --quiet --format=concise --fail-on=strict --checks=-*,async-unowned-this %s -- -std=c++20 -I%rt_include | %verify %s

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
// CHECK:      :[[@LINE-1]]:50: warning: 'forgets::reader' may outlive its object: nothing keeps an owner of 'forgets' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-6]]:7: note: 'forgets' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:18: note: 'boost::asio::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+31]]:7: note: 'forgets::reader' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:50: note: spawn a callable that keeps an owner: '[this, self = shared_from_this()] { return reader(); }'
// CHECK-NEXT: :{[[@LINE-6]]:50-[[@LINE-6]]:50}: fix-it: "[this, self = shared_from_this()] { return "
// CHECK-NEXT: :{[[@LINE-7]]:58-[[@LINE-7]]:58}: fix-it: "; }"
  void startLambda() {
    co_spawn(
        socket.get_executor(),
        [this]() -> awaitable<void> { co_await reader(); }, detached);
// CHECK:      :[[@LINE-1]]:10: warning: this coroutine lambda may outlive its object: nothing keeps an owner of 'forgets' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-17]]:7: note: 'forgets' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-5]]:5: note: 'boost::asio::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-4]]:48: note: this lambda uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:10: note: capture an owner too: '[this, self = shared_from_this()]'
// CHECK-NEXT: :{[[@LINE-6]]:14-[[@LINE-6]]:14}: fix-it: ", self = shared_from_this()"
  }
  void startCallable() {
    co_spawn(
        socket.get_executor(), [this] { return reader(); }, detached);
// CHECK:      :[[@LINE-1]]:33: warning: 'forgets::reader' may outlive its object: nothing keeps an owner of 'forgets' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-27]]:7: note: 'forgets' derives from 'std::enable_shared_from_this' and goes with its last owner
// CHECK-NEXT: :[[@LINE-4]]:5: note: 'boost::asio::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+10]]:7: note: 'forgets::reader' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:33: note: capture an owner too: '[this, self = shared_from_this()]'
// CHECK-NEXT: :{[[@LINE-6]]:37-[[@LINE-6]]:37}: fix-it: ", self = shared_from_this()"
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
// CHECK:      :[[@LINE-1]]:51: warning: 'counts::wait' may outlive its object: nothing keeps an owner of 'counts' [async-unowned-this]
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'counts' derives from 'boost::sp_adl_block::intrusive_ref_counter' and goes with its last owner
// CHECK-NEXT: :[[@LINE-3]]:38: note: 'boost::asio::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+7]]:7: note: 'counts::wait' uses its object here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:51: note: keep an owner of the object in 'counts::wait' from its start

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
