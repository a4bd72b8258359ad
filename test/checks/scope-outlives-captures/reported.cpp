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
}

void poolBeforeNumber() {
  rt::thread_pool pool(2);
  int n = 0;
  pool.post([&] { ++n; });
}

void poolInOuterBlock() {
  rt::thread_pool pool(2);
  {
    std::string s = next();
    rt::spawn_detached(pool, prints(s));
  }
}

void poolByPointer() {
  auto pool = std::make_unique<rt::thread_pool>(2);
  int n = 0;
  pool->post([&n] { ++n; });
}

void threadsBeforeNumber() {
  std::vector<std::jthread> threads;
  int n = 0;
  threads.emplace_back([&n] { use(n); });
}

void threadsPushed() {
  std::vector<std::jthread> threads;
  int n = 0;
  threads.push_back(std::jthread([&n] { use(n); }));
}

void threadAssigned() {
  std::jthread thread;
  std::string s = next();
  thread = std::jthread([&s] { log(s.c_str()); });
}

void optionalThread() {
  std::optional<std::jthread> thread;
  int n = 0;
  thread.emplace([&n] { use(n); });
}

void futuresInLoop() {
  std::vector<std::future<void>> futures;
  for (int i = 0; i < 3; ++i)
    futures.push_back(std::async(std::launch::async, [&i] { use(i); }));
}

void threadByRef() {
  std::vector<std::jthread> threads;
  std::string s = next();
  threads.emplace_back(log, s.c_str());
}

//===--- A join in an outer scope -----------------------------------------===//

rt::task<> joinedOutside(rt::executor &ex) {
  rt::async_scope scope;
  {
    std::string s = next();
    scope.spawn(ex, send(s));
  }
  co_await scope.join();
}

rt::task<> viewJoinedOutside(rt::executor &ex) {
  rt::async_scope scope;
  if (std::string s = next(); !s.empty())
    scope.spawn(ex, view(s));
  co_await scope.join();
}

rt::task<> pointerJoinedOutside() {
  rt::async_scope scope;
  {
    int n = 0;
    scope.spawn(point(&n));
  }
  co_await scope.join();
}

rt::task<> objectJoinedOutside(rt::executor &ex) {
  rt::async_scope scope;
  {
    worker w;
    scope.spawn(ex, w.run());
  }
  co_await scope.join();
}

rt::task<> closureJoinedOutside(rt::executor &ex) {
  rt::async_scope scope;
  {
    int n = 0;
    auto job = [&n]() -> rt::task<> {
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
  }
  co_await scope.join();
}

struct server {
  rt::async_scope scope;

  rt::task<> serve(rt::executor &ex) {
    for (int i = 0; i < 3; ++i) {
      std::string s = next();
      scope.spawn(ex, prints(s));
    }
    co_await scope.join();
  }
};

void loopRunsTooLate() {
  rt::current_thread loop;
  {
    std::string s = next();
    rt::spawn_detached(loop, prints(s));
  }
  loop.run();
}

void blockedOnTooLate(rt::executor &ex) {
  rt::async_scope scope;
  {
    std::string s = next();
    scope.spawn(ex, prints(s));
  }
  rt::block_on(scope.join());
}

//===--- Loops ------------------------------------------------------------===//

rt::task<> loopVariable(rt::executor &ex) {
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i)
    scope.spawn(ex, [&i]() -> rt::task<> {
      use(i);
      co_return;
    });
  co_await scope.join();
}

rt::task<> rangeVariable(const std::vector<std::string> &texts) {
  rt::async_scope scope;
  for (auto text : texts)
    scope.spawn([&text]() -> rt::task<> { co_await send(text); });
  co_await scope.join();
}

rt::task<> rangeVariableLent(rt::executor &ex, std::vector<std::string> texts) {
  rt::async_scope scope;
  for (const std::string text : texts)
    scope.spawn(ex, send(text));
  co_await scope.join();
}

rt::task<> localOfLoop(rt::executor &ex) {
  rt::async_scope scope;
  while (true) {
    std::string text = next();
    if (text.empty())
      break;
    scope.spawn(ex, view(text));
  }
  co_await scope.join();
}

rt::task<> handlesAwaitedAfterLoop(rt::executor &ex) {
  std::vector<rt::join_handle<void>> handles;
  for (int i = 0; i < 3; ++i)
    handles.push_back(rt::spawn(ex, count(i)));
  for (auto &handle : handles)
    co_await std::move(handle);
}

rt::task<> handlesAwaitedByIndex(rt::executor &ex) {
  std::vector<rt::join_handle<void>> handles;
  for (int i = 0; i < 3; ++i) {
    std::string text = next();
    handles.push_back(rt::spawn(ex, prints(text)));
  }
  for (std::size_t n = 0; n < handles.size(); ++n)
    co_await std::move(handles[n]);
}

rt::task<> handleMovedOn(rt::executor &ex) {
  std::vector<rt::join_handle<void>> handles;
  for (int i = 0; i < 3; ++i) {
    auto handle = rt::spawn(ex, count(i));
    handles.push_back(std::move(handle));
  }
  for (auto &handle : handles)
    co_await std::move(handle);
}

void threadsJoinedAfterLoop() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i)
    threads.emplace_back([&i] { use(i); });
  for (auto &thread : threads)
    thread.join();
}

void threadsJoinedByIndex() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    int square = i * i;
    threads.push_back(std::thread([&] { use(square); }));
  }
  for (int i = 0; i < 3; ++i)
    threads[i].join();
}

void poolInLoop(const std::vector<int> &numbers) {
  rt::thread_pool pool(2);
  for (int number : numbers)
    pool.post([&] { use(number); });
}

template <class T> rt::task<> generic(rt::executor &ex, std::vector<T> all) {
  rt::async_scope scope;
  for (T each : all)
    scope.spawn(ex, [&each]() -> rt::task<> {
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
  }
  co_await group.join();
}

rt::task<> lambdaUsesAfterSuspension() {
  nursery group;
  for (int i = 0; i < 3; ++i)
    group.call([&i]() -> rt::task<> {
      co_await rt::yield();
      use(i);
    });
  co_await group.join();
}
