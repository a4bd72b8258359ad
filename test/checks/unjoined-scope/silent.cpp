// RUN: %async_tidy --quiet --format=concise --checks=-*,async-unjoined-scope %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-unjoined-scope must not report.

#include <rt/rt.hpp>

#include <cstdlib>
#include <functional>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

rt::task<> save(int order);
rt::task<int> fetch(int id);

//===--- Joined -----------------------------------------------------------===//

rt::task<> joined(rt::executor &pool) {
  rt::async_scope scope;
  scope.spawn(pool, save(1));
  co_await scope.join();
}

rt::task<> joinedAfterLoop(const std::vector<int> &orders) {
  rt::async_scope scope;
  for (int order : orders)
    scope.spawn(save(order));
  co_await scope.join();
}

rt::task<> joinedInLoop(const std::vector<int> &orders) {
  for (int order : orders) {
    rt::async_scope scope;
    scope.spawn(save(order));
    co_await scope.join();
  }
}

rt::task<> joinedInBothBranches(bool urgent) {
  rt::async_scope scope;
  scope.spawn(save(1));
  if (urgent) {
    co_await scope.join();
    co_await save(2);
  } else {
    co_await save(3);
    co_await scope.join();
  }
}

rt::task<> joinedInEveryCase(int mode) {
  rt::async_scope scope;
  scope.spawn(save(1));
  switch (mode) {
  case 0:
    co_await scope.join();
    break;
  default:
    co_await scope.join();
    break;
  }
}

rt::task<> joinedBeforeEachReturn(bool empty) {
  rt::async_scope scope;
  scope.spawn(save(1));
  if (empty) {
    co_await scope.join();
    co_return;
  }
  co_await save(2);
  co_await scope.join();
}

rt::task<> returnsBeforeThereIsWork(bool empty) {
  rt::async_scope scope;
  if (empty)
    co_return;
  scope.spawn(save(1));
  co_await scope.join();
}

rt::task<> sameConditionTwice(bool parallel) {
  rt::async_scope scope;
  if (parallel)
    scope.spawn(save(1));
  co_await save(2);
  if (parallel)
    co_await scope.join();
}

rt::task<> joinedWhenThereAreChildren() {
  rt::async_scope scope;
  scope.spawn(save(1));
  co_await save(2);
  if (scope.size() != 0)
    co_await scope.join();
}

rt::task<> usedAgainAfterJoin() {
  rt::async_scope scope;
  scope.spawn(save(1));
  co_await scope.join();
  scope.spawn(save(2));
  co_await scope.join();
}

rt::task<> retriesUntilItJoins() {
  rt::async_scope scope;
  scope.spawn(save(1));
  for (;;) {
    try {
      co_await scope.join();
      break;
    } catch (const std::runtime_error &) {
    }
  }
}

void blocksOnJoin() {
  rt::thread_pool pool;
  rt::async_scope scope;
  scope.spawn(pool, save(1));
  rt::block_on(scope.join());
}

rt::task<> joinTaskIsAwaitedLater() {
  rt::async_scope scope;
  scope.spawn(save(1));
  auto joining = scope.join();
  co_await save(2);
  co_await std::move(joining);
}

rt::task<> joinedTogetherWithOthers() {
  rt::async_scope first, second;
  first.spawn(save(1));
  second.spawn(save(2));
  co_await rt::when_all(first.join(), second.join());
}

rt::task<> polledUntilEmpty() {
  rt::async_scope scope;
  scope.spawn(save(1));
  while (scope.size() > 0)
    co_await rt::yield();
}

rt::task<> polledAfterwards() {
  rt::async_scope scope;
  scope.spawn(save(1));
  do
    co_await rt::yield();
  while (scope.size() != 0);
}

// Dropped on purpose.
rt::task<> joinCastToVoid() {
  rt::async_scope scope;
  scope.spawn(save(1));
  (void)scope.join();
  co_return;
}

//===--- Its executor has ended ------------------------------------------===//

// The pool is destroyed first, and waits for what runs on it.
void poolIsDestroyedFirst() {
  rt::async_scope scope;
  rt::thread_pool pool;
  scope.spawn(pool, save(1));
}

void poolInInnerBlock() {
  rt::async_scope scope;
  {
    rt::thread_pool pool;
    scope.spawn(pool, save(1));
  }
}

void poolIsJoined() {
  rt::thread_pool pool;
  rt::async_scope scope;
  scope.spawn(pool, save(1));
  pool.join();
}

void poolOfSomebodyElseIsJoined(rt::thread_pool &pool) {
  rt::async_scope scope;
  scope.spawn(pool, save(1));
  pool.join();
}

void loopHasRun() {
  rt::current_thread loop;
  rt::async_scope scope;
  scope.spawn(loop, save(1));
  scope.spawn(loop, save(2));
  loop.run();
}

class batch {
  rt::current_thread loop_;

public:
  void run() {
    rt::async_scope scope;
    scope.spawn(loop_, save(1));
    loop_.run();
  }
};

#define THROWS(EXCEPTION, EXPRESSION)                                          \
  try {                                                                        \
    EXPRESSION;                                                                \
  } catch (const EXCEPTION &) {                                                \
  }

void expectedToThrow() {
  rt::async_scope scope;
  THROWS(std::logic_error, scope.spawn(save(1)));
}

//===--- No work ----------------------------------------------------------===//

