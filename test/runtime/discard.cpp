// RUN: %rt_cxx %s -I%shapes -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -I%shapes -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -I%shapes -o %t.asan && %t.asan
// RUN: %rt_cxx -std=c++17 -Wpedantic -fsyntax-only -DALONE %s
// RUN: %async_tidy --quiet --checks=* %s -- -std=c++20 -I%rt_include -I%shapes \
// RUN:   | %verify %s
//
// async_tidy::discard and async_tidy::forget, with tasks of any library, and
// without any. The analyser has nothing to say about either.

#include <async_tidy/discard.h>

#include <future>
#include <memory>
#include <utility>

#ifdef ALONE

void withoutCoroutines(std::future<int> f) {
  async_tidy::forget(std::move(f));
  async_tidy::discard(std::make_unique<int>(1), "C++17");
}

#else

#include "check.hpp"

#include <net.hpp>
#include <qt.hpp>
#include <rt/rt.hpp>
#include <sea.hpp>

#include <atomic>
#include <chrono>
#include <string>

using namespace std::chrono_literals;
using check::tracked;

static rt::task<> count(std::atomic<int> &n, tracked held = {}) {
  (void)held;
  co_await rt::yield();
  ++n;
}

static void discardedTaskNeverRuns() {
  std::atomic<int> ran = 0;
  rt::block_on([](std::atomic<int> &ran) -> rt::task<> {
    async_tidy::discard(count(ran));
    CHECK(tracked::alive == 0); // dropped inside the call
    async_tidy::discard(count(ran), "not needed");
    rt::task<> named = count(ran);
    async_tidy::discard(std::move(named), "not needed");
    co_await rt::yield();
    co_await rt::yield();
  }(ran));
  CHECK(ran == 0);
  CHECK(tracked::alive == 0);
}

static void forgottenHandleRunsOn() {
  std::atomic<int> ran = 0;
  rt::thread_pool pool(2);
  async_tidy::forget(rt::spawn(pool, count(ran)));
  auto handle = rt::spawn(pool, count(ran));
  async_tidy::forget(std::move(handle), "joined with the pool");
  CHECK(!handle.valid());
  async_tidy::discard(rt::spawn(pool, count(ran)));
  pool.join();
  CHECK(ran == 3);
}

// A handle whose destructor gives the work up, unless it was detached.
struct strict_handle {
  bool &detached;
  bool &given_up;
  bool armed = true;

  strict_handle(bool &d, bool &g) : detached(d), given_up(g) {}
  strict_handle(strict_handle &&other)
      : detached(other.detached), given_up(other.given_up),
        armed(std::exchange(other.armed, false)) {}
  ~strict_handle() { given_up = given_up || armed; }
  bool detach() {
    detached = true;
    armed = false;
    return true;
  }
};

static void strictHandleIsDetached() {
  bool detached = false;
  bool givenUp = false;
  async_tidy::forget(strict_handle(detached, givenUp));
  CHECK(detached && !givenUp);
}

static void strictHandleIsGivenUp() {
  bool detached = false;
  bool givenUp = false;
  async_tidy::discard(strict_handle(detached, givenUp));
  CHECK(!detached && givenUp);
}

static void awaitersAndReadyValues() {
  rt::mutex mutex;
  async_tidy::discard(mutex.scoped_lock()); // cannot be moved
  async_tidy::discard(rt::ready(std::string("x")), "known");
  async_tidy::discard(rt::sleep_for(1ms));
  CHECK(mutex.try_lock());
}

static sea::future<> countEager(int &n) {
  ++n;
  co_await sea::sleep(1s);
  ++n;
}
static void forgottenFutureRunsOn() {
  int n = 0;
  async_tidy::forget(countEager(n), "nobody asks");
  CHECK(n == 1);
  sea::run(sea::sleep(2s));
  CHECK(n == 2);
}

static net::awaitable<> countAwaitable(int &n) {
  ++n;
  co_return;
}
static void discardedAwaitableNeverRuns() {
  int n = 0;
  async_tidy::discard(countAwaitable(n));
  CHECK(n == 0);
}

static qt::Task<> countTask(int &n) {
  co_await qt::sleepFor(1s);
  ++n;
}
static void forgottenCopyRunsOn() {
  int n = 0;
  qt::Task<> task = countTask(n);
  async_tidy::forget(task); // a copy
  async_tidy::forget(task.then([&n] { ++n; }));
  while (qt::EventLoop::instance().processEvents())
    ;
  CHECK(n == 2);
}

int main() {
  RUN(discardedTaskNeverRuns);
  RUN(forgottenHandleRunsOn);
  RUN(strictHandleIsDetached);
  RUN(strictHandleIsGivenUp);
  RUN(awaitersAndReadyValues);
  RUN(forgottenFutureRunsOn);
  RUN(discardedAwaitableNeverRuns);
  RUN(forgottenCopyRunsOn);
  return check::status();
}

#endif
