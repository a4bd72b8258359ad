// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Tasks that are awaited on some paths and not on others.

#include <rt/rt.hpp>

#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
rt::task<> save(int n);
bool more();
bool ready();
int next();

//===--- Lost on a path ---------------------------------------------------===//

rt::task<int> earlyReturn(bool ok) {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when '!ok'
// CHECK-NEXT: :[[@LINE+4]]:5: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-13]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (!ok)
    co_return 0;
  co_return co_await std::move(t);
}

rt::task<> noElse(bool now) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when '!now'
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-24]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (now)
    co_await std::move(t);
}

rt::task<> elseOnly(int n) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when 'n > 3'
// CHECK-NEXT: :[[@LINE+8]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-35]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (n > 3) {
    co_await save(2);
  } else {
    co_await std::move(t);
  }
}

rt::task<> nestedIf(bool a, bool b) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+5]]:9: note: not awaited when '!b'
// CHECK-NEXT: :[[@LINE+9]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-49]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (a) {
    if (b)
      co_await std::move(t);
  } else {
    co_await std::move(t);
  }
}

rt::task<> breaksOut() {
  while (more()) {
    auto t = save(1);
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:9: note: not awaited when 'ready()'
// CHECK-NEXT: :[[@LINE+4]]:7: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-65]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:14: note: await it on that path too, or cast it to void to drop it on purpose
    if (ready())
      break;
    co_await std::move(t);
  }
}

rt::task<> continues(int n) {
  while (n-- > 0) {
    auto t = save(n);
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:9: note: not awaited when 'n == 2'
// CHECK-NEXT: :[[@LINE+4]]:7: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-79]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:14: note: await it on that path too, or cast it to void to drop it on purpose
    if (n == 2)
      continue;
    co_await std::move(t);
  }
}

rt::task<> loopThatMayEndFirst() {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:3: note: not awaited when this loop ends
// CHECK-NEXT: :[[@LINE+9]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-92]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  while (more()) {
    if (ready()) {
      co_await std::move(t);
      co_return;
    }
  }
}

rt::task<> oneCaseMissing(int n) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+8]]:3: note: not awaited in this case
// CHECK-NEXT: :[[@LINE+12]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-107]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  switch (n) {
  case 1:
    co_await std::move(t);
    break;
  case 2:
    break;
  default:
    co_await std::move(t);
  }
}

rt::task<> noCaseApplies(int n) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:3: note: not awaited when no case applies
// CHECK-NEXT: :[[@LINE+7]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-125]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  switch (n) {
  case 1:
    co_await std::move(t);
  }
}

rt::task<> onlyByDefault(int n) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+8]]:3: note: not awaited in the default case
// CHECK-NEXT: :[[@LINE+10]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-138]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  switch (n) {
  case 1:
    co_await std::move(t);
    break;
  default:
    break;
  }
}

rt::task<> ternary(bool b) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:3: note: not awaited when '!b'
// CHECK-NEXT: :[[@LINE+4]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-154]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  b ? co_await std::move(t) : (void)0;
}

rt::task<> shortCircuitAnd(bool b) {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when '!b'
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-165]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (b && co_await std::move(t) == 1)
    co_await save(1);
}

rt::task<> shortCircuitOr(bool b) {
  auto t = fetch(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when 'b'
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-176]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (b || co_await std::move(t) == 1)
    co_await save(1);
}

rt::task<> jumpsOver(bool b) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when 'b'
// CHECK-NEXT: :[[@LINE+8]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-186]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (b)
    goto end;
  co_await std::move(t);
end:
  co_await save(2);
}

rt::task<> assignedOnTheWay(bool b) {
  rt::task<> t;
  t = save(1);
// CHECK:      :[[@LINE-1]]:7: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when '!b'
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-201]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:7: note: await it on that path too, or cast it to void to drop it on purpose
  if (b)
    co_await std::move(t);
}

rt::task<> secondOneIsLost() {
  auto t = save(1);
  co_await std::move(t);
  t = save(2);
// CHECK:      :[[@LINE-1]]:7: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-213]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:7: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
}

rt::task<> longCondition(int first, int second, int third) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when 'first + second > third' is false
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-222]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (first + second > third && second + third > first + 100000000)
    co_await std::move(t);
}

rt::task<> inAnOptional(bool b) {
  std::optional<rt::task<>> t = save(1);
// CHECK:      :[[@LINE-1]]:29: warning: the task in 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when '!b'
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-233]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:33: note: await it on that path too, or cast it to void to drop it on purpose
  if (b)
    co_await *std::move(t);
}

