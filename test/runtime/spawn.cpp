// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// rt::spawn, rt::spawn_detached, rt::join_handle, rt::block_on.

#include "check.hpp"

#include <rt/block_on.hpp>
#include <rt/ready.hpp>
#include <rt/spawn.hpp>
#include <rt/thread_pool.hpp>
#include <rt/timer.hpp>
#include <rt/yield.hpp>

#include <atomic>
#include <exception>
#include <memory>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

using check::tracked;

static rt::task<int> doubled(int n) {
  co_await rt::yield();
  co_return 2 * n;
}
static rt::task<int> fail() {
  co_await rt::yield();
  throw std::runtime_error("no");
}

static void spawnedTaskRunsBesideItsCreator() {
  rt::block_on([]() -> rt::task<> {
    rt::join_handle<int> h = rt::spawn(doubled(4));
    CHECK(h.valid() && !h.done()); // not inside the call
    co_await rt::yield();
    co_await rt::yield();
    CHECK(h.done());
    CHECK(co_await h == 8);
    CHECK(!h.valid());
  }());
}

static void emptyHandleAwaited() {
  rt::block_on([]() -> rt::task<> {
    rt::join_handle<int> h = rt::spawn(doubled(1));
    co_await h;
    THROWS(std::logic_error, co_await h);
    THROWS(std::logic_error, co_await rt::join_handle<void>());
  }());
}

static void exceptionOfSpawnedTaskWaitsForTheJoin() {
  rt::thread_pool pool(2);
  rt::block_on([](rt::executor &pool) -> rt::task<> {
    rt::join_handle<int> h = rt::spawn(pool, fail());
    THROWS(std::runtime_error, co_await std::move(h));
  }(pool));
}

static void droppedHandleDetaches() {
  std::atomic<int> ran = 0;
  auto count = [](std::atomic<int> &n) -> rt::task<> {
    co_await rt::yield();
    ++n;
  };
  rt::thread_pool pool(2);
  {
    auto h = rt::spawn(pool, count(ran));
  }
  rt::spawn(pool, count(ran)).detach();
  rt::spawn(pool, fail()).detach(); // the exception is lost with the handle
  rt::spawn_detached(pool, count(ran));
  pool.join();
  CHECK(ran == 3);
}

static void manyJoinsAcrossExecutors() {
  rt::thread_pool pool(3);
  int sum = rt::block_on([](rt::executor &pool) -> rt::task<int> {
    rt::executor *home = &rt::current_executor();
    std::vector<rt::join_handle<int>> handles;
    for (int i = 0; i != 200; ++i)
      handles.push_back(rt::spawn(pool, doubled(i)));
    int n = 0;
    for (auto &h : handles) {
      n += co_await h;
      CHECK(&rt::current_executor() == home);
    }
    co_return n;
  }(pool));
  CHECK(sum == 199 * 200);
}

static void capturesLiveAsLongAsTheTask() {
  rt::thread_pool pool(2);
  std::atomic<int> sum = 0;
  for (int i = 0; i != 10; ++i)
    rt::spawn_detached(
        pool,
        [&sum, held = tracked(), n = std::make_unique<int>(i)]() -> rt::task<> {
          co_await rt::yield();
          co_await rt::sleep_for(std::chrono::milliseconds(1));
          sum += *n;
        });
  pool.join();
  CHECK(sum == 45);
  CHECK(tracked::alive == 0);
}

static void joinedTaskHoldsNothingAnyMore() {
  rt::thread_pool pool(2);
  for (int i = 0; i != 100; ++i) {
    int r = rt::block_on(rt::spawn(pool, [held = tracked()]() -> rt::task<int> {
      co_await rt::yield();
      co_return 1;
    }));
    CHECK(r == 1);
    CHECK(tracked::alive == 0);
  }
}

static void executorDiesBeforeTheJoin() {
  rt::join_handle<int> orphan;
  {
    rt::current_thread loop;
    orphan = rt::spawn(loop, doubled(1));
  }
  CHECK(orphan.done());
  THROWS(rt::task_abandoned, rt::block_on(std::move(orphan)));
}

static void blockOnLeavesDetachedWorkBehind() {
  int r = rt::block_on([]() -> rt::task<int> {
    rt::spawn_detached([held = tracked()]() -> rt::task<> {
      for (;;)
        co_await rt::yield();
    });
    co_await rt::yield();
    CHECK(tracked::alive == 1);
    co_return 1;
  }());
  CHECK(r == 1);
  CHECK(tracked::alive == 0);
}

static void blockOnAnyAwaitable() {
  CHECK(rt::block_on(rt::ready(3)) == 3);
  rt::block_on(rt::yield());
  auto again = rt::ready(4);
  CHECK(rt::block_on(again) == 4);
}

static void blockOnInsideAnExecutor() {
  rt::block_on([]() -> rt::task<> {
    THROWS(std::logic_error, rt::block_on(doubled(1)));
    co_return;
  }());
}

static void spawnWithoutAnExecutor() {
  THROWS(std::logic_error, rt::spawn(doubled(1)));
}

static void detachedExceptionEndsTheProgram() {
  pid_t child = ::fork();
  if (child == 0) {
    std::set_terminate([] { ::_exit(42); });
    rt::current_thread loop;
    rt::spawn_detached(loop, fail());
    loop.run();
    ::_exit(0);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 42);
}

int main() {
  RUN(detachedExceptionEndsTheProgram); // first: fork before any thread
  RUN(spawnedTaskRunsBesideItsCreator);
  RUN(emptyHandleAwaited);
  RUN(exceptionOfSpawnedTaskWaitsForTheJoin);
  RUN(droppedHandleDetaches);
  RUN(manyJoinsAcrossExecutors);
  RUN(capturesLiveAsLongAsTheTask);
  RUN(joinedTaskHoldsNothingAnyMore);
  RUN(executorDiesBeforeTheJoin);
  RUN(blockOnLeavesDetachedWorkBehind);
  RUN(blockOnAnyAwaitable);
  RUN(blockOnInsideAnExecutor);
  RUN(spawnWithoutAnExecutor);
  return check::status();
}
