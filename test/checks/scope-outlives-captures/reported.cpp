// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-scope-outlives-captures %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-scope-outlives-captures reports.

#include <rt/rt.hpp>

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

void use(int n);
void log(const char *text);
std::string next();

rt::task<> send(const std::string &text);
rt::task<> count(int &n);
rt::task<> view(std::string_view text);
rt::task<> point(const int *n);
rt::task<> span(std::span<const int> numbers);

rt::task<> prints(const std::string &text) {
  co_await rt::yield();
  log(text.c_str());
}

struct worker {
  int done = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++done;
  }
};

//===--- A destructor that waits too late ---------------------------------===//

void poolBeforeString() {
  rt::thread_pool pool(2);
  std::string s;
  rt::spawn_detached(pool, send(s));
// CHECK:      :[[@LINE-1]]:33: warning: 's' is gone before 'pool' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'pool' waits for its work in its destructor, after 's' is gone
// CHECK-NEXT: :[[@LINE+3]]:1: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-29]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:33: note: declare 's' before 'pool', or pass a copy
}

void poolBeforeNumber() {
  rt::thread_pool pool(2);
  int n = 0;
  pool.post([&] { ++n; });
// CHECK:      :[[@LINE-1]]:21: warning: 'n' is gone before 'pool' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'pool' waits for its work in its destructor, after 'n' is gone
// CHECK-NEXT: :[[@LINE+2]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:21: note: declare 'n' before 'pool', or pass a copy
}

void poolInOuterBlock() {
  rt::thread_pool pool(2);
  {
    std::string s = next();
    rt::spawn_detached(pool, prints(s));
// CHECK:      :[[@LINE-1]]:37: warning: 's' is gone before 'pool' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-6]]:19: note: 'pool' waits for its work in its destructor, after 's' is gone
// CHECK-NEXT: :[[@LINE+3]]:3: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-45]]:7: note: 'prints' uses 's' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:37: note: pass a copy, or wait for the work before 's' is gone
  }
}

void poolByPointer() {
  auto pool = std::make_unique<rt::thread_pool>(2);
  int n = 0;
  pool->post([&n] { ++n; });
// CHECK:      :[[@LINE-1]]:16: warning: 'n' is gone before 'pool' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-5]]:8: note: 'pool' waits for its work in its destructor, after 'n' is gone
// CHECK-NEXT: :[[@LINE+2]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:16: note: declare 'n' before 'pool', or pass a copy
}

void threadsBeforeNumber() {
  std::vector<std::jthread> threads;
  int n = 0;
  threads.emplace_back([&n] { use(n); });
// CHECK:      :[[@LINE-1]]:26: warning: 'n' is gone before 'threads' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:29: note: 'threads' waits for its work in its destructor, after 'n' is gone
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:26: note: declare 'n' before 'threads', or pass a copy
// CHECK-NEXT: :{[[@LINE-6]]:25-[[@LINE-6]]:26}: fix-it: ""
}

void threadsPushed() {
  std::vector<std::jthread> threads;
  int n = 0;
  threads.push_back(std::jthread([&n] { use(n); }));
// CHECK:      :[[@LINE-1]]:36: warning: 'n' is gone before 'threads' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:21: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:29: note: 'threads' waits for its work in its destructor, after 'n' is gone
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:36: note: declare 'n' before 'threads', or pass a copy
// CHECK-NEXT: :{[[@LINE-6]]:35-[[@LINE-6]]:36}: fix-it: ""
}

void threadAssigned() {
  std::jthread thread;
  std::string s = next();
  thread = std::jthread([&s] { log(s.c_str()); });
// CHECK:      :[[@LINE-1]]:27: warning: 's' is gone before 'thread' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:12: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:16: note: 'thread' waits for its work in its destructor, after 's' is gone
// CHECK-NEXT: :[[@LINE+2]]:1: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:27: note: declare 's' before 'thread', or pass a copy
}

void optionalThread() {
  std::optional<std::jthread> thread;
  int n = 0;
  thread.emplace([&n] { use(n); });
// CHECK:      :[[@LINE-1]]:20: warning: 'n' is gone before 'thread' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:31: note: 'thread' waits for its work in its destructor, after 'n' is gone
// CHECK-NEXT: :[[@LINE+3]]:1: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:20: note: declare 'n' before 'thread', or pass a copy
// CHECK-NEXT: :{[[@LINE-6]]:19-[[@LINE-6]]:20}: fix-it: ""
}