struct job {
  rt::task<> work;
  int priority;
};
rt::task<> inAMember() {
  job j{save(1), next()};
// CHECK:      :[[@LINE-1]]:7: warning: task 'j.work' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when 'j.priority > 3' is false
// CHECK-NEXT: :[[@LINE+5]]:1: note: 'j.work' goes out of scope here
// CHECK-NEXT: :[[@LINE-248]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:9: note: await it on that path too, or cast it to void to drop it on purpose
  if (j.priority > 3)
    co_await std::move(j.work);
}

rt::task<> afterAnotherVariableChanged(bool b) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+8]]:7: note: not awaited when '!again'
// CHECK-NEXT: :[[@LINE+9]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-259]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  bool again = ready();
  if (again)
    co_await save(2);
  again = ready();
  if (again)
    co_await std::move(t);
}

rt::task<> handlerThatReturnsOutsideOfIt(bool b) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+8]]:7: note: not awaited when 'b'
// CHECK-NEXT: :[[@LINE+8]]:5: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-274]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  try {
    co_await save(2);
  } catch (...) {
  }
  if (b)
    co_return;
  co_await std::move(t);
}

// The lock is taken on one path and needed on both.
rt::task<int> lockOnOnePath(rt::mutex &m, bool hurry, int &shared) {
  auto lock = m.scoped_lock();
// CHECK:      :[[@LINE-1]]:8: warning: awaiter 'lock' is not awaited on every path, so the lock may not be taken [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:7: note: not awaited when 'hurry'
// CHECK-NEXT: :[[@LINE+3]]:5: note: 'lock' goes out of scope here
// CHECK-NEXT: :[[@LINE-4]]:15: note: await it on that path too, or cast it to void to drop it on purpose
  if (hurry)
    co_return ++shared;
  auto guard = co_await lock;
  co_return ++shared;
}

auto inLambda = [](bool b) -> rt::task<> {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when '!b'
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-303]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (b)
    co_await std::move(t);
};

template <class T> rt::task<> inTemplate(T n) {
  auto t = save(n);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when 'n > 1' is false
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-314]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (n > 1)
    co_await std::move(t);
}
rt::task<> instantiates() { co_await inTemplate(2); }

void spawnedOnSomePaths(rt::executor &e, bool b) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is not awaited on every path, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+4]]:7: note: not awaited when '!b'
// CHECK-NEXT: :[[@LINE+5]]:1: note: 't' goes out of scope here
// CHECK-NEXT: :[[@LINE-326]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:12: note: await it on that path too, or cast it to void to drop it on purpose
  if (b)
    rt::spawn_detached(e, std::move(t));
}

//===--- Overwritten ------------------------------------------------------===//

rt::task<> overwritten() {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is overwritten before it is awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 't' is overwritten here
// CHECK-NEXT: :[[@LINE-338]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  t = save(2);
  co_await std::move(t);
}

rt::task<> overwrittenInLoop(int n) {
  auto t = save(0);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is overwritten before it is awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 't' is overwritten here
// CHECK-NEXT: :[[@LINE-348]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  t = save(1);
  while (n-- > 0) {
    co_await std::move(t);
    t = save(n);
  }
  co_await std::move(t);
}

rt::task<> overwrittenByAParameter(rt::task<> other) {
  auto t = save(1);
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is overwritten before it is awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 't' is overwritten here
// CHECK-NEXT: :[[@LINE-362]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  t = std::move(other);
  co_await std::move(t);
}

rt::task<> overwrittenOptional() {
  std::optional<rt::task<>> t = save(1);
// CHECK:      :[[@LINE-1]]:29: warning: the task in 't' is overwritten before it is awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 't' is overwritten here
// CHECK-NEXT: :[[@LINE-372]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:33: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  t = save(2);
  co_await std::move(*t);
}

rt::task<> overwrittenByTheOtherCase(int n) {
  auto t = save(0);
  while (n-- > 0) {
    switch (n) {
    case 1:
      t = save(n);
      break;
    case 2:
      t = save(-n);
// CHECK:      :[[@LINE-1]]:11: warning: task 't' may be overwritten before it is awaited, so the coroutine may never run [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-6]]:5: note: not awaited in this case
// CHECK-NEXT: :[[@LINE-6]]:7: note: 't' is overwritten here
// CHECK-NEXT: :[[@LINE-390]]:12: note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-5]]:11: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
      break;
    }
  }
  co_await std::move(t);
}

//===--- Awaited on every path that counts --------------------------------===//

