// RUN: %async_tidy --quiet --format=concise --checks=-*,async-empty-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-empty-task reports: tasks with nothing in them where somebody
// counts on one.

#include <rt/rt.hpp>

#include <functional>
#include <utility>
#include <vector>

rt::task<> save(int order);
rt::task<int> fetch(int id);
void keep(rt::task<int> t);

//===--- Returned on the spot ---------------------------------------------===//

rt::task<> emptyBraces() { return {}; }
// CHECK:      :[[@LINE-1]]:35: warning: function 'emptyBraces' returns an empty 'rt::task<>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:35: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

rt::task<> emptyParentheses() { return rt::task<>(); }
// CHECK:      :[[@LINE-1]]:40: warning: function 'emptyParentheses' returns an empty 'rt::task<>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:40: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

rt::task<int> emptyBracesOfType() { return rt::task<int>{}; }
// CHECK:      :[[@LINE-1]]:44: warning: function 'emptyBracesOfType' returns an empty 'rt::task<int>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:44: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

rt::task<int> earlyReturn(int id) {
  if (id < 0)
    return {};
// CHECK:      :[[@LINE-1]]:12: warning: function 'earlyReturn' returns an empty 'rt::task<int>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:12: note: make it a coroutine: one that only has a 'co_return' gives a task that is done
  return fetch(id);
}

rt::task<int> emptyArm(int id) {
  return id < 0 ? rt::task<int>() : fetch(id);
// CHECK:      :[[@LINE-1]]:19: warning: function 'emptyArm' returns an empty 'rt::task<int>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:19: note: make it a coroutine: one that only has a 'co_return' gives a task that is done
}

rt::task<int> emptyCase(int kind) {
  switch (kind) {
  case 0:
    return fetch(0);
  default:
    return {};
// CHECK:      :[[@LINE-1]]:12: warning: function 'emptyCase' returns an empty 'rt::task<int>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:12: note: make it a coroutine: one that only has a 'co_return' gives a task that is done
  }
}

auto inLambda = []() -> rt::task<> { return {}; };
// CHECK:      :[[@LINE-1]]:45: warning: this lambda returns an empty 'rt::task<>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:45: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

std::function<rt::task<>()> callback = [] { return rt::task<>(); };
// CHECK:      :[[@LINE-1]]:52: warning: this lambda returns an empty 'rt::task<>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:52: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

struct handler {
  virtual ~handler() = default;
  virtual rt::task<> onEvent(int) { return {}; }
// CHECK:      :[[@LINE-1]]:44: warning: function 'onEvent' returns an empty 'rt::task<>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:44: note: make it a coroutine: one that only has a 'co_return' gives a task that is done
};

template <class T> rt::task<T> inTemplate() { return {}; }
// CHECK:      :[[@LINE-1]]:54: warning: function 'inTemplate' returns an empty 'rt::task<int>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:54: note: make it a coroutine: one that only has a 'co_return' gives a task that is done
template rt::task<int> inTemplate<int>();
template rt::task<long> inTemplate<long>();

#define NOTHING_TO_DO return {}

rt::task<> inMacro() { NOTHING_TO_DO; }
// CHECK:      :[[@LINE-1]]:24: warning: function 'inMacro' returns an empty 'rt::task<>', which nobody can await [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:24: note: make it a coroutine: one that only has a 'co_return' gives a task that is done

//===--- Awaited on the spot ----------------------------------------------===//

rt::task<> awaitsTemporary() { co_await rt::task<>(); }
// CHECK:      :[[@LINE-1]]:41: warning: an empty 'rt::task<>' is awaited here [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:41: note: await only where there is a task

rt::task<int> awaitsEmptyArm(int id) {
  co_return co_await (id < 0 ? rt::task<int>() : fetch(id));
// CHECK:      :[[@LINE-1]]:32: warning: an empty 'rt::task<int>' is awaited here [async-empty-task]
// CHECK-NEXT: :[[@LINE-2]]:32: note: await only where there is a task
}

//===--- Declared without a task ------------------------------------------===//

rt::task<int> neverFilled() {
  rt::task<int> t;
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is empty where it is awaited [async-empty-task]
// CHECK-NEXT: :[[@LINE-3]]:17: note: 't' is declared without a task, and gets none
// CHECK-NEXT: :[[@LINE-3]]:32: note: put a task into 't' first
}

