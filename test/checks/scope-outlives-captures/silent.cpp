// RUN: %async_tidy --quiet --format=concise --checks=-*,async-scope-outlives-captures %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-scope-outlives-captures must not report.

#include <rt/rt.hpp>

#include <future>
#include <latch>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

void use(int n);
void log(const char *text);
std::string next();
void joinAll(std::vector<std::thread> &threads);
rt::task<> joinScope(rt::async_scope &scope);

rt::task<> send(const std::string &text);
rt::task<> post(std::string text);
rt::task<> count(int &n);
rt::task<> view(std::string_view text);

rt::task<> doneAtOnce(const std::string &text, rt::channel<int> &done);

struct worker {
  int done = 0;
  rt::task<> run() {
    co_await rt::yield();
    ++done;
  }
};

//===--- Declared before the group ----------------------------------------===//

void declaredBeforePool() {
  std::string s;
  rt::thread_pool pool(2);
  rt::spawn_detached(pool, send(s));
}

void declaredBeforeThreads() {
  int n = 0;
  std::vector<std::jthread> threads;
  threads.emplace_back([&n] { use(n); });
}

void poolInInnerScope() {
  int n = 0;
  {
    rt::thread_pool pool(2);
    pool.post([&n] { ++n; });
  }
  use(n);
}

void threadsPerIteration() {
  for (int i = 0; i < 3; ++i) {
    std::vector<std::jthread> threads;
    threads.emplace_back([&i] { use(i); });
  }
}

void ownThread() {
  int n = 0;
  std::jthread thread([&n] { use(n); });
}

void parameter(std::string s) {
  rt::thread_pool pool(2);
  rt::spawn_detached(pool, send(s));
}

//===--- Joined in time ---------------------------------------------------===//

rt::task<> joinedInSameScope(rt::executor &ex) {
  rt::async_scope scope;
  std::string s = next();
  scope.spawn(ex, send(s));
  co_await scope.join();
}

rt::task<> joinedPerIteration(rt::executor &ex) {
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i) {
    std::string s = next();
    scope.spawn(ex, send(s));
    co_await scope.join();
  }
}

rt::task<> joinedBeforeNextIteration(rt::executor &ex) {
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i) {
    co_await scope.join();
    scope.spawn(ex, count(i));
  }
  co_await scope.join();
}

rt::task<> joinedByHelper(rt::executor &ex) {
  rt::async_scope scope;
  {
    std::string s = next();
    scope.spawn(ex, send(s));
    co_await joinScope(scope);
  }
  co_await scope.join();
}

void poolJoinedInScope() {
  rt::thread_pool pool(2);
  int n = 0;
  pool.post([&] { ++n; });
  pool.join();
}

void loopRunsInScope() {
  rt::current_thread loop;
  {
    std::string s = next();
    rt::spawn_detached(loop, send(s));
    loop.run();
  }
  loop.run();
}

rt::task<> handlesAwaitedInLoop(rt::executor &ex) {
  for (int i = 0; i < 3; ++i) {
    std::vector<rt::join_handle<void>> handles;
    handles.push_back(rt::spawn(ex, count(i)));
    for (auto &handle : handles)
      co_await std::move(handle);
  }
}

rt::task<> handleAwaited(rt::executor &ex) {
  for (int i = 0; i < 3; ++i) {
    auto handle = rt::spawn(ex, count(i));
    co_await std::move(handle);
  }
}

rt::task<> spawnAwaited(rt::executor &ex) {
  for (int i = 0; i < 3; ++i)
    co_await rt::spawn(ex, count(i));
}

void threadsJoinedByFunction() {
  std::vector<std::thread> threads;
  {
    int n = 0;
    threads.emplace_back([&n] { use(n); });
    joinAll(threads);
    threads.clear();
  }
  for (auto &thread : threads)
    thread.join();
}

void threadsClearedPerIteration() {
  std::vector<std::jthread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&i] { use(i); });
    threads.clear();
  }
}

