// RUN: %async_tidy --quiet --format=concise --checks=-*,async-empty-task %s \
// RUN:   -- -std=c++20 -I%rt_include | count 0

// What async-empty-task must not report.

#include <rt/rt.hpp>

#include <cstdlib>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

rt::task<> save(int order);
rt::task<int> fetch(int id);
void keep(rt::task<int> t);
void fill(rt::task<int> &t);
void fillAt(rt::task<int> *t);
bool more();

//===--- There is a task --------------------------------------------------===//

rt::task<int> returnsTask() { return fetch(1); }

rt::task<int> awaitsTask() { co_return co_await fetch(1); }

rt::task<> doneAtOnce() { co_return; }

rt::task<int> coReturnsBraces() { co_return {}; }

// The value of the coroutine is an empty task, and may be asked.
rt::task<rt::task<>> givesEmptyTask() { co_return {}; }

rt::task<rt::task<>> givesEmptyTaskByName() {
  rt::task<> none;
  co_return std::move(none);
}

rt::task<int> filledInAnyCase(bool cached) {
  rt::task<int> t;
  if (cached)
    t = fetch(1);
  else
    t = fetch(2);
  co_return co_await std::move(t);
}

// Empty on one of the paths: who wrote it knows when.
rt::task<int> filledOnSomePath(bool cached) {
  rt::task<int> t;
  if (cached)
    t = fetch(1);
  co_await save(1);
  co_return co_await std::move(t);
}

rt::task<int> filledInLoop(int n) {
  rt::task<int> last;
  for (int i = 0; i < n; ++i)
    last = fetch(i);
  return last;
}

rt::task<int> filledInEveryCase(int kind) {
  rt::task<int> t;
  switch (kind) {
  case 0:
    t = fetch(0);
    break;
  default:
    t = fetch(1);
    break;
  }
  co_return co_await std::move(t);
}

rt::task<int> filledAgain() {
  auto t = fetch(1);
  int first = co_await std::move(t);
  t = fetch(2);
  co_return first + co_await std::move(t);
}

rt::task<int> filledFromItself(rt::task<int> (*wrap)(rt::task<int>)) {
  auto t = fetch(1);
  t = wrap(std::move(t));
  co_return co_await std::move(t);
}

rt::task<int> filledAgainInLoop(int n) {
  auto next = fetch(0);
  int sum = 0;
  for (int i = 1; i < n; ++i) {
    sum += co_await std::move(next);
    next = fetch(i);
  }
  co_return sum + co_await std::move(next);
}

rt::task<> newOneInEachRound(const std::vector<int> &ids) {
  for (int id : ids) {
    auto t = fetch(id);
    co_await std::move(t);
  }
}

// May come round again; whether it does, we do not know.
rt::task<> awaitedInLoop() {
  auto t = fetch(1);
  while (more())
    co_await std::move(t);
}

rt::task<int> movedOnOnePathOnly(bool urgent) {
  auto t = fetch(1);
  if (urgent)
    keep(std::move(t));
  co_await save(1);
  co_return co_await std::move(t);
}

rt::task<int> movedOnThePathThatLeaves(bool urgent) {
  auto t = fetch(1);
  if (urgent) {
    keep(std::move(t));
    co_return 0;
  }
  co_return co_await std::move(t);
}

rt::task<int> movedUnderTheOtherCondition(bool urgent) {
  auto t = fetch(1);
  if (urgent)
    keep(std::move(t));
  if (!urgent)
    co_return co_await std::move(t);
  co_return 0;
}

rt::task<int> swapped() {
  rt::task<int> t, u = fetch(1);
  t.swap(u);
  co_return co_await std::move(t);
}

rt::task<int> swappedByStandard() {
  rt::task<int> t, u = fetch(1);
  std::swap(t, u);
  co_return co_await std::move(t);
}

rt::task<int> exchanged() {
  rt::task<int> t;
  keep(std::exchange(t, fetch(1)));
  co_return co_await std::move(t);
}

//===--- Somebody else may fill it ----------------------------------------===//

rt::task<int> filledByReference() {
  rt::task<int> t;
  fill(t);
  co_return co_await std::move(t);
}

rt::task<int> filledByPointer() {
  rt::task<int> t;
  fillAt(&t);
  return t;
}

rt::task<int> filledByLambda() {
  rt::task<int> t;
  auto start = [&] { t = fetch(1); };
  start();
  co_return co_await std::move(t);
}

rt::task<int> filledThroughAlias() {
  rt::task<int> t;
  auto &slot = t;
  slot = fetch(1);
  co_return co_await std::move(t);
}

