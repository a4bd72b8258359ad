// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// rt::async_scope.

#include "check.hpp"

#include <rt/async_scope.hpp>
#include <rt/block_on.hpp>
#include <rt/thread_pool.hpp>
#include <rt/timer.hpp>
#include <rt/yield.hpp>

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

using check::tracked;

static rt::task<int> add(std::atomic<int> &sum, int n, tracked held = {}) {
  (void)held;
  co_await rt::yield();
  sum += n;
  co_return n;
}
static rt::task<> fail(int n) {
  co_await rt::yield();
  throw n;
}

static void joinWaitsForAllChildren() {
  rt::block_on([]() -> rt::task<> {
    std::atomic<int> sum = 0;
    rt::async_scope scope;
    for (int i = 1; i <= 4; ++i)
      scope.spawn(add(sum, i));
    CHECK(sum == 0 && scope.size() == 4); // not inside the call
    co_await scope.join();
    CHECK(sum == 10 && scope.size() == 0);
    CHECK(tracked::alive == 0);
  }());
}

static void emptyScope() {
  rt::async_scope never;
  rt::block_on([]() -> rt::task<> {
    rt::async_scope scope;
    co_await scope.join();
    co_await scope.join();
  }());
}

static void scopeIsUsedAgain() {
  rt::block_on([]() -> rt::task<> {
    std::atomic<int> sum = 0;
    rt::async_scope scope;
    for (int round = 1; round <= 3; ++round) {
      scope.spawn(add(sum, 1));
      co_await scope.join();
      CHECK(sum == round);
    }
  }());
}

static void childrenBorrowFromTheJoiningFrame() {
  rt::thread_pool pool(3);
  for (int round = 0; round != 50; ++round)
    rt::block_on([](rt::executor &pool) -> rt::task<> {
      auto sum = std::make_unique<std::atomic<int>>(0);
      {
        rt::async_scope scope;
        for (int i = 0; i != 20; ++i)
          scope.spawn(pool, add(*sum, 1));
        rt::executor *home = &rt::current_executor();
        co_await scope.join();
        CHECK(&rt::current_executor() == home);
      } // destroyed at once, perhaps while the last child's thread returns
      CHECK(*sum == 20);
      CHECK(tracked::alive == 0);
    }(pool));
}

static void capturesLiveAsLongAsTheChild() {
  rt::thread_pool pool(2);
  rt::block_on([](rt::executor &pool) -> rt::task<> {
    std::atomic<int> sum = 0;
    rt::async_scope scope;
    for (int i = 0; i != 10; ++i)
      scope.spawn(pool, [&sum, held = tracked(),
                         n = std::make_unique<int>(i)]() -> rt::task<> {
        co_await rt::sleep_for(std::chrono::milliseconds(1));
        sum += *n;
      });
    scope.spawn([&sum]() -> rt::task<> {
      ++sum;
      co_return;
    });
    co_await scope.join();
    CHECK(sum == 46);
    CHECK(tracked::alive == 0);
  }(pool));
}

static rt::task<> spawnMore(rt::async_scope &scope, std::atomic<int> &sum,
                            int depth) {
  co_await rt::yield();
  ++sum;
  if (depth != 0) {
    scope.spawn(spawnMore(scope, sum, depth - 1));
    scope.spawn(spawnMore(scope, sum, depth - 1));
  }
}
static void childrenSpawnSiblingsDuringTheJoin() {
  rt::thread_pool pool(3);
  rt::block_on([](rt::executor &pool) -> rt::task<> {
    std::atomic<int> sum = 0;
    rt::async_scope scope;
    scope.spawn(pool, spawnMore(scope, sum, 6));
    co_await scope.join();
    CHECK(sum == 127);
  }(pool));
}

// The result of a child may borrow as well.
static void resultsAreDroppedBeforeTheJoin() {
  rt::thread_pool pool(2);
  rt::block_on([](rt::executor &pool) -> rt::task<> {
    for (int i = 0; i != 50; ++i) {
      rt::async_scope scope;
      scope.spawn(pool, []() -> rt::task<tracked> {
        co_await rt::yield();
        co_return tracked();
      });
      co_await scope.join();
      CHECK(tracked::alive == 0);
    }
  }(pool));
}

static void firstExceptionIsRethrownWhenAllHaveEnded() {
  rt::thread_pool pool(2);
  rt::block_on([](rt::executor &pool) -> rt::task<> {
    std::atomic<int> sum = 0;
    rt::async_scope scope;
    scope.spawn(fail(1));
    scope.spawn(fail(2));
    scope.spawn(pool, add(sum, 3));
    try {
      co_await scope.join();
      CHECK(false);
    } catch (int n) {
      CHECK(n == 1);
    }
    CHECK(sum == 3);
    co_await scope.join(); // it was told
  }(pool));
}

static void joinedTwiceAtOnce() {
  rt::block_on([]() -> rt::task<> {
    std::atomic<int> sum = 0;
    rt::async_scope scope;
    rt::async_scope outer;
    scope.spawn(add(sum, 1));
    auto join = [&scope]() -> rt::task<> { co_await scope.join(); };
    outer.spawn(join);
    outer.spawn(join);
    THROWS(std::logic_error, co_await outer.join());
    CHECK(sum == 1);
  }());
}

static void childrenOfAnExecutorThatGoesAway() {
  rt::async_scope scope;
  std::atomic<int> sum = 0;
  {
    rt::current_thread loop;
    scope.spawn(loop, add(sum, 1));
    CHECK(scope.size() == 1);
  }
  CHECK(scope.size() == 0 && sum == 0);
}

static void spawnWithoutAnExecutor() {
  std::atomic<int> sum = 0;
  rt::async_scope scope;
  THROWS(std::logic_error, scope.spawn(add(sum, 1)));
  CHECK(scope.size() == 0);
}

static void destroyedWithChildrenLeft() {
  pid_t child = ::fork();
  if (child == 0) {
    std::set_terminate([] { ::_exit(42); });
    rt::current_thread loop;
    std::atomic<int> sum = 0;
    {
      rt::async_scope scope;
      scope.spawn(loop, add(sum, 1));
    }
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 42);
}

int main() {
  RUN(destroyedWithChildrenLeft); // first: fork before any thread
  RUN(joinWaitsForAllChildren);
  RUN(emptyScope);
  RUN(scopeIsUsedAgain);
  RUN(childrenBorrowFromTheJoiningFrame);
  RUN(capturesLiveAsLongAsTheChild);
  RUN(childrenSpawnSiblingsDuringTheJoin);
  RUN(resultsAreDroppedBeforeTheJoin);
  RUN(firstExceptionIsRethrownWhenAllHaveEnded);
  RUN(joinedTwiceAtOnce);
  RUN(childrenOfAnExecutorThatGoesAway);
  RUN(spawnWithoutAnExecutor);
  return check::status();
}
