// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 -I%S/../libraries/async_simple/Inputs \
// RUN:   -I%S/../libraries/Inputs | %verify %s

// alibaba/yalantinglibs#175
// A client's coroutine takes its request by &&; the temporary is gone when the
// task is awaited.

#include <async_simple.hpp>

#include <string>

namespace coro = async_simple::coro;

struct client {
  coro::Lazy<int> connect();
  coro::Lazy<int> write(const std::string &body);
  coro::Lazy<int> post(std::string &&body) {
    int connected = co_await connect();
    co_return connected + co_await write(body);
  }
};

coro::Lazy<int> upload(client &c) {
  auto posted = c.post(std::string(1024, 'x'));
// CHECK:      :[[@LINE-1]]:24: warning: 'client::post' is given a reference to a temporary 'std::string', which is gone before the task runs [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:8: note: the task is kept in 'posted'
// CHECK-NEXT: :[[@LINE-3]]:47: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-9]]:42: note: 'client::post' uses 'body' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:24: note: await the task in the same expression, or take 'body' by value in 'client::post'
// CHECK-NEXT: :{[[@LINE-13]]:24-[[@LINE-13]]:38}: fix-it: "std::string "
  int other = co_await c.connect();
  co_return other + co_await std::move(posted);
}