rt::task<int> neverFilledAndReturned() {
  rt::task<int> t;
  return t;
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is empty where it is returned [async-empty-task]
// CHECK-NEXT: :[[@LINE-3]]:17: note: 't' is declared without a task, and gets none
// CHECK-NEXT: :[[@LINE-3]]:10: note: put a task into 't' first
}

rt::task<int> returnedAsRvalue() {
  rt::task<int> t{};
  return std::move(t);
// CHECK:      :[[@LINE-1]]:20: warning: task 't' is empty where it is returned [async-empty-task]
// CHECK-NEXT: :[[@LINE-3]]:17: note: 't' is declared without a task, and gets none
// CHECK-NEXT: :[[@LINE-3]]:20: note: put a task into 't' first
}

rt::task<> initialisedWithEmpty() {
  auto t = rt::task<>();
  co_await std::move(t);
// CHECK:      :[[@LINE-1]]:22: warning: task 't' is empty where it is awaited [async-empty-task]
// CHECK-NEXT: :[[@LINE-3]]:8: note: 't' is declared without a task, and gets none
// CHECK-NEXT: :[[@LINE-3]]:22: note: put a task into 't' first
}

// Filled on the other path only.
rt::task<int> emptyOnThisPath(bool cached) {
  rt::task<int> t;
  if (cached)
    co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:34: warning: task 't' is empty where it is awaited [async-empty-task]
// CHECK-NEXT: :[[@LINE-4]]:17: note: 't' is declared without a task, and gets none
// CHECK-NEXT: :[[@LINE-3]]:34: note: put a task into 't' first
  t = fetch(1);
  co_return co_await std::move(t);
}

//===--- Moved away -------------------------------------------------------===//

rt::task<int> movedByAssignment(std::vector<rt::task<int>> &queue) {
  rt::task<int> t = fetch(1), u;
  u = std::move(t);
  queue.push_back(std::move(u));
  return t;
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is empty where it is returned [async-empty-task]
// CHECK-NEXT: :[[@LINE-4]]:17: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:10: note: use what it was moved to, or make a second task
}

rt::task<int> movedIntoLambda() {
  auto t = fetch(1);
  auto later = [inner = std::move(t)]() mutable { keep(std::move(inner)); };
  later();
  return t;
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is empty where it is returned [async-empty-task]
// CHECK-NEXT: :[[@LINE-4]]:35: note: its task is moved away here
// CHECK-NEXT: :[[@LINE-3]]:10: note: use what it was moved to, or make a second task
}

//===--- Emptied on purpose -----------------------------------------------===//

rt::task<int> resetWithBraces() {
  auto t = fetch(1);
  t = {};
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is empty where it is awaited [async-empty-task]
// CHECK-NEXT: :[[@LINE-3]]:3: note: 't' is emptied here
// CHECK-NEXT: :[[@LINE-3]]:32: note: put a task into 't' first
}

rt::task<int> resetWithTask() {
  auto t = fetch(1);
  t = rt::task<int>();
  return t;
// CHECK:      :[[@LINE-1]]:10: warning: task 't' is empty where it is returned [async-empty-task]
// CHECK-NEXT: :[[@LINE-3]]:3: note: 't' is emptied here
// CHECK-NEXT: :[[@LINE-3]]:10: note: put a task into 't' first
}

//===--- In lambdas and templates -----------------------------------------===//

auto lambdaAwaitsEmpty = []() -> rt::task<> {
  rt::task<> t;
  co_await std::move(t);
// CHECK:      :[[@LINE-1]]:22: warning: task 't' is empty where it is awaited [async-empty-task]
// CHECK-NEXT: :[[@LINE-3]]:14: note: 't' is declared without a task, and gets none
// CHECK-NEXT: :[[@LINE-3]]:22: note: put a task into 't' first
};

template <class T> rt::task<T> templateAwaitsEmpty() {
  rt::task<T> t;
  co_return co_await std::move(t);
// CHECK:      :[[@LINE-1]]:32: warning: task 't' is empty where it is awaited [async-empty-task]
// CHECK-NEXT: :[[@LINE-3]]:15: note: 't' is declared without a task, and gets none
// CHECK-NEXT: :[[@LINE-3]]:32: note: put a task into 't' first
}
template rt::task<int> templateAwaitsEmpty<int>();
template rt::task<long> templateAwaitsEmpty<long>();