rt::task<int> filledWithTie(std::pair<rt::task<int>, int> (*start)()) {
  rt::task<int> t;
  int id;
  std::tie(t, id) = start();
  co_return co_await std::move(t);
}

rt::task<int> parameter(rt::task<int> t) { co_return co_await std::move(t); }

rt::task<int> parameterReturned(rt::task<int> t) { return t; }

// An rvalue reference takes nothing by itself, and this function never does.
bool trace(rt::task<int> &&t) { return t.valid(); }

rt::task<int> givenToOneThatLeavesIt() {
  auto t = fetch(1);
  trace(std::move(t));
  co_return co_await std::move(t);
}

void describe(const rt::task<int> &t);

rt::task<int> givenToConstReference() {
  auto t = fetch(1);
  describe(std::move(t));
  co_return co_await std::move(t);
}

rt::task<int> movedToNowhere() {
  auto t = fetch(1);
  (void)std::move(t);
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

rt::task<int> movedBehindShortCircuit(bool urgent) {
  auto t = fetch(1);
  bool kept = urgent && (keep(std::move(t)), true);
  if (!kept)
    co_return co_await std::move(t);
  co_return 0;
}

rt::task<int> movedInOneArm(bool urgent) {
  auto t = fetch(1);
  auto u = urgent ? std::move(t) : fetch(2);
  keep(std::move(u));
  co_return co_await std::move(t);
}

class lazyCell {
  rt::task<int> task_;

public:
  void start() { task_ = fetch(1); }
  rt::task<int> take() { return std::move(task_); }
};

rt::task<int> staticLocal() {
  static rt::task<int> t;
  return std::move(t);
}

//===--- Asked before -----------------------------------------------------===//

rt::task<int> askedBefore() {
  auto t = fetch(1);
  keep(std::move(t));
  if (t.valid())
    co_return co_await std::move(t);
  co_return 0;
}

rt::task<int> leavesWhenEmpty(bool start) {
  rt::task<int> t;
  if (start)
    t = fetch(1);
  if (!t.valid())
    co_return 0;
  co_return co_await std::move(t);
}

//===--- Containers and wrappers ------------------------------------------===//

std::vector<rt::task<int>> noTasks() { return {}; }

std::optional<rt::task<int>> noTask() { return {}; }

std::unique_ptr<rt::task<int>> noPointer() { return {}; }

rt::task<> fillsContainer(std::map<int, rt::task<int>> &tasks) {
  std::vector<rt::task<int>> queue(2);
  queue[0] = fetch(1);
  co_await std::move(queue[0]);
  co_await std::move(tasks[1]);
}

rt::task<int> outOfOptional() {
  std::optional<rt::task<int>> t;
  t.emplace(fetch(1));
  co_return co_await std::move(*t);
}

std::function<rt::task<>()> noCallback() { return {}; }

//===--- Not awaited, not returned ----------------------------------------===//

void slotInAStructure() {
  struct {
    rt::task<int> first, second;
  } slots;
  slots.first = fetch(1);
  keep(std::move(slots.first));
}

void passedOnEmpty() {
  rt::task<int> none;
  keep(std::move(none));
}

//===--- Never comes here -------------------------------------------------===//

rt::task<> afterAbort() {
  std::abort();
  return {};
}

rt::task<> afterThrow(bool known) {
  if (!known)
    throw std::logic_error("unknown");
  else
    return save(1);
  return {};
}

rt::task<> afterEndlessLoop() {
  for (;;)
    keep(fetch(1));
  return {};
}

template <bool Async> rt::task<> discardedBranch() {
  if constexpr (Async)
    return save(1);
  else
    return {};
}
template rt::task<> discardedBranch<true>();


//===--- Other things that are returned empty -----------------------------===//

std::suspend_never awaiter() { return {}; }

struct signal {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  void await_resume() const noexcept {}
};
signal awaiterOfOurOwn() { return {}; }
rt::task<> awaitsAwaiter() {
  co_await signal();
  co_await std::suspend_never{};
}

struct fireAndForget {
  struct promise_type {
    fireAndForget get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};
fireAndForget nothingToStart() { return {}; }

template <class T> struct generator {
  struct promise_type {
    generator get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T);
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  T *begin();
  T *end();
  std::coroutine_handle<promise_type> frame = nullptr;
};
generator<int> noNumbers() { return {}; }

rt::join_handle<int> noHandle() { return {}; }

// What T is, the caller decides.
template <class T> T makeDefault() { return T(); }
template rt::task<int> makeDefault<rt::task<int>>();
template <class F> std::invoke_result_t<F> nothingInstead(F) { return {}; }
template rt::task<int> nothingInstead(rt::task<int> (*)());
