// RUN: %async_tidy --quiet --format=concise --checks=-*,async-repeated-await %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-repeated-await must not report.

#include <rt/rt.hpp>

#include <array>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

rt::task<> save(int order);
rt::task<int> fetch(int id);
void keep(rt::task<int> t);
void fill(rt::task<int> &t);
void fillAt(rt::task<int> *t);
void describe(const rt::task<int> &t);
bool more();

rt::task<int> once() {
  auto t = fetch(1);
  co_return co_await std::move(t);
}

rt::task<int> parameterOnce(rt::task<int> t) {
  co_return co_await std::move(t);
}

rt::task<int> callAgain() { co_return co_await fetch(1) + co_await fetch(1); }

rt::task<> callInLoop() {
  while (more())
    co_await fetch(1);
}

//===--- Another task is put there ----------------------------------------===//

rt::task<int> filledAgain() {
  auto t = fetch(1);
  int sum = co_await std::move(t);
  t = fetch(2);
  co_return sum + co_await std::move(t);
}

rt::task<> filledInLoop(int n) {
  auto next = fetch(0);
  for (int i = 1; i < n; ++i) {
    co_await std::move(next);
    next = fetch(i);
  }
  co_await std::move(next);
}

rt::task<> filledAtTheTop(int n) {
  rt::task<int> t;
  for (int i = 0; i < n; ++i) {
    t = fetch(i);
    co_await std::move(t);
  }
}

rt::task<> newOneInEachTurn(const std::vector<int> &ids) {
  for (int id : ids) {
    auto t = fetch(id);
    co_await std::move(t);
  }
}

rt::task<int> exchanged() {
  auto t = fetch(1);
  int sum = co_await std::exchange(t, fetch(2));
  co_return sum + co_await std::move(t);
}

rt::task<int> swapped(rt::task<int> other) {
  auto t = fetch(1);
  int sum = co_await std::move(t);
  std::swap(t, other);
  co_return sum + co_await std::move(t);
}

rt::task<int> swappedByMember(rt::task<int> other) {
  auto t = fetch(1);
  int sum = co_await std::move(t);
  t.swap(other);
  co_return sum + co_await std::move(t);
}

rt::task<int> filledByReference() {
  auto t = fetch(1);
  int sum = co_await std::move(t);
  fill(t);
  co_return sum + co_await std::move(t);
}

rt::task<int> filledByPointer() {
  auto t = fetch(1);
  int sum = co_await std::move(t);
  fillAt(&t);
  co_return sum + co_await std::move(t);
}

rt::task<int> filledByLambda() {
  auto t = fetch(1);
  auto refill = [&] { t = fetch(2); };
  int sum = co_await std::move(t);
  refill();
  co_return sum + co_await std::move(t);
}

rt::task<int> filledThroughAlias() {
  auto t = fetch(1);
  auto &slot = t;
  int sum = co_await std::move(t);
  slot = fetch(2);
  co_return sum + co_await std::move(t);
}

rt::task<int> filledWithTie(std::pair<rt::task<int>, int> (*next)()) {
  auto t = fetch(1);
  int id = co_await std::move(t);
  std::tie(t, id) = next();
  co_return co_await std::move(t);
}

rt::task<int> retriesWithNewTask() {
  auto t = fetch(1);
  for (;;) {
    bool failed = false;
    try {
      co_return co_await std::move(t);
    } catch (const std::exception &) {
      failed = true;
    }
    if (failed)
      t = fetch(2);
  }
}

rt::task<> makesItWhenThereIsNone() {
  rt::task<int> t;
  while (more()) {
    if (!t.valid())
      t = fetch(1);
    co_await std::move(t);
  }
}

rt::task<int> filledFromItself(rt::task<int> (*wrap)(rt::task<int>)) {
  auto t = fetch(1);
  t = wrap(std::move(t));
  co_return co_await std::move(t);
}

//===--- On different paths -----------------------------------------------===//

rt::task<int> inBothBranches(bool loud) {
  auto t = fetch(1);
  if (loud)
    co_return 1 + co_await std::move(t);
  else
    co_return co_await std::move(t);
}

rt::task<int> inEveryCase(int kind) {
  auto t = fetch(1);
  switch (kind) {
  case 0:
    co_return co_await std::move(t);
  case 1:
    keep(std::move(t));
    co_return 0;
  default:
    co_return 1 + co_await std::move(t);
  }
}

rt::task<int> theOtherCondition(bool urgent) {
  auto t = fetch(1);
  if (urgent)
    keep(std::move(t));
  if (!urgent)
    co_return co_await std::move(t);
  co_return 0;
}

rt::task<int> leavesAfterMove(bool urgent) {
  auto t = fetch(1);
  if (urgent) {
    keep(std::move(t));
    co_return 0;
  }
  co_return co_await std::move(t);
}

rt::task<int> remembersThatItAwaited(bool early) {
  auto t = fetch(1);
  bool awaited = false;
  int result = 0;
  if (early) {
    result = co_await std::move(t);
    awaited = true;
  }
  if (!awaited)
    result = co_await std::move(t);
  co_return result;
}

