// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-dangling-argument %s \
// RUN:   --model-file=%shapes/net.yaml --model-file=%shapes/sea.yaml --model-file=%shapes/qt.yaml \
// RUN:   -- -std=c++20 -I%shapes | %verify %s

// Tasks of other shapes: an awaitable that its promise transforms, a future that
// starts at once, a task of an event loop.

#include <net.hpp>
#include <qt.hpp>
#include <sea.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

std::string describe(int n);

//===--- Awaitables with an executor --------------------------------------===//

net::awaitable<> unseen(const std::string &text);
net::awaitable<> write(net::tcp_socket &socket, const std::string &text) {
  co_await socket.async_write_some(net::buffer(text), net::use_awaitable);
}

net::awaitable<> kept(net::tcp_socket &socket) {
  auto t = write(socket, describe(1));
  co_await std::move(t);
}

void spawned(net::io_context &io) {
  std::string text = describe(1);
  net::co_spawn(io, unseen(text), net::detached);
  net::co_spawn(io, unseen(describe(2)), net::detached);
  net::tcp_socket socket(io);
  net::co_spawn(io, write(socket, text), net::detached);
}

net::awaitable<> awaited(net::io_context &io, net::tcp_socket &socket) {
  co_await write(socket, describe(1));
  co_await net::co_spawn(io, unseen(describe(2)), net::use_awaitable);
}

void run(std::string text) {
  net::io_context io;
  net::tcp_socket socket(io);
  net::co_spawn(io, write(socket, text), net::detached);
  io.run();
}

//===--- Futures that start at once ---------------------------------------===//

sea::future<> early(std::string_view text) {
  std::string own(text);
  co_await sea::sleep(1ms);
  (void)own.size();
}
sea::future<std::size_t> late(const std::string &text) {
  co_await sea::sleep(1ms);
  co_return text.size();
}
sea::future<> notSeen(const std::string &text);

sea::future<> futures() {
  auto f = late(describe(1));
  (void)co_await std::move(f);
  auto g = early(describe(1));
  co_await std::move(g);
  auto h = notSeen(describe(1));
  co_await std::move(h);
}

sea::future<> ofALoop(std::vector<int> numbers) {
  std::vector<sea::future<std::size_t>> all;
  for (int n : numbers) {
    std::string text = describe(n);
    all.push_back(late(text));
  }
  for (auto &f : all)
    (void)co_await std::move(f);
}

sea::future<> continued() {
  std::string text = describe(1);
  co_await late(text).then([](std::size_t) {});
  co_await late(describe(1)).then([](std::size_t) {});
  co_await sea::do_with(describe(1), [](const std::string &s) {
    return late(s);
  });
}

void blocked() { (void)sea::run(late(describe(1))); }

//===--- Tasks of an event loop -------------------------------------------===//

struct view {
  int shown = 0;
  qt::Task<> load(const std::string &name) {
    co_await qt::sleepFor(1ms);
    shown += static_cast<int>(name.size());
  }
};

qt::Task<> load(view &v) {
  auto t = v.load("everything");
  co_await t;
  auto u = view{}.load(describe(1));
  co_await u;
  co_await v.load("everything");
}
