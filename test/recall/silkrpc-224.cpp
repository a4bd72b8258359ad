// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 | %verify %s
// REQUIRES: boost-asio

// erigontech/silkrpc#224
// A key is taken by a reference to a view; the temporary of it is gone when the
// context runs the coroutine.

#include <boost/asio.hpp>

#include <future>
#include <string>
#include <string_view>

namespace asio = boost::asio;

struct cursor {
  asio::awaitable<int> read(std::string_view key);
  asio::awaitable<int> seek(const std::string_view &key) {
    int found = co_await read(key);
    co_return found + static_cast<int>(key.size());
  }
};

int first(asio::thread_pool &pool, cursor &c) {
  auto found =
      asio::co_spawn(pool, c.seek(std::string_view{}), asio::use_future);
// CHECK:      :[[@LINE-1]]:35: warning: 'cursor::seek' is given a reference to a temporary 'std::string_view', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:7: note: 'boost::asio::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:73: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-10]]:40: note: 'cursor::seek' uses 'key' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:35: note: keep the object until the coroutine has ended, or take 'key' by value in 'cursor::seek'
// CHECK-NEXT: :{[[@LINE-14]]:29-[[@LINE-14]]:53}: fix-it: "std::string_view "
  return found.get();
}
