// RUN: not %async_tidy --quiet --format=concise --fail-on=strict \
// RUN:   --checks=-*,async-missing-coroutine %s \
// RUN:   -- -std=c++20 -I%rt_include -Wno-return-type | %verify %s

// What async-missing-coroutine reports.

#include <rt/rt.hpp>

#include <stdexcept>
#include <utility>

rt::task<> save(int n);
rt::task<int> load(int n);
void log(const char *text);

//===--- It can end without a task ----------------------------------------===//

rt::task<> onOnePath(bool b) {
// CHECK:      :[[@LINE-1]]:12: warning: function 'onOnePath' returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+4]]:1: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+3]]:1: note: return a task on every path, or end with 'co_return' to make it a coroutine
  if (b)
    return save(1);
}

rt::task<> emptyBody(int) {}
// CHECK:      :[[@LINE-1]]:12: warning: function 'emptyBody' returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-2]]:28: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE-3]]:28: note: return a task on every path, or end with 'co_return' to make it a coroutine

rt::task<> afterALoop(int n) {
// CHECK:      :[[@LINE-1]]:12: warning: function 'afterALoop' returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+5]]:1: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+4]]:1: note: return a task on every path, or end with 'co_return' to make it a coroutine
  for (int i = 0; i < n; ++i)
    if (i == 7)
      return save(i);
}

rt::task<int> afterAHandler() {
// CHECK:      :[[@LINE-1]]:15: warning: function 'afterAHandler' returns 'rt::task<int>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+7]]:1: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+6]]:1: note: return a task on every path, or end with 'co_return' to make it a coroutine
  try {
    return load(1);
  } catch (const std::exception &) {
    log("failed");
  }
}

enum class color { red, green, blue };
rt::task<> anEnumeratorIsMissing(color c) {
// CHECK:      :[[@LINE-1]]:12: warning: function 'anEnumeratorIsMissing' returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+8]]:1: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+7]]:1: note: return a task on every path, or end with 'co_return' to make it a coroutine
  switch (c) {
  case color::red:
    return save(1);
  case color::green:
    return save(2);
  }
}

struct store {
  rt::task<> flush(bool now) {
// CHECK:      :[[@LINE-1]]:14: warning: function 'flush' returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+5]]:3: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+4]]:3: note: return a task on every path, or end with 'co_return' to make it a coroutine
    if (now)
      return save(1);
    log("later");
  }
  virtual rt::task<> close() {}
// CHECK:      :[[@LINE-1]]:22: warning: function 'close' returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-2]]:31: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE-3]]:31: note: return a task on every path, or end with 'co_return' to make it a coroutine
};

auto lambda = [](bool b) -> rt::task<> {
// CHECK:      :[[@LINE-1]]:15: warning: this lambda returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+4]]:1: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+3]]:1: note: return a task on every path, or end with 'co_return' to make it a coroutine
  if (b)
    return save(1);
};

template <class T> rt::task<> inTemplate(T value) {
// CHECK:      :[[@LINE-1]]:31: warning: function 'inTemplate' returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+4]]:1: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+3]]:1: note: return a task on every path, or end with 'co_return' to make it a coroutine
  if (value)
    return save(static_cast<int>(value));
}
template rt::task<> inTemplate(int);
template rt::task<> inTemplate(long);

//===--- An exception leaves the call -------------------------------------===//

rt::task<> beforeTheTask(int n) {
  if (n < 0)
    throw std::runtime_error("n");
// CHECK:      :[[@LINE-1]]:5: warning: exception leaves the call of function 'beforeTheTask', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'beforeTheTask' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:5: note: make it a coroutine with 'co_return', or return a task that holds the exception
  return save(n);
}

rt::task<> inAnExpression(int n) {
  return n < 0 ? throw std::runtime_error("n") : save(n);
// CHECK:      :[[@LINE-1]]:18: warning: exception leaves the call of function 'inAnExpression', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-3]]:12: note: function 'inAnExpression' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:18: note: make it a coroutine with 'co_return', or return a task that holds the exception
}

rt::task<> notCaughtByTheHandler(int n) {
  try {
    if (n < 0)
      throw std::runtime_error("n");
// CHECK:      :[[@LINE-1]]:7: warning: exception leaves the call of function 'notCaughtByTheHandler', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-5]]:12: note: function 'notCaughtByTheHandler' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:7: note: make it a coroutine with 'co_return', or return a task that holds the exception
    return save(n);
  } catch (const std::logic_error &) {
    return save(0);
  }
}

rt::task<> translated(int n) {
  try {
    return save(n);
  } catch (const std::exception &) {
    throw std::runtime_error("not saved");
// CHECK:      :[[@LINE-1]]:5: warning: exception leaves the call of function 'translated', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-6]]:12: note: function 'translated' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:5: note: make it a coroutine with 'co_return', or return a task that holds the exception
  }
}

rt::task<> inADefault(int n) {
  switch (n) {
  case 1:
    return save(1);
  default:
    throw std::overflow_error("n");
// CHECK:      :[[@LINE-1]]:5: warning: exception leaves the call of function 'inADefault', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-7]]:12: note: function 'inADefault' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:5: note: make it a coroutine with 'co_return', or return a task that holds the exception
  }
}

template <class T> rt::task<int> throwsInTemplate(T value) {
  if (value < 0)
    throw std::runtime_error("value");
// CHECK:      :[[@LINE-1]]:5: warning: exception leaves the call of function 'throwsInTemplate', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-4]]:34: note: function 'throwsInTemplate' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:5: note: make it a coroutine with 'co_return', or return a task that holds the exception
  return load(static_cast<int>(value));
}

#define CHECK_ARGUMENT(CONDITION)                                              \
  if (!(CONDITION))                                                            \
  throw std::runtime_error(#CONDITION)
rt::task<> inMacro(int n) {
  CHECK_ARGUMENT(n > 0);
// CHECK:      :[[@LINE-1]]:3: warning: exception leaves the call of function 'inMacro', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-3]]:12: note: function 'inMacro' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine with 'co_return', or return a task that holds the exception
  return save(n);
}

rt::task<> both(bool b) {
// CHECK:      :[[@LINE-1]]:12: warning: function 'both' returns 'rt::task<>' but can end without one [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE+9]]:1: note: control can come here without a 'return'
// CHECK-NEXT: :[[@LINE+8]]:1: note: return a task on every path, or end with 'co_return' to make it a coroutine
  if (b)
    return save(1);
  if (!b)
    throw std::runtime_error("b");
// CHECK:      :[[@LINE-1]]:5: warning: exception leaves the call of function 'both', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-9]]:12: note: function 'both' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:5: note: make it a coroutine with 'co_return', or return a task that holds the exception
}

// The branch that is chosen may do both.
template <class T> struct model {
  T object;
  rt::task<int> load(int n) const {
    if constexpr (requires { object.load(n); }) {
      if (n < 0)
        throw std::runtime_error("n");
// CHECK:      :[[@LINE-1]]:9: warning: exception leaves the call of function 'load', not the 'co_await' of its task [async-missing-coroutine]
// CHECK-NEXT: :[[@LINE-5]]:17: note: function 'load' is not a coroutine: its body runs in the call
// CHECK-NEXT: :[[@LINE-3]]:9: note: make it a coroutine with 'co_return', or return a task that holds the exception
      return object.load(n);
    } else {
      throw std::runtime_error("cannot load");
    }
  }
};
