// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 | %verify %s
// REQUIRES: boost-asio

// erigontech/silkworm#2605
// A task of a local closure is given to another thread's context, and what
// completes with it is returned instead of awaited.

#include <boost/asio.hpp>

#include <functional>
#include <utility>

namespace asio = boost::asio;

struct transaction {};

inline asio::awaitable<void> spawn_task(asio::io_context &io,
                                        asio::awaitable<void> task) {
  return asio::co_spawn(io, std::move(task), asio::use_awaitable);
}

class triggers {
  asio::io_context &io;
  transaction *current = nullptr;

public:
  explicit triggers(asio::io_context &i) : io(i) {}
  asio::awaitable<void> schedule(std::function<void(transaction &)> callback) {
    auto caller = [this, c = std::move(callback)]() -> asio::awaitable<void> {
      c(*current);
      co_return;
    };
    return spawn_task(io, caller());
// CHECK:      :[[@LINE-1]]:27: warning: 'this' is captured by 'caller', which the task may outlive [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'spawn_task' runs it concurrently with its caller
// CHECK-NEXT: :[[@LINE-17]]:10: note: 'spawn_task' passes 'task' to 'boost::asio::co_spawn'
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'caller' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-8]]:10: note: this lambda uses 'this' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:27: note: pass 'this' as an argument: a coroutine copies its parameters, not its captures
  }
};
