// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// rt::task: laziness, results, exceptions, ownership.

#include "check.hpp"

#include <rt/block_on.hpp>
#include <rt/task.hpp>
#include <rt/yield.hpp>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

using check::tracked;

static rt::task<int> countRun(int &runs) {
  ++runs;
  co_return runs;
}

static void bodyRunsOnlyWhenAwaited() {
  int runs = 0;
  rt::task<int> t = countRun(runs);
  CHECK(runs == 0);
  CHECK(t.valid() && !t.done());
  CHECK(runs == 0); // asking did not start it
  CHECK(rt::block_on(std::move(t)) == 1);
  CHECK(runs == 1);
}

static rt::task<> keep(tracked) { co_return; }

static void taskDroppedUnawaited() {
  int runs = 0;
  {
    auto t = countRun(runs);
  }
  CHECK(runs == 0);
  {
    auto t = keep(tracked());
  }
  CHECK(tracked::alive == 0); // the frame and the argument in it are gone
}

static void taskMovedIntoVector() {
  int runs = 0;
  std::vector<rt::task<int>> tasks;
  for (int i = 0; i != 3; ++i)
    tasks.push_back(countRun(runs));
  rt::task<int> taken = std::move(tasks[1]);
  CHECK(!tasks[1].valid());
  CHECK(taken.valid());
  tasks[0] = std::move(taken); // the task that was there is destroyed
  CHECK(rt::block_on(std::move(tasks[0])) == 1);
  CHECK(runs == 1);
}

static int global = 1;
static rt::task<int &> refer() { co_return global; }
static rt::task<std::unique_ptr<int>> own() {
  co_return std::make_unique<int>(2);
}
static rt::task<std::string> convert() { co_return "text"; }
static rt::task<std::pair<int, int>> braces() { co_return {1, 2}; }
struct frozen { // neither assignable nor default-constructible
  const int value;
  explicit frozen(int v) : value(v) {}
};
static rt::task<frozen> freeze() { co_return frozen(3); }

static void resultsOfEveryKind() {
  rt::block_on([]() -> rt::task<> {
    int &r = co_await refer();
    CHECK(&r == &global);
    CHECK(*co_await own() == 2);
    CHECK(co_await convert() == "text");
    CHECK((co_await braces()).second == 2);
    CHECK((co_await freeze()).value == 3);
  }());
  CHECK(&rt::block_on(refer()) == &global);
  CHECK(rt::block_on(freeze()).value == 3);
}

static rt::task<int> fail() {
  throw std::runtime_error("no");
  co_return 0;
}
static rt::task<int> failThroughAnother() { co_return co_await fail() + 1; }

static void exceptionReachesWhoeverAwaits() {
  THROWS(std::runtime_error, rt::block_on(fail()));
  THROWS(std::runtime_error, rt::block_on(failThroughAnother()));
  int caught = 0;
  rt::block_on([](int &n) -> rt::task<> {
    try {
      co_await fail();
    } catch (const std::runtime_error &) {
      ++n;
    }
    co_await rt::yield();
    ++n;
  }(caught));
  CHECK(caught == 2);
}

static void emptyTaskAwaited() {
  THROWS(std::logic_error, rt::block_on(rt::task<int>()));
  rt::task<int> t = fail();
  rt::task<int> u = std::move(t);
  CHECK(!t.valid() && !t.done());
  THROWS(std::logic_error, rt::block_on(std::move(t)));
}

static rt::task<int> holdAndReturn(tracked) {
  co_await rt::yield();
  co_return 1;
}

static void frameEndsWithTheAwaitingExpression() {
  rt::block_on([]() -> rt::task<> {
    auto t = holdAndReturn(tracked());
    CHECK(tracked::alive == 1);
    int one = co_await std::move(t);
    CHECK(one == 1);
    CHECK(tracked::alive == 0);
    CHECK(!t.valid());
  }());
}

static rt::task<int> one() { co_return 1; }
static rt::task<int> recurse(int depth) {
  if (depth == 0)
    co_return 0;
  co_return 1 + co_await recurse(depth - 1);
}

// Without symmetric transfer both overflow the stack.
static void longLoopAndDeepChain() {
  int sum = rt::block_on([]() -> rt::task<int> {
    int n = 0;
    for (int i = 0; i != 200'000; ++i)
      n += co_await one();
    co_return n;
  }());
  CHECK(sum == 200'000);
  CHECK(rt::block_on(recurse(10'000)) == 10'000);
}

int main() {
  RUN(bodyRunsOnlyWhenAwaited);
  RUN(taskDroppedUnawaited);
  RUN(taskMovedIntoVector);
  RUN(resultsOfEveryKind);
  RUN(exceptionReachesWhoeverAwaits);
  RUN(emptyTaskAwaited);
  RUN(frameEndsWithTheAwaitingExpression);
  RUN(longLoopAndDeepChain);
  return check::status();
}
