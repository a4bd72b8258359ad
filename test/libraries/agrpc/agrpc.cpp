// asio-grpc, as its headers declare it, over the real Boost.Asio.
//
// REQUIRES: boost-asio
// RUN: not %async_tidy --quiet --format=concise --checks=-*,correctness,strict %s -- -std=c++20 -isystem %S/Inputs | %verify %s

#include <agrpc.hpp>

#include <chrono>
#include <thread>

namespace asio = boost::asio;
using namespace std::chrono_literals;

struct Service {};
using RPC = agrpc::ServerRPC<Service>;
Service service;
void show(int);
asio::awaitable<void> work();

// --- the context runs its work on the threads that call run

void onOneThread() {
  agrpc::GrpcContext context;
  int value = 0;
  asio::post(context, [&value] { ++value; });
  context.run();
  show(value);
}

void onSeveralThreads() {
  agrpc::GrpcContext context(2);
  int value = 0;
  asio::post(context, [&value] { ++value; });
  std::thread other([&context] { context.run(); });
  other.join();
  show(value);
}

void leavesEarly() {
  static agrpc::GrpcContext context(2);
  int value = 0;
  asio::post(context, [&value] { ++value; });
// CHECK:      :[[@LINE-1]]:25: warning: 'value' is passed by reference to work on another thread, which may outlive 'value' [async-thread-unsafe-capture]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'boost::asio::post' runs the callable on the executor, after the call has returned
// CHECK-NEXT: :[[@LINE-5]]:37: note: 'context' is constructed for 2 threads
// CHECK-NEXT: :[[@LINE-5]]:7: note: 'value' is destroyed at the end of its scope in function 'leavesEarly'
// CHECK-NEXT: :[[@LINE-5]]:25: note: pass a copy, or wait for the work before 'value' is gone
}

/// Whoever runs it, and on how many threads.
void besideIt(agrpc::GrpcContext &context) {
  int value = 0;
  asio::post(context, [&value] { ++value; });
}

asio::awaitable<void> runsByHand(agrpc::GrpcContext &context) {
  context.run();
  co_await work();
}

// --- blocking

asio::awaitable<void> sleeps(agrpc::Alarm &alarm) {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'sleeps' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: await 'boost::asio::basic_waitable_timer::async_wait' instead, which frees the thread
  co_await alarm.wait(std::chrono::system_clock::now() + 1s,
                      asio::use_awaitable);
}

// --- the handler lives as long as its coroutines

void registers(agrpc::GrpcContext &context, int value) {
  agrpc::register_awaitable_rpc_handler<RPC>(
      context, service,
      [value](RPC &rpc) -> asio::awaitable<void> {
        co_await rpc.finish(value, 0, asio::use_awaitable);
        show(value);
      },
      asio::detached);
}

/// The lambda is gone when its task runs.
asio::awaitable<void> keepsTaskOnly(int value) {
  asio::awaitable<void> task = [value]() -> asio::awaitable<void> {
// CHECK:      :[[@LINE-1]]:32: warning: 'value' is captured by a temporary closure, which is gone before the task runs [async-dangling-capture]
// CHECK-NEXT: :[[@LINE-2]]:25: note: the task is kept in 'task'
// CHECK-NEXT: :[[@LINE+8]]:6: note: the temporary is destroyed here, at the end of its expression
// CHECK-NEXT: :[[@LINE+6]]:10: note: this lambda uses 'value' here, and starts only later
// CHECK-NEXT: :[[@LINE-5]]:32: note: pass 'value' as an argument: a coroutine copies its parameters, not its captures
// CHECK-NEXT: :{[[@LINE-6]]:32-[[@LINE-6]]:39}: fix-it: "[]"
// CHECK-NEXT: :{[[@LINE-7]]:40-[[@LINE-7]]:40}: fix-it: "auto value"
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "value"
    co_await work();
    show(value);
  }();
  co_await std::move(task);
}
