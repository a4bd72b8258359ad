// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// Which uses of a local consume the task in it, one use per function. Only
// what is certain to start nothing leaves it unconsumed.

#include <coroutine>
#include <exception>
#include <utility>

struct task {
  struct promise_type {
    task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  task();
  task(task &&);
  task &operator=(task &&);
  ~task();
  explicit operator bool() const;
  bool done() const;
  bool poll();              // not const: may run it
  bool wait_for(int) const; // has an argument: may run it
  int id() const;
  void resume();
  void operator()();
  bool operator==(std::nullptr_t) const;
  static bool any();
  std::suspend_always operator co_await();
  std::coroutine_handle<> frame;
};
task make(int n = 0);
void byReference(task &);
void byConstReference(const task &);
void byValue(task);
void variadic(...);
template <class... T> void print(const T &...);

//===--- Not consumed -----------------------------------------------------===//

void asked() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:12: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-13]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'asked' is not a coroutine: return the task, spawn it, or block on it
  bool b = t.done();
}
void converted() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:7: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-21]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'converted' is not a coroutine: return the task, spawn it, or block on it
  if (t)
    return;
}
void negated() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:11: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-30]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'negated' is not a coroutine: return the task, spawn it, or block on it
  while (!t)
    return;
}
void chosen() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:11: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-39]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'chosen' is not a coroutine: return the task, spawn it, or block on it
  int n = t ? 1 : 2;
}
void measured() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-46]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:12: note: function 'measured' is not a coroutine: return the task, spawn it, or block on it
  int n = sizeof t;
}
void assigned() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-54]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'assigned' is not a coroutine: return the task, spawn it, or block on it
  t = make(1);
}
void cleared() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-62]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'cleared' is not a coroutine: return the task, spawn it, or block on it
  t = {};
}
void assignedFirst() {
  task t;
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-70]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE+1]]:7: note: function 'assignedFirst' is not a coroutine: return the task, spawn it, or block on it
  t = make(1);
}

void compared() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:7: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-79]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'compared' is not a coroutine: return the task, spawn it, or block on it
  if (t == nullptr)
    return;
}
void bound() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:13: note: this use of 't' does not await it
// CHECK-NEXT: :[[@LINE-88]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'bound' is not a coroutine: return the task, spawn it, or block on it
  auto &r = t;
}
void moved() {
  auto t = make();
  auto u = std::move(t);
// CHECK:      :[[@LINE-1]]:8: warning: task 'u' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-96]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'moved' is not a coroutine: return the task, spawn it, or block on it
}
void inAggregate() {
  auto t = make();
  struct {
    task first;
  } s{std::move(t)};
// CHECK:      :[[@LINE-1]]:5: warning: task 's.first' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-105]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-6]]:12: note: function 'inAggregate' is not a coroutine: return the task, spawn it, or block on it
}
void replacedAndConsumed() {
  auto t = make();
// CHECK:      :[[@LINE-1]]:8: warning: task 't' is overwritten before it is awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:3: note: 't' is overwritten here
// CHECK-NEXT: :[[@LINE-112]]:6: note: 'make' returns 'task', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:12: note: function 'replacedAndConsumed' is not a coroutine: return the task, spawn it, or block on it
  t = make(1);
  t.resume();
}

//===--- Consumed ---------------------------------------------------------===//

task awaited() {
  auto t = make();
  co_await t;
}
task returned() {
  auto t = make();
  return t;
}
void memberThatMayRunIt() {
  auto t = make();
  t.poll();
}
void memberWithArgument() {
  auto t = make();
  t.wait_for(1);
}
void memberThatIsNoQuestion() {
  auto t = make();
  t.id();
}
void resumed() {
  auto t = make();
  t.resume();
}
void called() {
  auto t = make();
  t();
}
void memberVariable() {
  auto t = make();
  t.frame.resume();
}
void passedByReference() {
  auto t = make();
  byReference(t);
}
void passedByConstReference() {
  auto t = make();
  byConstReference(t);
}
void passedByValue() {
  auto t = make();
  byValue(std::move(t));
}
void passedToTemplate() {
  auto t = make();
  print("made", t);
}
void assignedElsewhere(task &out) {
  auto t = make();
  out = std::move(t);
}
void swapped(task &out) {
  auto t = make();
  std::swap(t, out);
}
void pointedTo() {
  auto t = make();
  auto *p = &t;
}
void captured() {
  auto t = make();
  auto f = [&t] {};
}
void capturedInit() {
  auto t = make();
  auto f = [u = std::move(t)] {};
}
void usedInNestedLambda() {
  auto t = make();
  auto f = [&] { return [&] { t.resume(); }; };
}
void droppedOnPurpose() {
  auto t = make();
  (void)t;
}
void thrown() {
  auto t = make();
  throw std::move(t);
}
void askedAndConsumed() {
  auto t = make();
  while (!t.done())
    t.resume();
}