void futuresInLoop() {
  std::vector<std::future<void>> futures;
  for (int i = 0; i < 3; ++i)
    futures.push_back(std::async(std::launch::async, [&i] { use(i); }));
// CHECK:      :[[@LINE-1]]:56: warning: 'i' is gone before 'futures' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:23: note: 'std::async' runs the callable as if on a new thread
// CHECK-NEXT: :[[@LINE-5]]:34: note: 'futures' waits for its work in its destructor, after 'i' is gone
// CHECK-NEXT: :[[@LINE-4]]:71: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:56: note: pass a copy, or wait for the work before 'i' is gone
// CHECK-NEXT: :{[[@LINE-6]]:55-[[@LINE-6]]:56}: fix-it: ""
}

void threadByRef() {
  std::vector<std::jthread> threads;
  std::string s = next();
  threads.emplace_back(log, s.c_str());
// CHECK:      :[[@LINE-1]]:29: warning: 's' is gone before 'threads' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:3: note: 'std::jthread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-5]]:29: note: 'threads' waits for its work in its destructor, after 's' is gone
// CHECK-NEXT: :[[@LINE+2]]:1: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:29: note: declare 's' before 'threads', or pass a copy
}

//===--- A join in an outer scope -----------------------------------------===//

rt::task<> joinedOutside(rt::executor &ex) {
  rt::async_scope scope;
  {
    std::string s = next();
    scope.spawn(ex, send(s));
// CHECK:      :[[@LINE-1]]:26: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-150]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:26: note: pass a copy, or wait for the work before 's' is gone
  }
  co_await scope.join();
}

rt::task<> viewJoinedOutside(rt::executor &ex) {
  rt::async_scope scope;
  if (std::string s = next(); !s.empty())
    scope.spawn(ex, view(s));
// CHECK:      :[[@LINE-1]]:26: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:28: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-162]]:12: note: 'view' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:26: note: pass a copy, or wait for the work before 's' is gone
  co_await scope.join();
}

rt::task<> pointerJoinedOutside() {
  rt::async_scope scope;
  {
    int n = 0;
    scope.spawn(point(&n));
// CHECK:      :[[@LINE-1]]:23: warning: 'n' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-175]]:12: note: 'point' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:23: note: pass a copy, or wait for the work before 'n' is gone
  }
  co_await scope.join();
}

rt::task<> objectJoinedOutside(rt::executor &ex) {
  rt::async_scope scope;
  {
    worker w;
    scope.spawn(ex, w.run());
// CHECK:      :[[@LINE-1]]:21: warning: 'w' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'w' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-178]]:7: note: 'worker::run' uses 'w' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:21: note: pass a copy, or wait for the work before 'w' is gone
  }
  co_await scope.join();
}

rt::task<> closureJoinedOutside(rt::executor &ex) {
  rt::async_scope scope;
  {
    int n = 0;
    auto job = [&n]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:18: warning: 'n' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE+8]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+8]]:3: note: 'n' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+8]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:18: note: pass a copy, or wait for the work before 'n' is gone
// CHECK-NEXT: :{[[@LINE-6]]:17-[[@LINE-6]]:18}: fix-it: ""
      use(n);
      co_return;
    };
    scope.spawn(ex, std::move(job));
  }
  co_await scope.join();
}

rt::task<> scopeOfTheCaller(rt::executor &ex, rt::async_scope &scope) {
  {
    std::string s = next();
    scope.spawn(ex, send(s));
// CHECK:      :[[@LINE-1]]:26: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-226]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:26: note: pass a copy, or wait for the work before 's' is gone
  }
  co_await scope.join();
}

struct server {
  rt::async_scope scope;

  rt::task<> serve(rt::executor &ex) {
    for (int i = 0; i < 3; ++i) {
      std::string s = next();
      scope.spawn(ex, prints(s));
// CHECK:      :[[@LINE-1]]:30: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:7: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:5: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:5: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-235]]:7: note: 'prints' uses 's' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:30: note: pass a copy, or wait for the work before 's' is gone
    }
    co_await scope.join();
  }
};

