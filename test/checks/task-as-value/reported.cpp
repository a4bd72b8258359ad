// RUN: not %async_tidy --quiet --fail-on=strict --format=concise --checks=-*,async-task-as-value %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-task-as-value reports: tasks that stand where their result is
// meant.

#include <rt/rt.hpp>

#include <algorithm>
#include <iosfwd>
#include <string>
#include <vector>

/// A task that can be asked whether it is one.
template <class T> struct job : rt::task<T> {
  job(rt::task<T> t);
  explicit operator bool() const;
};
/// A task that converts as its author should not have let it.
template <class T> struct loose : rt::task<T> {
  loose(rt::task<T> t);
  operator T() const;
};
template <class T> struct flagged : rt::task<T> {
  flagged(rt::task<T> t);
  operator bool() const;
};

job<bool> ready();
job<bool> accepts(int n);
loose<int> count(int n);
loose<std::string> name();
flagged<int> total();

//===--- Conditions -------------------------------------------------------===//

rt::task<> conditions(bool ok) {
  if (ready())
// CHECK:      :[[@LINE-1]]:7: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:7: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "co_await "
    co_return;
  while (ready()) {
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:10: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:10-[[@LINE-4]]:10}: fix-it: "co_await "
  }
  do {
  } while (!ready());
// CHECK:      :[[@LINE-1]]:13: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:13: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:13-[[@LINE-4]]:13}: fix-it: "co_await "
  for (; ready();) {
// CHECK:      :[[@LINE-1]]:10: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:10: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:10-[[@LINE-4]]:10}: fix-it: "co_await "
  }
  int n = ready() ? 1 : 2;
// CHECK:      :[[@LINE-1]]:11: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:11: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:11-[[@LINE-4]]:11}: fix-it: "co_await "
  ok = ok && ready();
// CHECK:      :[[@LINE-1]]:14: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:14: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:14-[[@LINE-4]]:14}: fix-it: "co_await "
  ok = ready() || ok;
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:8: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:8-[[@LINE-4]]:8}: fix-it: "co_await "
  if ((accepts(n)))
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'accepts' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:8: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:8-[[@LINE-4]]:8}: fix-it: "co_await "
    co_return;
}

void inPlainFunction() {
  if (ready())
// CHECK:      :[[@LINE-1]]:7: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:7: note: function 'inPlainFunction' is not a coroutine: it cannot use the result here
    return;
}

auto lambda = [] { return !ready(); };
// CHECK:      :[[@LINE-1]]:28: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:28: note: this lambda is not a coroutine: it cannot use the result here
void inLambda() {
  auto isReady = []() -> rt::task<bool> { co_return !ready(); };
// CHECK:      :[[@LINE-1]]:54: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:54: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:54-[[@LINE-4]]:54}: fix-it: "co_await "
  if ([]() -> job<bool> { co_return true; }())
// CHECK:      :[[@LINE-1]]:7: warning: task returned by this lambda is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:7: note: function 'inLambda' is not a coroutine: it cannot use the result here
    (void)isReady();
}

struct door {
  job<bool> closed();
  rt::task<> open() {
    if (closed())
// CHECK:      :[[@LINE-1]]:9: warning: task returned by 'door::closed' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:9: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:9-[[@LINE-4]]:9}: fix-it: "co_await "
      co_return;
  }
};

#define WHEN(X) if (X)
rt::task<> inMacro() {
  WHEN(ready())
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'ready' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to use its result
    co_return;
}

template <class T> rt::task<> inTemplate(T n) {
  if (accepts(n))
// CHECK:      :[[@LINE-1]]:7: warning: task returned by 'accepts' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:7: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:7-[[@LINE-4]]:7}: fix-it: "co_await "
    co_return;
}
template rt::task<> inTemplate(int);
template rt::task<> inTemplate(short);

rt::task<> noFixForClassResult() {
  struct answer {};
  job<answer> ask();
  if (ask())
// CHECK:      :[[@LINE-1]]:7: warning: task returned by 'ask' is used as a condition without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:7: note: write 'co_await' to use its result
    co_return;
}

//===--- Values -----------------------------------------------------------===//

rt::task<bool> comparisons() {
  bool equal = count(1) == 3;
// CHECK:      :[[@LINE-1]]:16: warning: task returned by 'count' is compared without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:16: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:16-[[@LINE-4]]:16}: fix-it: "co_await "
  bool less = count(1) < count(2);
// CHECK:      :[[@LINE-1]]:15: warning: task returned by 'count' is compared without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:15: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:15-[[@LINE-4]]:15}: fix-it: "co_await "
// CHECK:      :[[@LINE-5]]:26: warning: task returned by 'count' is compared without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-7]]:26: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-8]]:26-[[@LINE-8]]:26}: fix-it: "co_await "
  bool same = total() != 0;
// CHECK:      :[[@LINE-1]]:15: warning: task returned by 'total' is compared without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:15: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:15-[[@LINE-4]]:15}: fix-it: "co_await "
  co_return equal && less && same;
}

rt::task<int> arithmetic(int n) {
  n += count(1);
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'count' is used in arithmetic without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:8: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:8-[[@LINE-4]]:8}: fix-it: "co_await "
  n = 2 * count(2);