void waitsForLatch() {
  rt::thread_pool pool(2);
  int n = 0;
  std::latch done(1);
  pool.post([&] {
    ++n;
    done.count_down();
  });
  done.wait();
}

void asksUntilDone() {
  rt::thread_pool pool(2);
  std::atomic<bool> done = false;
  pool.post([&] { done = true; });
  while (!done)
    std::this_thread::yield();
}

void futureAsked() {
  rt::thread_pool pool(2);
  std::promise<int> answer;
  auto future = answer.get_future();
  pool.post([&answer] { answer.set_value(1); });
  use(future.get());
}

rt::task<> awaitsWhatTheWorkSays(rt::executor &ex) {
  rt::async_scope scope;
  {
    std::string s = next();
    rt::channel<int> done(1);
    scope.spawn(ex, doneAtOnce(s, done));
    co_await done.receive();
  }
  co_await scope.join();
}

struct session {
  rt::async_scope scope;
  std::string name;
  rt::task<> stop();

  rt::task<> joinedByOwnMember(rt::executor &ex) {
    {
      std::string s = next();
      scope.spawn(ex, send(s));
      co_await stop();
    }
    co_await scope.join();
  }

  rt::task<> lendsMembers(rt::executor &ex) {
    {
      scope.spawn(ex, send(name));
    }
    co_await scope.join();
  }
};

rt::task<> onExceptionOnly(rt::executor &ex) {
  rt::async_scope scope;
  std::string s = next();
  scope.spawn(ex, send(s));
  log(next().c_str()); // may throw; the normal path joins
  co_await scope.join();
}

//===--- Nothing of the scope is borrowed ---------------------------------===//

rt::task<> copied(rt::executor &ex) {
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i)
    scope.spawn(ex, [i]() -> rt::task<> {
      use(i);
      co_return;
    });
  co_await scope.join();
}

rt::task<> copiedByDefault(rt::executor &ex) {
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i)
    scope.spawn(ex, [=]() -> rt::task<> {
      use(i);
      co_return;
    });
  co_await scope.join();
}

rt::task<> initCapture(rt::executor &ex, std::vector<std::string> texts) {
  rt::async_scope scope;
  for (auto text : texts)
    scope.spawn(ex, [text = std::move(text)]() -> rt::task<> {
      co_await send(text);
    });
  co_await scope.join();
}

rt::task<> byValue(rt::executor &ex) {
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i) {
    std::string s = next();
    scope.spawn(ex, post(s));
  }
  co_await scope.join();
}

rt::task<> elementByReference(rt::executor &ex,
                              std::vector<std::string> texts) {
  rt::async_scope scope;
  for (auto &text : texts)
    scope.spawn(ex, [&text]() -> rt::task<> { co_await send(text); });
  for (const auto &text : texts)
    scope.spawn(ex, send(text));
  co_await scope.join();
}

rt::task<> bindings(rt::executor &ex, std::map<int, std::string> texts) {
  rt::async_scope scope;
  for (auto &[key, text] : texts)
    scope.spawn(ex, [&text]() -> rt::task<> { co_await send(text); });
  for (const auto &[key, text] : texts)
    scope.spawn(ex, send(text));
  co_await scope.join();
}

rt::task<> referenceToOuter(rt::executor &ex) {
  std::string outer = next();
  rt::async_scope scope;
  {
    const std::string &s = outer;
    scope.spawn(ex, send(s));
    scope.spawn(ex, [&s]() -> rt::task<> { co_await send(s); });
  }
  co_await scope.join();
}

rt::task<> outerOfLoop(rt::executor &ex) {
  int total = 0;
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i)
    scope.spawn(ex, [&total, i]() -> rt::task<> {
      total += i;
      co_return;
    });
  co_await scope.join();
}

rt::task<> statics(rt::executor &ex) {
  rt::async_scope scope;
  {
    static std::string s = next();
    scope.spawn(ex, send(s));
    scope.spawn(ex, []() -> rt::task<> { co_await send(s); });
  }
  co_await scope.join();
}

