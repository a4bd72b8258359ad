// RUN: %rt_cxx %s -o %t.plain && %t.plain
// RUN: %rt_cxx_tsan %s -o %t.tsan && %t.tsan
// RUN: %rt_cxx_asan %s -o %t.asan && %t.asan
//
// rt::mutex and rt::channel: coroutines that meet.

#include "check.hpp"

#include <rt/block_on.hpp>
#include <rt/channel.hpp>
#include <rt/mutex.hpp>
#include <rt/spawn.hpp>
#include <rt/thread_pool.hpp>
#include <rt/when_all.hpp>
#include <rt/yield.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using check::tracked;

static void guardUnlocksAtScopeEnd() {
  rt::block_on([]() -> rt::task<> {
    rt::mutex m;
    {
      rt::mutex_guard guard = co_await m.scoped_lock();
      CHECK(guard.owns_lock());
      CHECK(!m.try_lock());
      rt::mutex_guard moved = std::move(guard);
      CHECK(!guard.owns_lock());
      CHECK(!m.try_lock());
    }
    CHECK(m.try_lock());
    m.unlock();
    auto early = co_await m.scoped_lock();
    early.unlock();
    early.unlock(); // again: nothing to unlock
    co_await m.lock();
    CHECK(!m.try_lock());
    m.unlock();
  }());
}

static void notAwaitedNotLocked() {
  rt::mutex m;
  {
    auto lock = m.scoped_lock();
  }
  CHECK(m.try_lock());
}

static rt::task<> enter(rt::mutex &m, std::string &order, char c) {
  auto guard = co_await m.scoped_lock();
  order += c;
  co_await rt::yield(); // held across a suspension
  order += c;
}

static void waitersServedInOrder() {
  std::string order;
  rt::mutex m;
  rt::block_on(rt::when_all(enter(m, order, 'a'), enter(m, order, 'b'),
                            enter(m, order, 'c')));
  CHECK(order == "aabbcc");
}

static rt::task<> add(rt::mutex &m, int &counter, int times) {
  for (int i = 0; i != times; ++i) {
    auto guard = co_await m.scoped_lock();
    const int before = counter;
    if (i % 8 == 0)
      co_await rt::yield();
    counter = before + 1;
  }
}

static void contendedAcrossTwoPools() {
  int counter = 0; // a plain int: the mutex alone protects it
  rt::mutex m;
  rt::thread_pool one(2), two(2);
  rt::block_on([](rt::executor &one, rt::executor &two, rt::mutex &m,
                  int &counter) -> rt::task<> {
    std::vector<rt::join_handle<void>> workers;
    for (int i = 0; i != 4; ++i) {
      workers.push_back(rt::spawn(one, add(m, counter, 100)));
      workers.push_back(rt::spawn(two, add(m, counter, 100)));
    }
    for (auto &w : workers)
      co_await w;
  }(one, two, m, counter));
  CHECK(counter == 800);
}

static void lockWaiterDestroyed() {
  auto m = std::make_shared<rt::mutex>();
  CHECK(m->try_lock());
  auto wait = [](std::shared_ptr<rt::mutex> m) -> rt::task<> {
    auto guard = co_await m->scoped_lock();
    CHECK(false);
  };
  {
    rt::current_thread loop;
    rt::spawn_detached(loop, wait(m));
    rt::spawn_detached(loop, wait(m));
    bool enough = false;
    loop.post([&] { enough = true; });
    loop.run_until([&] { return enough; });
    m->unlock(); // to the first waiter, which is destroyed before it resumes
    CHECK(!m->try_lock());
  }
  CHECK(m->try_lock()); // passed on, and free in the end
}

static rt::task<> produce(rt::channel<int> &ch, int from, int count) {
  for (int i = 0; i != count; ++i)
    CHECK(co_await ch.send(from + i));
}
static rt::task<long> consume(rt::channel<int> &ch) {
  long sum = 0;
  while (std::optional<int> v = co_await ch.receive())
    sum += *v;
  co_return sum;
}
static rt::task<long> exchange(std::size_t capacity) {
  rt::channel<int> ch(capacity);
  auto feed = [](rt::channel<int> &ch) -> rt::task<> {
    co_await produce(ch, 1, 100);
    ch.close();
  };
  auto [sum, none] = co_await rt::when_all(consume(ch), feed(ch));
  (void)none;
  co_return sum;
}