// CHECK:      :[[@LINE-1]]:11: warning: task returned by 'count' is used in arithmetic without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:11: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:11-[[@LINE-4]]:11}: fix-it: "co_await "
  n = -count(3);
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'count' is used in arithmetic without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:8: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:8-[[@LINE-4]]:8}: fix-it: "co_await "
  co_return n << count(4);
// CHECK:      :[[@LINE-1]]:18: warning: task returned by 'count' is used in arithmetic without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:18: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:18-[[@LINE-4]]:18}: fix-it: "co_await "
}

rt::task<int> named(std::vector<int> values, int n) {
  auto t = count(1);
  if (t == n)
// CHECK:      :[[@LINE-1]]:7: warning: task 't' is compared without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:7: note: write 'co_await' to use its result
    co_return 1;
  n = t + 1;
// CHECK:      :[[@LINE-1]]:7: warning: task 't' is used in arithmetic without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:7: note: write 'co_await' to use its result
  co_return values[t];
// CHECK:      :[[@LINE-1]]:20: warning: task 't' is used as an index without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:20: note: write 'co_await' to use its result
}

struct cached {
  loose<int> value;
  bool isZero() const { return value == 0; }
// CHECK:      :[[@LINE-1]]:32: warning: task 'value' is compared without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:32: note: function 'isZero' is not a coroutine: it cannot use the result here
};

rt::task<int> index(int *numbers, std::vector<int> values) {
  co_return numbers[count(1)] + values[count(2)];
// CHECK:      :[[@LINE-1]]:21: warning: task returned by 'count' is used as an index without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:21: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:21-[[@LINE-4]]:21}: fix-it: "co_await "
// CHECK:      :[[@LINE-5]]:40: warning: task returned by 'count' is used as an index without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-7]]:40: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-8]]:40-[[@LINE-8]]:40}: fix-it: "co_await "
}

rt::task<int> switches() {
  switch (count(1)) {
// CHECK:      :[[@LINE-1]]:11: warning: task returned by 'count' is switched on without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:11: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:11-[[@LINE-4]]:11}: fix-it: "co_await "
  case 1:
    co_return 1;
  default:
    co_return 2;
  }
}

struct stream {
  stream &operator<<(int);
  stream &operator<<(const char *);
};
rt::task<> streams(stream &out) {
  out << "count: " << count(1);
// CHECK:      :[[@LINE-1]]:23: warning: task returned by 'count' is written to a stream without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'int' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:23: note: write 'co_await' to use its result
// CHECK-NEXT: :{[[@LINE-4]]:23-[[@LINE-4]]:23}: fix-it: "co_await "
  auto t = total();
  out << "total: " << t;
// CHECK:      :[[@LINE-1]]:23: warning: task 't' is written to a stream without being awaited [async-task-as-value]
// CHECK-NEXT: : note: this conversion makes a 'bool' of the task itself
// CHECK-NEXT: :[[@LINE-3]]:23: note: write 'co_await' to use its result
  co_return;
}

//===--- Predicates -------------------------------------------------------===//

flagged<bool> isGood(int n);
rt::task<> predicates(std::vector<int> &values) {
  bool any = std::any_of(values.begin(), values.end(), isGood);
// CHECK:      :[[@LINE-1]]:56: warning: task returned by 'isGood' is taken for a 'bool' by 'std::any_of' without being awaited [async-task-as-value]
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'isGood' returns 'flagged<bool>', which converts to 'bool' whatever its result
// CHECK-NEXT: :[[@LINE-3]]:56: note: loop over the range and await each result
  auto first = std::find_if(values.begin(), values.end(),
                            [](int n) { return isGood(n); });
// CHECK:      :[[@LINE-1]]:29: warning: task returned by this lambda is taken for a 'bool' by 'std::find_if' without being awaited [async-task-as-value]
// CHECK-NEXT: :[[@LINE-2]]:29: note: this lambda returns 'flagged<bool>', which converts to 'bool' whatever its result
// CHECK-NEXT: :[[@LINE-3]]:29: note: loop over the range and await each result
  std::sort(values.begin(), values.end(),
            [](int a, int b) -> flagged<bool> { co_return a < b; });
// CHECK:      :[[@LINE-1]]:13: warning: task returned by this lambda is taken for a 'bool' by 'std::sort' without being awaited [async-task-as-value]
// CHECK-NEXT: :[[@LINE-2]]:13: note: this lambda returns 'flagged<bool>', which converts to 'bool' whatever its result
// CHECK-NEXT: :[[@LINE-3]]:13: note: loop over the range and await each result
  any = std::ranges::all_of(values, isGood);
// CHECK:      :[[@LINE-1]]:37: warning: task returned by 'isGood' is taken for a 'bool' by 'std::ranges::all_of' without being awaited [async-task-as-value]
// CHECK-NEXT: : note: 'isGood' returns 'flagged<bool>', which converts to 'bool' whatever its result
// CHECK-NEXT: :[[@LINE-3]]:37: note: loop over the range and await each result
  co_return;
}