rt::task<> bothBranches(bool b) {
  auto t = save(1);
  if (b)
    co_await std::move(t);
  else
    co_await rt::when_all(std::move(t), save(2));
}

rt::task<> sameConditionTwice(bool c) {
  rt::task<> t;
  if (c)
    t = save(1);
  co_await save(2);
  if (c)
    co_await std::move(t);
}

rt::task<> oppositeConditions(bool c) {
  auto t = save(1);
  if (c)
    co_await std::move(t);
  co_await save(2);
  if (!c)
    co_await std::move(t);
}

rt::task<> flagSaysSo(bool c) {
  rt::task<> t;
  bool have = false;
  if (c) {
    t = save(1);
    have = true;
  }
  co_await save(2);
  if (have)
    co_await std::move(t);
}

rt::task<> asksTheTaskFirst() {
  auto t = fetch(1);
  if (t.valid())
    co_await std::move(t);
}

rt::task<> asksWhetherItIsDone() {
  auto t = fetch(1);
  if (t.done())
    co_return;
  co_await std::move(t);
}

rt::task<> optionalWithValue(bool b) {
  std::optional<rt::task<>> t;
  if (b)
    t = save(1);
  if (t)
    co_await std::move(*t);
}

rt::task<> optionalHasValue(bool b) {
  std::optional<rt::task<>> t;
  if (b)
    t.emplace(save(1));
  if (t.has_value())
    co_await std::move(t.value());
}

rt::task<> defaultReplacedOnSomePaths(bool b) {
  auto t = save(1);
  if (b)
    t = save(2);
  co_await std::move(t);
}

rt::task<> resetOnPurpose(bool cancelled) {
  auto t = save(1);
  if (cancelled)
    t = {};
  else
    co_await std::move(t);
}

rt::task<> droppedOnPurpose(bool cancelled) {
  auto t = save(1);
  if (cancelled) {
    (void)t;
    co_return;
  }
  co_await std::move(t);
}

rt::task<> thrownPast(bool b) {
  auto t = save(1);
  if (b)
    throw 1;
  co_await std::move(t);
}

rt::task<> programEnds(bool b) {
  auto t = save(1);
  if (b)
    std::abort();
  co_await std::move(t);
}

rt::task<> loopWithoutEnd() {
  auto t = save(1);
  while (true) {
    if (ready()) {
      co_await std::move(t);
      co_return;
    }
    co_await save(2);
  }
}

rt::task<> countingLoop() {
  auto t = save(1);
  for (int i = 0; i < 3; ++i) {
    co_await std::move(t);
    break;
  }
}

rt::task<> everyCase(int n) {
  enum class kind { a, b } k = n ? kind::a : kind::b;
  auto t = save(1);
  switch (k) {
  case kind::a:
    co_await std::move(t);
    break;
  case kind::b:
    co_await std::move(t);
    break;
  }
}

// A lazy task that an exception keeps from its turn has done no harm.
rt::task<> exceptionComesFirst() {
  auto t = save(1);
  try {
    co_await save(2);
    co_await std::move(t);
  } catch (...) {
  }
  co_await save(3);
}

#define TRY(x)                                                                 \
  if (!(x))                                                                    \
  co_return
rt::task<> leavesThroughMacro() {
  auto t = save(1);
  TRY(ready());
  co_await std::move(t);
}

rt::task<> movedOnEveryPath(bool b, std::vector<rt::task<>> &out) {
  auto t = save(1);
  if (b) {
    out.push_back(std::move(t));
    co_return;
  }
  auto u = std::move(t);
  co_await std::move(u);
}

rt::task<> carriedRoundTheLoop(int n) {
  auto t = save(0);
  while (true) {
    co_await std::move(t);
    if (--n == 0)
      co_return;
    t = save(n);
  }
}

rt::task<> discardedConstant() {
  auto t = save(1);
  if constexpr (sizeof(int) > 100)
    co_return;
  co_await std::move(t);
}

// Somebody else may look after it.
void watch(rt::task<> &t);
rt::task<> watched(bool b) {
  auto t = save(1);
  watch(t);
  if (b)
    co_await std::move(t);
}

rt::task<> onceInALoop(int n) {
  rt::task<> t = save(0);
  while (n-- > 0) {
    if (n == 3)
      t = save(n);
  }
  co_await std::move(t);
}

// In each round another task: the test of this one counts.
rt::task<> testedInEachRound(int n) {
  while (n-- > 0) {
    auto t = save(n);
    if (t.valid())
      co_await std::move(t);
  }
}
