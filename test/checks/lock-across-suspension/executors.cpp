// Where it is known that several threads run the coroutine, the unlock in
// another thread is the worse, and the way there is shown. A lock is said once.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-lock-across-suspension,async-thread-unsafe-capture %s -- -std=c++20 -I%rt_include | %verify %s

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <mutex>
#include <utility>

std::mutex m;
rt::task<> rest();
rt::thread_pool pool(4);
rt::current_thread loop;
class ASYNC_TIDY_SINGLE_THREADED strand {
public:
  rt::yield_awaiter operator co_await() const;
};
strand home;

rt::task<> onPool() {
  std::lock_guard lock(m);
  co_await rest();
}
rt::task<> byHandOnPool() {
  m.lock();
  co_await rest();
  m.unlock();
}
rt::task<> proven(const std::lock_guard<std::mutex> &held);
rt::task<> temporaryOnPool() {
  co_await proven(std::lock_guard(m));
}
rt::task<> inner() {
  std::unique_lock lock(m);
  co_await rest();
}
rt::task<> outer() { co_await inner(); }

/// On one thread others block it.
rt::task<> onLoop() {
  std::lock_guard lock(m);
  co_await rest();
}
rt::task<> leavesThePool() {
  co_await home;
  std::lock_guard lock(m);
  co_await rest();
}

/// It may be held, and must then be unlocked by the thread that locked it.
rt::task<> perhaps() {
  std::unique_lock lock(m, std::try_to_lock);
  co_await rest();
}

void start() {
  rt::spawn_detached(pool, onPool());
  rt::spawn_detached(pool, byHandOnPool());
  rt::spawn_detached(pool, temporaryOnPool());
  rt::spawn_detached(pool, outer());
  rt::spawn_detached(loop, onLoop());
  rt::spawn_detached(pool, leavesThePool());
  rt::spawn_detached(pool, perhaps());
}
