// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// rt::spawn_blocking: off the executor and back.
//
// Lambdas whose captures have destructors are named before they are passed:
// g++ 12 copies such a temporary bit by bit inside a co_await expression and
// destroys it once too often.

#include "check.hpp"

#include <rt/block_on.hpp>
#include <rt/ready.hpp>
#include <rt/spawn.hpp>
#include <rt/spawn_blocking.hpp>
#include <rt/thread_pool.hpp>
#include <rt/yield.hpp>

#include <atomic>
#include <future>
#include <memory>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

using check::tracked;

static void callerComesBackToItsExecutor() {
  rt::block_on([]() -> rt::task<> {
    const auto home = std::this_thread::get_id();
    auto there =
        co_await rt::spawn_blocking([] { return std::this_thread::get_id(); });
    CHECK(there != home);
    CHECK(std::this_thread::get_id() == home);
  }());
}

static void resultsOfEveryKind() {
  rt::block_on([]() -> rt::task<> {
    int n = 1;
    int &r = co_await rt::spawn_blocking([&n]() -> int & { return n; });
    CHECK(&r == &n);
    co_await rt::spawn_blocking([&n] { n = 2; });
    CHECK(n == 2);
    auto move = [p = std::make_unique<int>(3)]() mutable {
      return std::move(p);
    };
    auto p = co_await rt::spawn_blocking(std::move(move));
    CHECK(*p == 3);
    THROWS(std::runtime_error,
           co_await rt::spawn_blocking([] { throw std::runtime_error("no"); }));
  }());
}

static void executorGoesOnMeanwhile() {
  rt::block_on([]() -> rt::task<> {
    // The blocked thread waits for something that only happens if this
    // thread's executor is not blocked.
    std::promise<int> answer;
    auto h = rt::spawn_blocking([&] { return answer.get_future().get(); });
    co_await rt::yield();
    CHECK(!h.done());
    answer.set_value(5);
    CHECK(co_await h == 5);
  }());
}

static void startsWithoutBeingAwaited() {
  std::promise<void> started;
  rt::spawn_blocking([&] { started.set_value(); }).detach();
  started.get_future().wait();
}

static void manyAtOnceFromAPool() {
  rt::thread_pool pool(3);
  std::atomic<int> sum = 0;
  for (int i = 0; i != 100; ++i)
    rt::spawn_detached(pool, [&sum, i]() -> rt::task<> {
      auto work = [i, held = tracked()] { return i; }; // named: see above
      sum += co_await rt::spawn_blocking(std::move(work));
    });
  pool.join();
  CHECK(sum == 4950);
  // The thread that did the work frees its frame after it has answered.
  for (int i = 0; tracked::alive != 0 && i != 1000; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  CHECK(tracked::alive == 0);
}

static void blockOnIsAllowedThere() {
  int r = rt::block_on([]() -> rt::task<int> {
    co_return co_await rt::spawn_blocking([] {
      CHECK(!rt::has_current_executor());
      return rt::block_on(rt::ready(6));
    });
  }());
  CHECK(r == 6);
}

static void waiterDestroyedBeforeTheWorkEnds() {
  std::promise<void> go;
  auto done = std::make_shared<std::promise<void>>();
  {
    rt::current_thread loop;
    bool waiting = false;
    rt::spawn_detached(loop, [&, done]() -> rt::task<> {
      auto h = rt::spawn_blocking([&go, done] {
        go.get_future().wait();
        done->set_value();
      });
      waiting = true;
      co_await h;
      CHECK(false);
    });
    loop.run_until([&] { return waiting; });
  } // the waiting frame dies here; its executor must not be posted to
  go.set_value();
  done->get_future().wait();
}

int main() {
  RUN(callerComesBackToItsExecutor);
  RUN(resultsOfEveryKind);
  RUN(executorGoesOnMeanwhile);
  RUN(startsWithoutBeingAwaited);
  RUN(manyAtOnceFromAPool);
  RUN(blockOnIsAllowedThere);
  RUN(waiterDestroyedBeforeTheWorkEnds);
  return check::status();
}
