// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// rt::checkpoint: where it goes on, and where it throws.

#include "check.hpp"

#include <rt/block_on.hpp>
#include <rt/cancel.hpp>
#include <rt/spawn.hpp>
#include <rt/task.hpp>
#include <rt/thread_pool.hpp>
#include <rt/yield.hpp>

#include <stop_token>
#include <utility>

using check::tracked;

static rt::task<> count(std::stop_token stop, int &turns) {
  tracked local;
  for (;;) {
    co_await rt::checkpoint(stop);
    ++turns;
  }
}

static void goesOnUntilAskedToStop() {
  std::stop_source source;
  int turns = 0;
  bool cancelled = false;
  rt::block_on([&]() -> rt::task<> {
    auto counting = rt::spawn(count(source.get_token(), turns));
    while (turns < 3)
      co_await rt::yield();
    source.request_stop();
    try {
      co_await std::move(counting);
    } catch (const rt::cancelled &) {
      cancelled = true;
    }
  }());
  CHECK(cancelled);
  CHECK(turns >= 3);
  CHECK(tracked::alive == 0);
}

static void throwsAtOnceWhenAskedBefore() {
  std::stop_source source;
  source.request_stop();
  int turns = 0;
  THROWS(rt::cancelled, rt::block_on(count(source.get_token(), turns)));
  CHECK(turns == 0);
}

static void letsOthersRun() {
  int turns = 0;
  rt::block_on([&]() -> rt::task<> {
    auto other = rt::spawn([&]() -> rt::task<> {
      ++turns;
      co_return;
    });
    while (turns == 0)
      co_await rt::checkpoint(std::stop_token()); // which nobody can stop
    co_await std::move(other);
  }());
  CHECK(turns == 1);
}

static void fromAnotherThread() {
  std::stop_source source;
  int turns = 0;
  rt::thread_pool pool(2);
  auto counting = rt::spawn(pool, count(source.get_token(), turns));
  source.request_stop();
  THROWS(rt::cancelled, rt::block_on([&]() -> rt::task<> {
           co_await std::move(counting);
         }()));
}

static void isAnException() {
  THROWS(std::exception, throw rt::cancelled());
}

int main() {
  RUN(goesOnUntilAskedToStop);
  RUN(throwsAtOnceWhenAskedBefore);
  RUN(letsOthersRun);
  RUN(fromAnotherThread);
  RUN(isAnException);
  return check::status();
}