rt::task<> pointees(rt::executor &ex, std::vector<std::string *> texts) {
  rt::async_scope scope;
  for (std::string *text : texts)
    scope.spawn(ex, send(*text));
  co_await scope.join();
}

rt::task<> views(rt::executor &ex, std::vector<std::string> texts) {
  rt::async_scope scope;
  for (std::string_view text : texts)
    scope.spawn(ex, view(text));
  co_await scope.join();
}

rt::task<> sharedObject(rt::executor &ex) {
  rt::async_scope scope;
  for (int i = 0; i < 3; ++i) {
    auto w = std::make_shared<worker>();
    scope.spawn(ex, [w]() -> rt::task<> { co_await w->run(); });
  }
  co_await scope.join();
}

rt::task<> movedOut(rt::executor &ex) {
  rt::async_scope scope;
  std::vector<std::unique_ptr<std::string>> keeps;
  for (int i = 0; i < 3; ++i) {
    auto s = std::make_unique<std::string>(next());
    scope.spawn(ex, send(*s));
    keeps.push_back(std::move(s));
  }
  co_await scope.join();
}

//===--- Not waited for, or not by us -------------------------------------===//

// Of other checks.
void neverJoined(rt::executor &ex) {
  std::string s = next();
  rt::spawn_detached(ex, send(s));
}

void handlesReturned(rt::executor &ex,
                     std::vector<rt::join_handle<void>> &handles) {
  std::string s = next();
  handles.push_back(rt::spawn(ex, send(s)));
}

std::vector<std::jthread> threadsReturned() {
  static int n = 0;
  std::vector<std::jthread> threads;
  threads.emplace_back([] { use(n); });
  return threads;
}

void detachedHere() {
  std::vector<std::thread> threads;
  {
    int n = 0;
    threads.emplace_back([&n] { use(n); });
    threads.back().join();
  }
}

// What is not yet a coroutine of anybody's.
rt::task<> notSpawned(rt::executor &ex) {
  rt::async_scope scope;
  {
    std::string s = next();
    co_await send(s);
  }
  scope.spawn(ex, post("x"));
  co_await scope.join();
}

// A future of a promise does not wait in its destructor.
std::future<void> submit(rt::thread_pool &pool, std::function<void()> work);
void submitted(rt::thread_pool &pool) {
  std::vector<std::future<void>> futures;
  int n = 0;
  futures.push_back(submit(pool, [&n] { use(n); }));
  for (auto &future : futures)
    future.get();
}

[[noreturn]] void servesForever() {
  rt::thread_pool pool(2);
  int n = 0;
  pool.post([&n] { use(n); });
  for (;;)
    log("alive");
}

//===--- A group that may run the work at once ----------------------------===//

struct nursery {
  [[clang::annotate("async::spawn")]] void start(rt::task<> work);
  template <class F> [[clang::annotate("async::spawn")]] void call(F) {}
  [[clang::annotate("async::joins")]] rt::task<> join();
};

rt::task<> logs(const std::string &text) {
  log(text.c_str());
  co_await rt::yield();
}

rt::task<> usesBeforeSuspension() {
  nursery group;
  for (int i = 0; i < 3; ++i) {
    std::string s = next();
    group.start(logs(s));
  }
  co_await group.join();
}

rt::task<> lambdaUsesBeforeSuspension() {
  nursery group;
  for (int i = 0; i < 3; ++i)
    group.call([&i]() -> rt::task<> {
      use(i);
      co_await rt::yield();
    });
  co_await group.join();
}

rt::task<> calledAtOnce() {
  nursery group;
  for (int i = 0; i < 3; ++i)
    group.call([&i] { use(i); });
  co_await group.join();
}

void unevaluated() {
  rt::thread_pool pool(2);
  int n = 0;
  using result = decltype(pool.post([] {}));
  static_assert(sizeof(n) == sizeof(int));
}
