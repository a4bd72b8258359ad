// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// rt::when_all and rt::when_any.

#include "check.hpp"

#include <rt/block_on.hpp>
#include <rt/spawn.hpp>
#include <rt/thread_pool.hpp>
#include <rt/timer.hpp>
#include <rt/when_all.hpp>
#include <rt/when_any.hpp>
#include <rt/yield.hpp>

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

using check::tracked;
using namespace std::chrono_literals;

static int global = 7;
static rt::task<int> after(int yields, int result) {
  while (yields-- != 0)
    co_await rt::yield();
  co_return result;
}
static rt::task<> nothing() { co_return; }
static rt::task<int &> refer() { co_return global; }
static rt::task<std::unique_ptr<int>> own() {
  co_await rt::yield();
  co_return std::make_unique<int>(8);
}
static rt::task<int> failAfter(int yields, const char *what) {
  co_await after(yields, 0);
  throw std::runtime_error(what);
}

static void allResultsInOrderOfArguments() {
  rt::block_on([]() -> rt::task<> {
    auto results = co_await rt::when_all(after(3, 1), nothing(), refer(), own(),
                                         after(0, 2));
    static_assert(
        std::is_same_v<
            decltype(results),
            std::tuple<int, std::monostate, int *, std::unique_ptr<int>, int>>);
    auto &[first, none, ref, owned, last] = results;
    (void)none;
    CHECK(first == 1 && last == 2);
    CHECK(ref == &global);
    CHECK(*owned == 8);
    co_await rt::when_all();
  }());
}

static void allOfAVector() {
  rt::block_on([]() -> rt::task<> {
    std::vector<rt::task<int>> tasks;
    for (int i = 0; i != 5; ++i)
      tasks.push_back(after(5 - i, i));
    std::vector<int> results = co_await rt::when_all(std::move(tasks));
    CHECK(results == std::vector<int>{0, 1, 2, 3, 4});

    std::vector<rt::task<>> voids;
    voids.push_back(nothing());
    CHECK((co_await rt::when_all(std::move(voids))).size() == 1);
    CHECK((co_await rt::when_all(std::vector<rt::task<>>())).empty());
  }());
}

static rt::task<> append(std::string &order, char c) {
  order += c;
  co_await rt::yield();
  order += c;
}

static void allOverlap() {
  std::string order;
  rt::task<std::tuple<std::monostate, std::monostate>> both =
      rt::when_all(append(order, 'a'), append(order, 'b'));
  CHECK(order.empty()); // lazy
  rt::block_on(std::move(both));
  CHECK(order == "abab");
}

static rt::task<int> count(int yields, int &ended) {
  co_await after(yields, 0);
  co_return ++ended;
}

static void exceptionComesAfterAllHaveEnded() {
  rt::block_on([]() -> rt::task<> {
    int ended = 0;
    std::string what;
    try {
      co_await rt::when_all(count(1, ended), failAfter(4, "left"),
                            failAfter(0, "right"), count(9, ended));
    } catch (const std::runtime_error &e) {
      what = e.what();
    }
    CHECK(ended == 2);
    CHECK(what == "left"); // though it was thrown later
  }());
}

static void allOnAPool() {
  rt::thread_pool pool(3);
  for (int round = 0; round != 50; ++round) {
    int sum = rt::block_on(rt::spawn(pool, []() -> rt::task<int> {
      int local = 0; // written before, read after: when_all synchronises
      auto add = [](int &to, int n) -> rt::task<> {
        co_await rt::yield();
        to = n;
      };
      int a = 0, b = 0, c = 0;
      co_await rt::when_all(add(a, 1), add(b, 2), add(c, 3));
      local = a + b + c;
      co_return local;
    }));
    CHECK(sum == 6);
  }
}

static void allDestroyedHalfWay() {
  {
    rt::current_thread loop;
    rt::spawn_detached(loop, []() -> rt::task<> {
      auto forever = [](tracked) -> rt::task<> {
        for (;;)
          co_await rt::yield();
      };
      co_await rt::when_all(forever(tracked()), forever(tracked()));
    });
    bool enough = false;
    loop.post([&] { enough = true; });
    loop.run_until([&] { return enough; });
    // Two arguments in the calling frame, and the copies in theirs.
    CHECK(tracked::alive == 4);
  }
  CHECK(tracked::alive == 0);
}

static void firstToEndWins() {
  rt::block_on([]() -> rt::task<> {
    auto first = co_await rt::when_any(after(5, 1), nothing(), own());
    static_assert(std::is_same_v<
                  decltype(first.value),
                  std::variant<int, std::monostate, std::unique_ptr<int>>>);
    CHECK(first.index == 1);
    CHECK(first.value.index() == 1);

    std::vector<rt::task<int>> tasks;
    for (int i = 0; i != 4; ++i)
      tasks.push_back(after(10 - 2 * i, 100 + i));
    auto fastest = co_await rt::when_any(std::move(tasks));
    CHECK(fastest.index == 3);
    CHECK(fastest.value == 103);
  }());
}

static void losersRunOn() {
  std::atomic<int> ended = 0;
  rt::current_thread loop;
  auto slow = [](std::atomic<int> &n) -> rt::task<int> {
    co_await rt::sleep_for(2ms);
    co_return ++n;
  };
  rt::spawn_detached(loop, [&]() -> rt::task<> {
    auto first = co_await rt::when_any(after(1, 0), slow(ended), slow(ended),
                                       failAfter(3, "too late to matter"));
    CHECK(first.index == 0);
    CHECK(ended == 0);
  });
  loop.run();
  CHECK(ended == 2);
}

static void firstToEndThrows() {
  rt::block_on([]() -> rt::task<> {
    THROWS(std::runtime_error,
           co_await rt::when_any(after(5, 1), failAfter(1, "first")));
    THROWS(std::invalid_argument,
           co_await rt::when_any(std::vector<rt::task<int>>()));
  }());
}

static void raceOnAPool() {
  rt::thread_pool pool(3);
  for (int round = 0; round != 50; ++round) {
    auto first = rt::block_on(rt::spawn(pool, []() -> rt::task<std::size_t> {
      auto r = co_await rt::when_any(after(1, 1), after(1, 2), after(1, 3));
      CHECK(std::visit([](int n) { return n; }, r.value) ==
            static_cast<int>(r.index) + 1);
      co_return r.index;
    }));
    CHECK(first < 3);
  }
}

int main() {
  RUN(allResultsInOrderOfArguments);
  RUN(allOfAVector);
  RUN(allOverlap);
  RUN(exceptionComesAfterAllHaveEnded);
  RUN(allOnAPool);
  RUN(allDestroyedHalfWay);
  RUN(firstToEndWins);
  RUN(losersRunOn);
  RUN(firstToEndThrows);
  RUN(raceOnAPool);
  return check::status();
}
