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
// CHECK:      :[[@LINE-1]]:26: warning: 'write' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:38: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-8]]:48: note: 'write' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:26: note: await the task in the same expression, or take 'text' by value in 'write'
// CHECK-NEXT: :{[[@LINE-11]]:49-[[@LINE-11]]:68}: fix-it: "std::string "
  co_await std::move(t);
}

void spawned(net::io_context &io) {
  std::string text = describe(1);
  net::co_spawn(io, unseen(text), net::detached);
// CHECK:      :[[@LINE-1]]:28: warning: 'unseen' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'net::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+24]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-22]]:18: note: 'unseen' returns 'net::awaitable<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:28: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'unseen'
// CHECK-NEXT: :{[[@LINE-24]]:25-[[@LINE-24]]:44}: fix-it: "std::string "
  net::co_spawn(io, unseen(describe(2)), net::detached);
// CHECK:      :[[@LINE-1]]:28: warning: 'unseen' is given a reference to a temporary 'std::string', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'net::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:55: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-29]]:18: note: 'unseen' returns 'net::awaitable<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:28: note: keep the object until the coroutine has ended, or take 'text' by value in 'unseen'
// CHECK-NEXT: :{[[@LINE-31]]:25-[[@LINE-31]]:44}: fix-it: "std::string "
  net::tcp_socket socket(io);
  net::co_spawn(io, write(socket, text), net::detached);
// CHECK:      :[[@LINE-1]]:27: warning: 'write' is given a reference to 'socket', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'net::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+9]]:1: note: 'socket' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-35]]:12: note: 'write' uses 'socket' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:27: note: keep 'socket' until the coroutine has ended
// CHECK:      :[[@LINE-6]]:35: warning: 'write' is given a reference to 'text', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'net::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:1: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-40]]:48: note: 'write' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-10]]:35: note: keep 'text' until the coroutine has ended, or take 'text' by value in 'write'
// CHECK-NEXT: :{[[@LINE-43]]:49-[[@LINE-43]]:68}: fix-it: "std::string "
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
// CHECK:      :[[@LINE-1]]:17: warning: 'late' is given a reference to a temporary 'std::string', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'f'
// CHECK-NEXT: :[[@LINE-3]]:29: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-10]]:3: note: 'late' may be suspended here
// CHECK-NEXT: :[[@LINE-10]]:13: note: 'late' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:17: note: await the task in the same expression, or take 'text' by value in 'late'
// CHECK-NEXT: :{[[@LINE-14]]:31-[[@LINE-14]]:50}: fix-it: "std::string "
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
// CHECK:      :[[@LINE-1]]:24: warning: 'late' is given a reference to 'text', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:5: note: the task is kept in 'all'
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-29]]:3: note: 'late' may be suspended here
// CHECK-NEXT: :[[@LINE-29]]:13: note: 'late' uses 'text' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:24: note: await the task before 'text' is gone, or take 'text' by value in 'late'
// CHECK-NEXT: :{[[@LINE-33]]:31-[[@LINE-33]]:50}: fix-it: "std::string "
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
// CHECK:      :[[@LINE-1]]:19: warning: 'view::load' is given a reference to a temporary 'std::string', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 't'
// CHECK-NEXT: :[[@LINE-3]]:32: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-10]]:5: note: 'view::load' may be suspended here
// CHECK-NEXT: :[[@LINE-10]]:31: note: 'view::load' uses 'name' here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:19: note: await the task in the same expression, or take 'name' by value in 'view::load'
// CHECK-NEXT: :{[[@LINE-14]]:19-[[@LINE-14]]:38}: fix-it: "std::string "
  co_await t;
  auto u = view{}.load(describe(1));
// CHECK:      :[[@LINE-1]]:12: warning: 'view::load' runs on a temporary 'view', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'u'
// CHECK-NEXT: :[[@LINE-3]]:36: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-19]]:5: note: 'view::load' may be suspended here
// CHECK-NEXT: :[[@LINE-19]]:5: note: 'view::load' uses its object here, after that suspension
// CHECK-NEXT: :[[@LINE-6]]:12: note: keep the object until the coroutine has ended
// CHECK:      :[[@LINE-7]]:24: warning: 'view::load' is given a reference to a temporary 'std::string', which is gone before the task goes on [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-8]]:8: note: the task is kept in 'u'
// CHECK-NEXT: :[[@LINE-9]]:36: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-25]]:5: note: 'view::load' may be suspended here
// CHECK-NEXT: :[[@LINE-25]]:31: note: 'view::load' uses 'name' here, after that suspension
// CHECK-NEXT: :[[@LINE-12]]:24: note: await the task in the same expression, or take 'name' by value in 'view::load'
// CHECK-NEXT: :{[[@LINE-29]]:19-[[@LINE-29]]:38}: fix-it: "std::string "
  co_await u;
  co_await v.load("everything");
}
