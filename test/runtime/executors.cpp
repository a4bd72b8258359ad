// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// The two executors: order, threads, ends.

#include "check.hpp"

#include <rt/channel.hpp>
#include <rt/current_thread.hpp>
#include <rt/spawn.hpp>
#include <rt/thread_pool.hpp>
#include <rt/timer.hpp>
#include <rt/yield.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using check::tracked;
using namespace std::chrono_literals;

static void postedCallablesRunInOrder() {
  rt::current_thread loop;
  std::string order;
  for (char c : {'a', 'b', 'c'})
    loop.post([&order, c] { order += c; });
  CHECK(order.empty()); // never inside post()
  loop.run();
  CHECK(order == "abc");
}

static rt::task<> note(std::string &order, char c, int ms) {
  co_await rt::sleep_for(std::chrono::milliseconds(ms));
  order += c;
}

static void timersFireByDeadline() {
  rt::current_thread loop;
  std::string order;
  rt::spawn_detached(loop, note(order, 'c', 9));
  rt::spawn_detached(loop, note(order, 'a', 0)); // due: does not suspend
  rt::spawn_detached(loop, note(order, 'b', 2));
  loop.run(); // returns when the last has finished
  CHECK(order == "abc");
}

static void currentExecutorIsTheOneThatRuns() {
  CHECK(!rt::has_current_executor());
  THROWS(std::logic_error, rt::current_executor());
  rt::current_thread loop;
  rt::executor *seen = nullptr;
  loop.post([&] { seen = &rt::current_executor(); });
  loop.run();
  CHECK(seen == &loop);
  CHECK(!rt::has_current_executor());
}

static void loopWokenFromAnotherThread() {
  rt::current_thread loop;
  bool ran = false;
  std::thread other([&] { loop.post([&] { ran = true; }); });
  loop.run_until([&] { return ran; });
  other.join();
  CHECK(ran);
}

static rt::task<> suspendForever(tracked, std::atomic<int> &statements) {
  ++statements;
  rt::channel<int> never(1);
  co_await never.receive();
  ++statements;
}

static void loopDiesBeforeItsTasks() {
  std::atomic<int> statements = 0;
  std::string order;
  {
    rt::current_thread loop;
    rt::spawn_detached(loop, suspendForever(tracked(), statements));
    rt::spawn_detached(loop, note(order, 'x', 60'000));
    bool enough = false;
    loop.post([&] { enough = true; });
    loop.run_until([&] { return enough; });
    rt::spawn_detached(loop, suspendForever(tracked(), statements));
    CHECK(tracked::alive == 2);
  }
  CHECK(order.empty());       // it did not wait for the minute
  CHECK(statements == 1);     // nothing after the await ran
  CHECK(tracked::alive == 0); // and yet all was destroyed
}

static rt::task<> hop(std::atomic<int> &hops, rt::executor *home) {
  for (int i = 0; i != 20; ++i) {
    co_await rt::yield();
    CHECK(&rt::current_executor() == home);
    ++hops;
  }
}

static void poolJoinWaitsForDetachedWork() {
  std::atomic<int> hops = 0;
  rt::thread_pool pool(3);
  CHECK(pool.size() == 3);
  for (int i = 0; i != 50; ++i)
    rt::spawn_detached(pool, hop(hops, &pool));
  pool.join();
  CHECK(hops == 1000);
  pool.join(); // again: nothing to wait for
}

static rt::task<> sleepThenSpawn(std::atomic<int> &ended, int depth) {
  co_await rt::sleep_for(1ms);
  if (depth != 0)
    rt::spawn_detached(sleepThenSpawn(ended, depth - 1));
  ++ended;
}

static void poolDestructorWaitsForTimersAndGrandchildren() {
  std::atomic<int> ended = 0;
  {
    rt::thread_pool pool(2);
    rt::spawn_detached(pool, sleepThenSpawn(ended, 4));
  }
  CHECK(ended == 5);
}

static void spawnedAfterJoinNeverRuns() {
  std::atomic<int> statements = 0;
  {
    rt::thread_pool pool(1);
    pool.join();
    rt::spawn_detached(pool, suspendForever(tracked(), statements));
  }
  CHECK(statements == 0);
  CHECK(tracked::alive == 0);
}

static void shortTimerNotDelayedByBusyThread() {
  // Two threads: one gets busy until the timer of the other task fired. If the
  // busy one had been the only one to watch the clock, this would hang.
  for (int round = 0; round != 20; ++round) {
    rt::thread_pool pool(2);
    std::atomic<bool> fired = false;
    rt::spawn_detached(pool, [&]() -> rt::task<> {
      co_await rt::sleep_for(1ms);
      fired = true;
    });
    pool.post([&] {
      while (!fired)
        std::this_thread::yield();
    });
    pool.join();
    CHECK(fired);
  }
}

int main() {
  RUN(postedCallablesRunInOrder);
  RUN(timersFireByDeadline);
  RUN(currentExecutorIsTheOneThatRuns);
  RUN(loopWokenFromAnotherThread);
  RUN(loopDiesBeforeItsTasks);
  RUN(poolJoinWaitsForDetachedWork);
  RUN(poolDestructorWaitsForTimersAndGrandchildren);
  RUN(spawnedAfterJoinNeverRuns);
  RUN(shortTimerNotDelayedByBusyThread);
  return check::status();
}
