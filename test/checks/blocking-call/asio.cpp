// Boost.Asio itself.
//
// REQUIRES: boost-asio
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call --option=async-blocking-call.Kinds=descriptor %s -- -std=c++20 -I%rt_include | %verify --check-prefix=DESCRIPTOR %s

#include <boost/asio.hpp>

#include <chrono>
#include <fstream>
#include <thread>

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

asio::awaitable<void> sleeps() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await 'boost::asio::basic_waitable_timer::async_wait' instead, which frees the thread
  co_return;
}

asio::awaitable<void> waitsForTimer(asio::steady_timer &timer) {
  timer.wait();
  // CHECK: :[[@LINE-1]]:9: warning: 'boost::asio::basic_waitable_timer::wait' blocks the thread that runs coroutine 'waitsForTimer' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:9: note: 'boost::asio::basic_waitable_timer::wait' suspends the calling thread until the timer expires
  // CHECK: :[[@LINE-3]]:9: note: await 'boost::asio::basic_waitable_timer::async_wait' instead, which frees the thread
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<void> resolvesName(tcp::resolver &resolver) {
  (void)resolver.resolve("example.org", "http");
  // CHECK: :[[@LINE-1]]:18: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the thread that runs coroutine 'resolvesName' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:18: note: 'boost::asio::ip::basic_resolver::resolve' waits for a name server
  // CHECK: :[[@LINE-3]]:18: note: await 'boost::asio::ip::basic_resolver::async_resolve' instead, which frees the thread
  (void)co_await resolver.async_resolve("example.org", "http",
                                        asio::use_awaitable);
}

asio::awaitable<void> resolvesNumbers(tcp::resolver &resolver) {
  (void)resolver.resolve("127.0.0.1", "http");
  co_return;
}

/// A numeric address needs no server, and others are rare after it.
asio::awaitable<void> triesNumbersFirst(tcp::resolver &resolver,
                                        const std::string &host) {
  boost::system::error_code error;
  asio::ip::make_address(host, error);
  if (error)
    (void)resolver.resolve(host, "http");
  co_return;
}

asio::awaitable<void> triesNumbersLater(tcp::resolver &resolver,
                                        const std::string &host) {
  auto found = resolver.resolve(host, "http");
  // CHECK: :[[@LINE-1]]:25: warning: 'boost::asio::ip::basic_resolver::resolve' blocks the thread that runs coroutine 'triesNumbersLater' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:25: note: 'boost::asio::ip::basic_resolver::resolve' waits for a name server
  // CHECK: :[[@LINE-3]]:25: note: await 'boost::asio::ip::basic_resolver::async_resolve' instead, which frees the thread
  if (found.empty())
    asio::ip::make_address(host);
  co_return;
}

/// Whoever runs a loop by hand means to.
asio::awaitable<void> runsTheLoop(asio::io_context &io) {
  io.run();
  io.poll();
  co_return;
}

asio::awaitable<void> joinsPool(asio::thread_pool &pool) {
  pool.join();
  // CHECK: :[[@LINE-1]]:8: warning: 'boost::asio::thread_pool::join' blocks the thread that runs coroutine 'joinsPool' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:8: note: 'boost::asio::thread_pool::join' waits until the threads of the pool have ended
  // CHECK: :[[@LINE-3]]:8: note: await an asynchronous form of it, or run it on a thread of its own
  co_return;
}

asio::awaitable<void> sockets(tcp::socket &socket, tcp::acceptor &acceptor,
                              const tcp::endpoint &peer) {
  char data[16];
  socket.read_some(asio::buffer(data));
  // DESCRIPTOR: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::read_some' blocks the thread that runs coroutine 'sockets' [async-blocking-call]
  // DESCRIPTOR: :[[@LINE-2]]:10: note: 'boost::asio::basic_stream_socket::read_some' waits for data
  // DESCRIPTOR: :[[@LINE-3]]:10: note: await 'boost::asio::basic_stream_socket::async_read_some' instead, which frees the thread
  socket.write_some(asio::buffer(data));
  // DESCRIPTOR: :[[@LINE-1]]:10: warning: 'boost::asio::basic_stream_socket::write_some' blocks the thread that runs coroutine 'sockets' [async-blocking-call]
  // DESCRIPTOR: :[[@LINE-2]]:10: note: 'boost::asio::basic_stream_socket::write_some' waits for room
  // DESCRIPTOR: :[[@LINE-3]]:10: note: await 'boost::asio::basic_stream_socket::async_write_some' instead, which frees the thread
  asio::read(socket, asio::buffer(data));
  // DESCRIPTOR: :[[@LINE-1]]:3: warning: 'boost::asio::read' blocks the thread that runs coroutine 'sockets' [async-blocking-call]
  // DESCRIPTOR: :[[@LINE-2]]:3: note: 'boost::asio::read' waits for data
  // DESCRIPTOR: :[[@LINE-3]]:3: note: await 'boost::asio::async_read' instead, which frees the thread
  asio::write(socket, asio::buffer(data));
  // DESCRIPTOR: :[[@LINE-1]]:3: warning: 'boost::asio::write' blocks the thread that runs coroutine 'sockets' [async-blocking-call]
  // DESCRIPTOR: :[[@LINE-2]]:3: note: 'boost::asio::write' waits for room
  // DESCRIPTOR: :[[@LINE-3]]:3: note: await 'boost::asio::async_write' instead, which frees the thread
  socket.connect(peer);
  // DESCRIPTOR: :[[@LINE-1]]:10: warning: 'boost::asio::basic_socket::connect' blocks the thread that runs coroutine 'sockets' [async-blocking-call]
  // DESCRIPTOR: :[[@LINE-2]]:10: note: 'boost::asio::basic_socket::connect' waits for the peer
  // DESCRIPTOR: :[[@LINE-3]]:10: note: await 'boost::asio::basic_socket::async_connect' instead, which frees the thread
  (void)acceptor.accept();
  // DESCRIPTOR: :[[@LINE-1]]:18: warning: 'boost::asio::basic_socket_acceptor::accept' blocks the thread that runs coroutine 'sockets' [async-blocking-call]
  // DESCRIPTOR: :[[@LINE-2]]:18: note: 'boost::asio::basic_socket_acceptor::accept' waits for a connection
  // DESCRIPTOR: :[[@LINE-3]]:18: note: await 'boost::asio::basic_socket_acceptor::async_accept' instead, which frees the thread
  co_await asio::async_write(socket, asio::buffer(data), asio::use_awaitable);
}

asio::awaitable<void> lambdaGivenToPost(asio::thread_pool &pool) {
  asio::post(pool, [] { std::this_thread::sleep_for(1s); });
  co_return;
}

void coroutineLambda(asio::io_context &io) {
  asio::co_spawn(
      io,
      []() -> asio::awaitable<void> {
        std::ifstream in("config");
        // CHECK: :[[@LINE-1]]:23: warning: 'std::ifstream' blocks the thread that runs this coroutine lambda [async-blocking-call]
        // CHECK: :[[@LINE-2]]:23: note: 'std::ifstream' opens a file
        // CHECK: :[[@LINE-3]]:23: note: await an asynchronous form of it, or run it on a thread of its own
        co_return;
      },
      asio::detached);
}