static void oneSenderOneReceiver() {
  CHECK(rt::block_on(exchange(0)) == 5050); // they meet
  CHECK(rt::block_on(exchange(1)) == 5050);
  CHECK(rt::block_on(exchange(1000)) == 5050);
}

static void fullChannelMakesTheSenderWait() {
  rt::block_on([]() -> rt::task<> {
    rt::channel<std::unique_ptr<int>> ch(2);
    auto fill = [](auto &ch) -> rt::task<> {
      for (int i = 0; i != 4; ++i)
        co_await ch.send(std::make_unique<int>(i));
    };
    auto h = rt::spawn(fill(ch));
    for (int i = 0; i != 10; ++i)
      co_await rt::yield();
    CHECK(!h.done());
    for (int i = 0; i != 4; ++i)
      CHECK(**co_await ch.receive() == i); // in order
    co_await h;
  }());
}

static void closedChannel() {
  rt::block_on([]() -> rt::task<> {
    rt::channel<int> ch(1);
    CHECK(co_await ch.send(1));
    auto late = [](rt::channel<int> &ch) -> rt::task<bool> {
      co_return co_await ch.send(2);
    };
    auto h = rt::spawn(late(ch));
    co_await rt::yield(); // it waits for room
    ch.close();
    ch.close();
    CHECK(!co_await h);
    CHECK(!co_await ch.send(3));
    CHECK(co_await ch.receive() == 1); // what was inside comes out
    CHECK(co_await ch.receive() == std::nullopt);
  }());
}

static void closeWakesReceivers() {
  rt::block_on([]() -> rt::task<> {
    rt::channel<int> ch(1);
    auto a = rt::spawn(consume(ch)), b = rt::spawn(consume(ch));
    co_await rt::yield();
    ch.close();
    CHECK(co_await a == 0);
    CHECK(co_await b == 0);
  }());
}

static void manySendersAndReceiversOnAPool() {
  for (std::size_t capacity : {0, 1, 8}) {
    rt::thread_pool pool(3);
    rt::channel<int> ch(capacity);
    long sum = rt::block_on(
        [](rt::executor &pool, rt::channel<int> &ch) -> rt::task<long> {
          std::vector<rt::join_handle<void>> senders;
          std::vector<rt::join_handle<long>> receivers;
          for (int i = 0; i != 3; ++i) {
            receivers.push_back(rt::spawn(pool, consume(ch)));
            senders.push_back(rt::spawn(pool, produce(ch, 100 * i, 100)));
          }
          for (auto &s : senders)
            co_await s;
          ch.close();
          long n = 0;
          for (auto &r : receivers)
            n += co_await r;
          co_return n;
        }(pool, ch));
    CHECK(sum == 299 * 300 / 2);
  }
}

static void channelWaitersDestroyed() {
  auto ch = std::make_shared<rt::channel<tracked>>(0);
  {
    rt::current_thread loop;
    rt::spawn_detached(loop, [ch]() -> rt::task<> {
      co_await ch->send(tracked());
      CHECK(false);
    });
    bool enough = false;
    loop.post([&] { enough = true; });
    loop.run_until([&] { return enough; });
  }
  CHECK(tracked::alive == 0);
  ch->close(); // nobody is left in its lists
}

int main() {
  RUN(guardUnlocksAtScopeEnd);
  RUN(notAwaitedNotLocked);
  RUN(waitersServedInOrder);
  RUN(contendedAcrossTwoPools);
  RUN(lockWaiterDestroyed);
  RUN(oneSenderOneReceiver);
  RUN(fullChannelMakesTheSenderWait);
  RUN(closedChannel);
  RUN(closeWakesReceivers);
  RUN(manySendersAndReceiversOnAPool);
  RUN(channelWaitersDestroyed);
  return check::status();
}
