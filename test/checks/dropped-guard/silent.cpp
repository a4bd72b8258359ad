// RUN: %async_tidy --quiet --format=concise --checks=-*,async-dropped-guard %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-dropped-guard leaves alone.

#include <rt/rt.hpp>

#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

//===--- The guard is kept ------------------------------------------------===//

rt::task<> inVariable(rt::mutex &m, int &shared) {
  auto guard = co_await m.scoped_lock();
  ++shared;
}

rt::task<> typeWritten(rt::mutex &m, int &shared) {
  rt::mutex_guard guard = co_await m.scoped_lock();
  rt::mutex_guard braced{co_await m.scoped_lock()};
  ++shared;
}

rt::task<> byReference(rt::mutex &m, int &shared) {
  auto &&guard = co_await m.scoped_lock();
  const rt::mutex_guard &same = co_await m.scoped_lock();
  ++shared;
}

rt::task<> inIf(rt::mutex &m, int &shared) {
  if (auto guard = co_await m.scoped_lock(); shared)
    ++shared;
  if (auto guard = co_await m.scoped_lock(); guard.owns_lock())
    ++shared;
}

rt::task<> assignedLater(rt::mutex &m) {
  rt::mutex_guard guard;
  guard = co_await m.scoped_lock();
}

struct session {
  rt::mutex_guard guard;
};
rt::task<> inMember(session &s, rt::mutex &m) {
  s.guard = co_await m.scoped_lock();
  session own{co_await m.scoped_lock()};
}

rt::task<> inContainer(rt::mutex &m) {
  std::vector<rt::mutex_guard> guards;
  guards.push_back(co_await m.scoped_lock());
  std::optional<rt::mutex_guard> held;
  held.emplace(co_await m.scoped_lock());
  auto owned =
      std::make_unique<rt::mutex_guard>(co_await m.scoped_lock());
}

rt::task<rt::mutex_guard> returned(rt::mutex &m) {
  co_return co_await m.scoped_lock();
}

void update(int &shared, const rt::mutex_guard &proof);
rt::task<> heldForTheStatement(rt::mutex &m, int &shared) {
  update(shared, co_await m.scoped_lock());
}

rt::task<> captured(rt::mutex &m) {
  auto work = [guard = co_await m.scoped_lock()] {};
  work();
}

rt::task<> rightOfComma(rt::mutex &m, int &shared) {
  auto guard = (++shared, co_await m.scoped_lock());
}

rt::task<> oneOfTwo(rt::mutex &a, rt::mutex &b, bool first) {
  auto guard = first ? co_await a.scoped_lock() : co_await b.scoped_lock();
}

rt::task<> usedInPlace(rt::mutex &m) {
  bool locked = (co_await m.scoped_lock()).owns_lock();
  (co_await m.scoped_lock()).unlock();
  (void)locked;
}

//===--- It is dropped on purpose -----------------------------------------===//

// Waits until nobody has the lock.
rt::task<> onPurpose(rt::mutex &m) {
  (void)co_await m.scoped_lock();
  static_cast<void>(co_await m.scoped_lock());
  std::ignore = co_await m.scoped_lock();
}

//===--- No guard ---------------------------------------------------------===//

rt::task<> manual(rt::mutex &m, int &shared) {
  co_await m.lock();
  ++shared;
  m.unlock();
}

rt::task<int> count();
rt::task<> otherResults() {
  co_await count();
  co_await rt::yield();
}

// Copies share what they hold: this is no lock.
struct handle {
  handle(const handle &);
  ~handle() { release(); }
  void release();
};
rt::task<handle> open();
rt::task<> notMoveOnly() {
  co_await open();
}

// A pointer's reset, a file's close.
struct file {
  file(file &&);
  ~file() { close(); }
  void close();
};
rt::task<file> create();
rt::task<> ownsNoLock() {
  co_await create();
}

// Somebody else keeps it.
rt::task<rt::mutex_guard &> current();
rt::task<> reference() {
  co_await current();
}

// Others report that nothing is awaited.
rt::task<> notAwaited(rt::mutex &m) {
  m.scoped_lock();
  co_return;
}

//===--- Not run, or expected to throw ------------------------------------===//

rt::task<> discardedBranch(rt::mutex &m) {
  if constexpr (false)
    co_await m.scoped_lock();
  co_return;
}

#define ASSERT_THROWS(STATEMENT)                                               \
  try {                                                                        \
    STATEMENT;                                                                 \
  } catch (...) {                                                              \
  }
rt::task<> expectsThrow(rt::mutex &m) {
  ASSERT_THROWS(co_await m.scoped_lock())
}

template <class T> rt::task<T> produce();
template <class T> rt::task<> instancesDisagree() {
  co_await produce<T>();
}
template rt::task<> instancesDisagree<rt::mutex_guard>();
template rt::task<> instancesDisagree<int>();
