// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-return-task-in-try %s \
// RUN:   -- -std=c++20 -I%shapes | %verify %s

// Tasks of other shapes: a future that starts at once, an awaitable that its
// promise transforms, a task of an event loop.

#include <net.hpp>
#include <qt.hpp>
#include <sea.hpp>

#include <chrono>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>

//===--- A future that starts at once -------------------------------------===//

sea::future<int> unseen(const std::string &text);

sea::future<int> seen(const std::string &text) {
  co_await sea::sleep(std::chrono::milliseconds(1));
  co_return static_cast<int>(text.size());
}

// The idiom: an unseen function may throw during the call.
sea::future<int> idiom(const std::string &text) {
  try {
    return unseen(text);
  } catch (...) {
    return sea::make_exception_future<int>(std::current_exception());
  }
}

sea::future<int> coroutineInTry(const std::string &text) {
  try {
    return seen(text);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'seen' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+3]]:5: note: this handler is gone when function 'coroutineInTry' returns
// CHECK-NEXT: :[[@LINE-19]]:18: note: 'seen' is a coroutine: its task keeps what it throws
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'coroutineInTry' a coroutine: 'co_return co_await' runs the task inside the 'try'
  } catch (const std::runtime_error &) {
    return sea::make_ready_future<int>(0);
  }
}

sea::future<int> coroutineBorrows() {
  std::string text = "hello";
  return seen(text);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'seen' borrows 'text', which is gone before it ends [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'text' is destroyed when function 'coroutineBorrows' returns
// CHECK-NEXT: :[[@LINE-3]]:15: note: the task keeps a reference to 'text'
// CHECK-NEXT: :[[@LINE-32]]:18: note: 'seen' is a coroutine that goes on after its first suspension
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'coroutineBorrows' a coroutine: 'co_return co_await' keeps 'text' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

sea::future<int> unseenMayCopyAtOnce() {
  std::string text = "hello";
  return unseen(text);
}

sea::future<int> continued(std::string text) {
  return seen(text).then([](int n) { return n + 1; });
}

//===--- An awaitable that its promise transforms -------------------------===//

net::awaitable<int> read(const std::string &name);
net::awaitable<int> nothing();

net::awaitable<int> unseenInTry(const std::string &name) {
  try {
    return read(name);
// CHECK:      :[[@LINE-1]]:12: warning: task returned by 'read' leaves this 'try', which does not catch what it throws [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE+5]]:5: note: this handler is gone when function 'unseenInTry' returns
// CHECK-NEXT: :[[@LINE-8]]:21: note: 'read' returns 'net::awaitable<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: make function 'unseenInTry' a coroutine: 'co_return co_await' runs the task inside the 'try'
// CHECK-NEXT: :{[[@LINE-5]]:5-[[@LINE-5]]:11}: fix-it: "co_return co_await"
// CHECK-NEXT: :{[[@LINE+3]]:3-[[@LINE+3]]:9}: fix-it: "co_return co_await"
  } catch (const std::exception &) {
  }
  return nothing();
}

net::awaitable<int> borrows() {
  std::string name = "file";
  return read(name);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'read' borrows 'name', which is gone before it runs [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'name' is destroyed when function 'borrows' returns
// CHECK-NEXT: :[[@LINE-3]]:15: note: the task keeps a reference to 'name'
// CHECK-NEXT: :[[@LINE-23]]:21: note: 'read' returns 'net::awaitable<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'borrows' a coroutine: 'co_return co_await' keeps 'name' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

net::awaitable<int> awaited() {
  std::string name = "file";
  try {
    co_return co_await read(name);
  } catch (const std::exception &) {
  }
  co_return 0;
}

//===--- A task of an event loop ------------------------------------------===//

qt::Task<int> load(const std::string &name);

qt::Task<int> loadSeen(const std::string &name) {
  co_await qt::sleepFor(std::chrono::milliseconds(1));
  co_return static_cast<int>(name.size());
}

qt::Task<int> taskBorrows() {
  std::string name = "file";
  return loadSeen(name);
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'loadSeen' borrows 'name', which is gone before it ends [async-return-task-in-try]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 'name' is destroyed when function 'taskBorrows' returns
// CHECK-NEXT: :[[@LINE-3]]:19: note: the task keeps a reference to 'name'
// CHECK-NEXT: :[[@LINE-11]]:15: note: 'loadSeen' is a coroutine that goes on after its first suspension
// CHECK-NEXT: :[[@LINE-5]]:3: note: make function 'taskBorrows' a coroutine: 'co_return co_await' keeps 'name' until the task has ended
// CHECK-NEXT: :{[[@LINE-6]]:3-[[@LINE-6]]:9}: fix-it: "co_return co_await"
}

qt::Task<int> unseenTask() {
  std::string name = "file";
  return load(name);
}
