// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// Leaf awaitables: poll and waker, timer, yield, ready.

#include "check.hpp"

#include <rt/block_on.hpp>
#include <rt/poll.hpp>
#include <rt/ready.hpp>
#include <rt/spawn.hpp>
#include <rt/thread_pool.hpp>
#include <rt/timer.hpp>
#include <rt/when_all.hpp>
#include <rt/yield.hpp>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

// The example of docs/runtime.md: a flag that one thread raises and one
// coroutine waits for.
class flag {
  std::mutex mutex_;
  bool raised_ = false;
  std::optional<rt::waker> waker_;

public:
  void raise() {
    std::lock_guard lock(mutex_);
    raised_ = true;
    if (waker_)
      waker_->wake();
  }
  rt::task<> wait() {
    return rt::from_poll([this](rt::waker w) -> rt::poll<void> {
      std::lock_guard lock(mutex_);
      if (raised_)
        return {};
      waker_ = std::move(w);
      return rt::pending;
    });
  }
};

static void nothingIsPolledBeforeTheAwait() {
  int polls = 0;
  auto t =
      rt::from_poll([&polls](rt::waker) -> rt::poll<int> { return ++polls; });
  CHECK(polls == 0);
  CHECK(rt::block_on(std::move(t)) == 1);
  CHECK(polls == 1);
}

static void wokenWhilePolling() {
  int polls = 0;
  rt::block_on(rt::from_poll([&polls](rt::waker w) -> rt::poll<void> {
    if (++polls == 3)
      return {};
    w.wake(); // before we said pending: not lost
    w.wake(); // twice is once
    return rt::pending;
  }));
  CHECK(polls == 3);
}

static void wokenFromAnotherThread() {
  for (int round = 0; round != 100; ++round) {
    auto f = std::make_shared<flag>();
    std::thread other([f] { f->raise(); });
    rt::block_on(f->wait());
    other.join();
  }
}

static void spuriousAndLateWakes() {
  std::optional<rt::waker> kept;
  int polls = 0;
  rt::block_on([](std::optional<rt::waker> &kept, int &polls) -> rt::task<> {
    auto h = rt::spawn(rt::from_poll([&](rt::waker w) -> rt::poll<int> {
      kept = std::move(w);
      if (++polls == 3)
        return 9;
      return rt::pending;
    }));
    co_await rt::yield();
    CHECK(polls == 1);
    for (int i = 0; i != 5; ++i)
      kept->wake(); // five wakes, one poll
    for (int i = 0; i != 5; ++i)
      co_await rt::yield();
    CHECK(polls == 2);
    kept->wake();
    CHECK(co_await h == 9);
    kept->wake(); // ready already
  }(kept, polls));
  kept->wake(); // long gone
  CHECK(polls == 3);
}

static void polledFunctionThrows() {
  THROWS(std::runtime_error,
         rt::block_on(rt::from_poll([](rt::waker) -> rt::poll<int> {
           throw std::runtime_error("no");
         })));
}

static void wakeAfterTheExecutorIsGone() {
  std::optional<rt::waker> kept;
  {
    rt::current_thread loop;
    rt::spawn_detached(loop, rt::from_poll([&](rt::waker w) -> rt::poll<void> {
                         kept = std::move(w);
                         return rt::pending;
                       }));
    loop.run_until([&] { return kept.has_value(); });
  }
  kept->wake();
}

static void sleepLastsAtLeastThatLong() {
  const auto start = clock_type::now();
  rt::block_on(rt::sleep_for(3ms));
  CHECK(clock_type::now() - start >= 3ms);
  rt::block_on(rt::sleep_until(clock_type::now() + 2ms));
  CHECK(clock_type::now() - start >= 5ms);
  rt::block_on(rt::sleep_until(std::chrono::system_clock::now() + 2ms));
  rt::block_on(rt::sleep_for(-1h)); // in the past: at once
  rt::thread_pool pool(2);
  rt::block_on(rt::spawn(pool, []() -> rt::task<> {
    const auto start = clock_type::now();
    co_await rt::sleep_for(2ms);
    CHECK(clock_type::now() - start >= 2ms);
  }));
}

static void sleepersOverlap() {
  // Deadlines are fixed by the calls, so they can be compared exactly.
  std::string order;
  auto note = [](std::string &order, char c,
                 rt::sleep_awaiter s) -> rt::task<> {
    co_await s;
    order += c;
  };
  const auto now = clock_type::now();
  rt::block_on(rt::when_all(note(order, 'b', rt::sleep_until(now + 4ms)),
                            note(order, 'c', rt::sleep_until(now + 6ms)),
                            note(order, 'a', rt::sleep_until(now + 2ms))));
  CHECK(order == "abc");
}

static void yieldTakesTurns() {
  std::string order;
  auto talk = [](std::string &order, char c) -> rt::task<> {
    for (int i = 0; i != 3; ++i) {
      order += c;
      co_await rt::yield();
    }
  };
  rt::block_on(rt::when_all(talk(order, 'x'), talk(order, 'y')));
  CHECK(order == "xyxyxy");
}

static void readyNeverSuspends() {
  rt::block_on([]() -> rt::task<> {
    bool othersRan = false;
    rt::current_executor().post([&] { othersRan = true; });
    const std::string text = "text";
    CHECK(co_await rt::ready(text) == "text");
    CHECK(*co_await rt::ready(std::make_unique<int>(1)) == 1);
    co_await rt::ready();
    CHECK(!othersRan);
    co_await rt::yield();
    CHECK(othersRan);
  }());
}

int main() {
  RUN(nothingIsPolledBeforeTheAwait);
  RUN(wokenWhilePolling);
  RUN(wokenFromAnotherThread);
  RUN(spuriousAndLateWakes);
  RUN(polledFunctionThrows);
  RUN(wakeAfterTheExecutorIsGone);
  RUN(sleepLastsAtLeastThatLong);
  RUN(sleepersOverlap);
  RUN(yieldTakesTurns);
  RUN(readyNeverSuspends);
  return check::status();
}