void loopRunsTooLate() {
  rt::current_thread loop;
  {
    std::string s = next();
    rt::spawn_detached(loop, prints(s));
// CHECK:      :[[@LINE-1]]:37: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::spawn_detached' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-251]]:7: note: 'prints' uses 's' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:37: note: pass a copy, or wait for the work before 's' is gone
  }
  loop.run();
}

void blockedOnTooLate(rt::executor &ex) {
  rt::async_scope scope;
  {
    std::string s = next();
    scope.spawn(ex, prints(s));
// CHECK:      :[[@LINE-1]]:28: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-266]]:7: note: 'prints' uses 's' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:28: note: pass a copy, or wait for the work before 's' is gone
  }
  rt::block_on(scope.join());
}

//===--- Loops ------------------------------------------------------------===//

rt::task<> loopVariable(rt::executor &ex) {
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i)
    scope.spawn(ex, [&i]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:23: warning: 'i' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+6]]:6: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+6]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:23: note: pass a copy, or wait for the work before 'i' is gone
// CHECK-NEXT: :{[[@LINE-6]]:22-[[@LINE-6]]:23}: fix-it: ""
      use(i);
      co_return;
    });
  co_await scope.join();
}

rt::task<> rangeVariable(const std::vector<std::string> &texts) {
  rt::async_scope scope;
  for (auto text : texts)
    scope.spawn([&text]() -> rt::task<> { co_await send(text); });
// CHECK:      :[[@LINE-1]]:19: warning: 'text' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:65: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+2]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:19: note: pass a copy, or wait for the work before 'text' is gone
  co_await scope.join();
}

rt::task<> rangeVariableLent(rt::executor &ex, std::vector<std::string> texts) {
  rt::async_scope scope;
  for (const std::string text : texts)
    scope.spawn(ex, send(text));
// CHECK:      :[[@LINE-1]]:26: warning: 'text' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-318]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:26: note: pass a copy, or wait for the work before 'text' is gone
  co_await scope.join();
}

rt::task<> localOfLoop(rt::executor &ex) {
  rt::async_scope scope;
  while (true) {
    std::string text = next();
    if (text.empty())
      break;
    scope.spawn(ex, view(text));
// CHECK:      :[[@LINE-1]]:26: warning: 'text' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-332]]:12: note: 'view' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:26: note: pass a copy, or wait for the work before 'text' is gone
  }
  co_await scope.join();
}

rt::task<> handlesAwaitedAfterLoop(rt::executor &ex) {
  std::vector<rt::join_handle<void>> handles;
  for (int i = 0; i < 3; ++i)
    handles.push_back(rt::spawn(ex, count(i)));
// CHECK:      :[[@LINE-1]]:43: warning: 'i' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:23: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE-3]]:46: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-347]]:12: note: 'count' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:43: note: pass a copy, or wait for the work before 'i' is gone
  for (auto &handle : handles)
    co_await std::move(handle);
}

rt::task<> handlesAwaitedByIndex(rt::executor &ex) {
  std::vector<rt::join_handle<void>> handles;
  for (int i = 0; i < 3; ++i) {
    std::string text = next();
    handles.push_back(rt::spawn(ex, prints(text)));
// CHECK:      :[[@LINE-1]]:44: warning: 'text' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:23: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 'text' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+5]]:5: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-355]]:7: note: 'prints' uses 'text' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:44: note: pass a copy, or wait for the work before 'text' is gone
  }
  for (std::size_t n = 0; n < handles.size(); ++n)
    co_await std::move(handles[n]);
}

rt::task<> handleMovedOn(rt::executor &ex) {
  std::vector<rt::join_handle<void>> handles;
  for (int i = 0; i < 3; ++i) {
    auto handle = rt::spawn(ex, count(i));
// CHECK:      :[[@LINE-1]]:39: warning: 'i' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:19: note: 'rt::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:3: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+5]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-377]]:12: note: 'count' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:39: note: pass a copy, or wait for the work before 'i' is gone
    handles.push_back(std::move(handle));
  }
  for (auto &handle : handles)
    co_await std::move(handle);
}