rt::task<> nothingSpawned() {
  rt::async_scope scope;
  co_return;
}

rt::task<> onlyAsked() {
  rt::async_scope scope;
  if (scope.size() > 0)
    co_await save(1);
}

rt::task<> spawnedInAnother(rt::async_scope &theirs) {
  rt::async_scope mine;
  theirs.spawn(save(1));
  co_return;
}

//===--- Joined somewhere else --------------------------------------------===//

rt::task<> finish(rt::async_scope &scope);
void watch(rt::async_scope *scope);

rt::task<> passedByReference() {
  rt::async_scope scope;
  scope.spawn(save(1));
  co_await finish(scope);
}

rt::task<> passedByAddress() {
  rt::async_scope scope;
  watch(&scope);
  scope.spawn(save(1));
  co_return;
}

rt::task<> boundToReference() {
  rt::async_scope scope;
  auto &alias = scope;
  scope.spawn(save(1));
  co_await alias.join();
}

rt::task<> boundInPointer() {
  rt::async_scope scope;
  auto *alias = &scope;
  alias->spawn(save(1));
  co_await alias->join();
}

rt::task<> joinedByLambda() {
  rt::async_scope scope;
  auto finish = [&scope]() -> rt::task<> { co_await scope.join(); };
  scope.spawn(save(1));
  co_await finish();
}

template <class F> class deferred {
  F f_;

public:
  explicit deferred(F f) : f_(std::move(f)) {}
  ~deferred() { f_(); }
};

void joinedByDeferredLambda() {
  rt::thread_pool pool;
  rt::async_scope scope;
  deferred atExit([&] { rt::block_on(scope.join()); });
  scope.spawn(pool, save(1));
}

// The child has the scope, and may be the one that joins it.
rt::task<> childGetsScope(rt::executor &pool) {
  rt::async_scope scope;
  rt::spawn_detached(pool, finish(scope));
  scope.spawn(save(1));
  co_return;
}

rt::task<> childOfAnotherScope() {
  rt::async_scope inner, outer;
  inner.spawn(save(1));
  outer.spawn([&inner] { return inner.join(); });
  co_await outer.join();
}

// Whatever post() calls may join it.
void postedWithScope(rt::executor &pool) {
  rt::async_scope scope;
  pool.post([&scope] { rt::block_on(scope.join()); });
  scope.spawn(pool, save(1));
}

//===--- Not destroyed here -----------------------------------------------===//

// Whose it is must join it.
rt::task<> somebodyElses(rt::async_scope &scope) {
  scope.spawn(save(1));
  co_return;
}

rt::task<> throughPointer(rt::async_scope *scope) {
  scope->spawn(save(1));
  co_return;
}

class server {
  rt::async_scope scope_;

public:
  void accept(rt::executor &pool) { scope_.spawn(pool, save(1)); }
  rt::task<> stop() { return scope_.join(); }
};

rt::async_scope everywhere;

rt::task<> global() {
  everywhere.spawn(save(1));
  co_return;
}

rt::task<> staticLocal() {
  static rt::async_scope scope;
  scope.spawn(save(1));
  co_return;
}

rt::task<> onTheHeap() {
  auto scope = std::make_shared<rt::async_scope>();
  scope->spawn(save(1));
  co_return;
}

//===--- The way past the join does not count -----------------------------===//

// An exception can pass any join; we ask for one on the other paths.
rt::task<> thrownPast() {
  rt::async_scope scope;
  scope.spawn(save(1));
  co_await fetch(2);
  co_await scope.join();
}

rt::task<> throwsItself(int order) {
  rt::async_scope scope;
  scope.spawn(save(1));
  if (order < 0)
    throw std::invalid_argument("order");
  co_await scope.join();
}

rt::task<> joinedPastHandler() {
  rt::async_scope scope;
  scope.spawn(save(1));
  try {
    co_await fetch(2);
    co_await scope.join();
  } catch (const std::exception &) {
  }
}

rt::task<> handlerLeaves() {
  rt::async_scope scope;
  scope.spawn(save(1));
  bool failed = false;
  try {
    co_await fetch(2);
  } catch (...) {
    failed = true;
  }
  if (failed)
    co_return;
  co_await scope.join();
}

rt::task<> endsTheProgram(bool broken) {
  rt::async_scope scope;
  scope.spawn(save(1));
  if (broken)
    std::abort();
  co_await scope.join();
}

rt::task<> neverEnds() {
  rt::async_scope scope;
  for (;;) {
    scope.spawn(save(1));
    co_await rt::yield();
  }
}

//===--- Joins itself -----------------------------------------------------===//

struct joiningScope : rt::async_scope {
  ~joiningScope() { rt::block_on(join()); }
};

void joinsInDestructor() {
  rt::thread_pool pool;
  joiningScope scope;
  scope.spawn(pool, save(1));
}

//===--- Where types are not known ----------------------------------------===//

template <class Scope> rt::task<> anyScope() {
  Scope scope;
  scope.spawn(save(1));
  co_await scope.join();
}
template rt::task<> anyScope<rt::async_scope>();

template <bool Wait> rt::task<> joinedInTemplate() {
  rt::async_scope scope;
  scope.spawn(save(1));
  if constexpr (Wait)
    co_await scope.join();
  else
    co_await finish(scope);
}
template rt::task<> joinedInTemplate<true>();
template rt::task<> joinedInTemplate<false>();