rt::task<int> behindShortCircuit(bool urgent) {
  auto t = fetch(1);
  bool kept = urgent && (keep(std::move(t)), true);
  if (!kept)
    co_return co_await std::move(t);
  co_return 0;
}

rt::task<int> inTheArms(bool b) {
  auto t = fetch(1);
  co_return b ? co_await std::move(t) : 1 + co_await std::move(t);
}

//===--- In a loop that awaits once ---------------------------------------===//

rt::task<> leavesTheLoop() {
  auto t = save(1);
  while (more()) {
    co_await std::move(t);
    break;
  }
}

rt::task<> returnsFromTheLoop(const std::vector<int> &ids) {
  auto t = fetch(1);
  for (int id : ids) {
    co_await save(id);
    co_await std::move(t);
    co_return;
  }
}

rt::task<> onlyInTheFirstTurn(int n) {
  auto t = save(1);
  for (int i = 0; i < n; ++i)
    if (i == 0)
      co_await std::move(t);
}

rt::task<> whenItIsTime(const std::vector<int> &ids, int last) {
  auto t = fetch(1);
  for (int id : ids) {
    if (id != last)
      continue;
    co_await std::move(t);
  }
}

rt::task<> initOfTheLoop(int n) {
  auto t = fetch(1);
  for (int i = co_await std::move(t); i < n; ++i)
    co_await save(i);
}

rt::task<std::vector<int>> all();
rt::task<> rangeOfTheLoop() {
  auto t = all();
  for (int id : co_await std::move(t))
    co_await save(id);
}

rt::task<> doOnce() {
  auto t = save(1);
  do {
    co_await std::move(t);
  } while (false);
}

#define ONCE for (bool first = true; first; first = false)
rt::task<> loopOfAMacro() {
  auto t = save(1);
  ONCE { co_await std::move(t); }
}

//===--- It stays where it is ---------------------------------------------===//

rt::task<int> movedToNowhere() {
  auto t = fetch(1);
  (void)std::move(t);
  co_return co_await std::move(t);
}

rt::task<int> givenToConstReference() {
  auto t = fetch(1);
  describe(std::move(t));
  co_return co_await std::move(t);
}

bool trace(rt::task<int> &&t) { return t.valid(); }

rt::task<int> givenToOneThatLeavesIt() {
  auto t = fetch(1);
  trace(std::move(t));
  co_return co_await std::move(t);
}

//===--- Asked before -----------------------------------------------------===//

rt::task<int> askedBefore() {
  auto t = fetch(1);
  int sum = co_await std::move(t);
  if (t.valid())
    sum += co_await std::move(t);
  co_return sum;
}

rt::task<> askedByTheLoop() {
  auto t = save(1);
  while (t.valid())
    co_await std::move(t);
}

//===--- Containers and other places --------------------------------------===//

rt::task<> elements(std::vector<rt::task<int>> tasks) {
  co_await std::move(tasks[0]);
  co_await std::move(tasks[1]);
  for (auto &t : tasks)
    co_await std::move(t);
}

rt::task<> elementsOfArray() {
  std::array<rt::task<int>, 2> tasks{fetch(1), fetch(2)};
  for (int i = 0; i < 2; ++i)
    co_await std::move(tasks[i]);
}

rt::task<> structured(std::pair<rt::task<int>, rt::task<int>> both) {
  auto &[a, b] = both;
  co_await std::move(a);
  co_await std::move(b);
}

struct cache {
  rt::task<int> task_ = fetch(1);
  rt::task<int> get() {
    int first = co_await std::move(task_);
    restart();
    co_return first + co_await std::move(task_);
  }
  void restart();
};

rt::task<> throughReference(rt::task<int> &t) {
  co_await std::move(t);
  fill(t);
  co_await std::move(t);
}

rt::task<int> anotherOfTheSameName() {
  int sum = 0;
  {
    auto t = fetch(1);
    sum += co_await std::move(t);
  }
  {
    auto t = fetch(2);
    sum += co_await std::move(t);
  }
  co_return sum;
}

//===--- Not evaluated ----------------------------------------------------===//

rt::task<int> unevaluated() {
  auto t = fetch(1);
  static_assert(sizeof(std::move(t)) > 0);
  static_assert(noexcept(std::move(t)));
  co_return co_await std::move(t);
}

template <bool Twice> rt::task<int> discarded() {
  auto t = fetch(1);
  int sum = co_await std::move(t);
  if constexpr (Twice)
    sum += co_await std::move(t);
  co_return sum;
}
template rt::task<int> discarded<false>();

//===--- Awaiters that are no task ----------------------------------------===//

rt::task<> yieldsTwice() {
  co_await rt::yield();
  co_await rt::yield();
}

rt::task<> locksTwice(rt::mutex &m) {
  for (int i = 0; i < 2; ++i) {
    auto lock = co_await m.scoped_lock();
    co_await save(i);
  }
}

struct tick {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  void await_resume() {}
};
rt::task<> ticks() {
  tick t;
  while (more())
    co_await t;
}

struct event {
  tick operator co_await() const noexcept { return {}; }
};
rt::task<> events() {
  event e;
  co_await e;
  co_await e;
  while (more())
    co_await std::move(e);
}

rt::task<> receives(rt::channel<int> &c) {
  while (more())
    co_await c.receive();
}
