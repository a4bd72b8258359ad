// RUN: not %async_tidy --quiet --format=concise --checks=correctness,strict %s \
// RUN:   -- -std=c++20 | %verify %s
// REQUIRES: boost-asio

// fox1245/NeoGraph#200
// A run is resumed by a coroutine that refers to its arguments, and that a context
// runs when they are gone.

#include <boost/asio.hpp>

#include <future>
#include <string>

namespace asio = boost::asio;

struct engine {
  asio::awaitable<int> load(const std::string &thread);
  asio::awaitable<int> resume_async(const std::string &thread) {
    int state = co_await load(thread);
    co_return state + 1;
  }
};

std::future<int> resume(asio::io_context &io, engine &e, int id) {
  return asio::co_spawn(io, e.resume_async("thread-" + std::to_string(id)),
// CHECK:      :[[@LINE-1]]:44: warning: 'engine::resume_async' is given a reference to a temporary 'std::string', which the task may outlive [async-dangling-argument]
// CHECK-NEXT: :[[@LINE-2]]:10: note: 'boost::asio::co_spawn' runs the coroutine on the executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:41: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE-10]]:31: note: 'engine::resume_async' uses 'thread' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:44: note: keep the object until the coroutine has ended, or take 'thread' by value in 'engine::resume_async'
// CHECK-NEXT: :{[[@LINE-13]]:37-[[@LINE-13]]:56}: fix-it: "std::string "
                        asio::use_future);
}