void threadsJoinedAfterLoop() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back([&i] { use(i); });
// CHECK:      :[[@LINE-1]]:28: warning: 'i' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE-3]]:42: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+3]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:28: note: pass a copy, or wait for the work before 'i' is gone
// CHECK-NEXT: :{[[@LINE-6]]:27-[[@LINE-6]]:28}: fix-it: ""
  for (auto &thread : threads)
    thread.join();
}

void threadsJoinedByIndex() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    int square = i * i;
    threads.push_back(std::thread([&] { use(square); }));
// CHECK:      :[[@LINE-1]]:45: warning: 'square' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:23: note: 'std::thread' runs the callable on a new thread
// CHECK-NEXT: :[[@LINE+3]]:3: note: 'square' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:5: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:45: note: pass a copy, or wait for the work before 'square' is gone
  }
  for (int i = 0; i < 3; ++i)
    threads[i].join();
}

void poolInLoop(const std::vector<int> &numbers) {
  rt::thread_pool pool(2);
  for (int number : numbers)
    pool.post([&] { use(number); });
// CHECK:      :[[@LINE-1]]:25: warning: 'number' is gone before 'pool' waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::executor::post' runs the callable on the executor
// CHECK-NEXT: :[[@LINE-5]]:19: note: 'pool' waits for its work in its destructor, after 'number' is gone
// CHECK-NEXT: :[[@LINE-4]]:35: note: 'number' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE-5]]:25: note: pass a copy, or wait for the work before 'number' is gone
}

template <class T> rt::task<> generic(rt::executor &ex, std::vector<T> all) {
  rt::async_scope scope;
  for (T each : all)
    scope.spawn(ex, [&each]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:23: warning: 'each' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+5]]:6: note: 'each' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+5]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:23: note: pass a copy, or wait for the work before 'each' is gone
      log(each.c_str());
      co_return;
    });
  co_await scope.join();
}
template rt::task<> generic(rt::executor &, std::vector<std::string>);

#define SPAWN(scope, work) scope.spawn(work)

rt::task<> throughMacro() {
  rt::async_scope scope;
  {
    std::string s = next();
    SPAWN(scope, send(s));
// CHECK:      :[[@LINE-1]]:5: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'rt::async_scope::spawn' runs the task on its executor, concurrently with the caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-453]]:12: note: 'send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:5: note: pass a copy, or wait for the work before 's' is gone
  }
  co_await scope.join();
}

//===--- A group of the user's, which may run the work at once ------------===//

struct nursery {
  [[clang::annotate("async::spawn")]] void start(rt::task<> work);
  template <class F> [[clang::annotate("async::spawn")]] void call(F) {}
  [[clang::annotate("async::joins")]] rt::task<> join();
};

rt::task<> usesAfterSuspension() {
  nursery group;
  for (int i = 0; i < 3; ++i) {
    std::string s = next();
    group.start(prints(s));
// CHECK:      :[[@LINE-1]]:24: warning: 's' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'nursery::start' runs it concurrently with its caller
// CHECK-NEXT: :[[@LINE+4]]:3: note: 's' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+4]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-468]]:7: note: 'prints' uses 's' here, and starts only later
// CHECK-NEXT: :[[@LINE-6]]:24: note: pass a copy, or wait for the work before 's' is gone
  }
  co_await group.join();
}

rt::task<> lambdaUsesAfterSuspension() {
  nursery group;
  for (int i = 0; i < 3; ++i)
    group.call([&i]() -> rt::task<> {
// CHECK:      :[[@LINE-1]]:18: warning: 'i' is gone before anything waits for the work that borrows it [async-scope-outlives-captures]
// CHECK-NEXT: :[[@LINE-2]]:5: note: 'nursery::call' runs it concurrently with its caller
// CHECK-NEXT: :[[@LINE+6]]:6: note: 'i' is destroyed here, at the end of its scope
// CHECK-NEXT: :[[@LINE+6]]:3: note: the work is waited for only here, after that
// CHECK-NEXT: :[[@LINE-5]]:18: note: pass a copy, or wait for the work before 'i' is gone
// CHECK-NEXT: :{[[@LINE-6]]:17-[[@LINE-6]]:18}: fix-it: ""
      co_await rt::yield();
      use(i);
    });
  co_await group.join();
}
