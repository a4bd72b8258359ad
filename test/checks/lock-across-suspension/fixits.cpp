// The edits let others in between, so they are offered on a note and --fix
// leaves them alone.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-lock-across-suspension %s -- -std=c++20 -I%rt_include | %verify %s
// RUN: cp %s %t.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-lock-across-suspension --fix %t.cpp -- -std=c++20 -I%rt_include
// RUN: diff %s %t.cpp

#include <rt/rt.hpp>

#include <mutex>
#include <shared_mutex>

std::mutex m;
std::shared_mutex shared;
int count;
rt::task<> rest();
rt::task<int> fetch();

//===--- Unlocked for the statement ---------------------------------------===//

rt::task<> lastOfItsScope() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'lastOfItsScope' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:3: note: coroutine 'lastOfItsScope' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "lock.unlock();\n  "
  ++count;
  co_await rest();
}
rt::task<> lockedAgain() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'lockedAgain' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'lockedAgain' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+3]]:3-[[@LINE+3]]:3}: fix-it: "lock.unlock();\n  "
// CHECK-NEXT: :{[[@LINE+2]]:19-[[@LINE+2]]:19}: fix-it: "\n  lock.lock();"
  ++count;
  co_await rest();
  --count;
}
rt::task<> inInitialiser() {
  std::shared_lock lock(shared);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'shared' while coroutine 'inInitialiser' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:11: note: coroutine 'inInitialiser' leaves its thread to others at this 'co_await'; what locks 'shared' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "lock.unlock();\n  "
// CHECK-NEXT: :{[[@LINE+1]]:28-[[@LINE+1]]:28}: fix-it: "\n  lock.lock();"
  int n = co_await fetch();
  count = n;
}
rt::task<> inLoop(int n) {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'inLoop' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:5: note: coroutine 'inLoop' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+3]]:5-[[@LINE+3]]:5}: fix-it: "lock.unlock();\n    "
// CHECK-NEXT: :{[[@LINE+2]]:21-[[@LINE+2]]:21}: fix-it: "\n    lock.lock();"
  while (n-- > 0) {
    co_await rest();
  }
}
rt::task<int> inReturn() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'inReturn' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+4]]:13: note: coroutine 'inReturn' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "lock.unlock();\n  "
  ++count;
  co_return co_await fetch();
}

//===--- The scope ends before --------------------------------------------===//

rt::task<> scopeEnds() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'scopeEnds' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:3: note: coroutine 'scopeEnds' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "{\n  "
// CHECK-NEXT: :{[[@LINE+2]]:3-[[@LINE+2]]:3}: fix-it: "}\n  "
  ++count;
  co_await rest();
}
rt::task<> scopeOfBlockEnds(bool b) {
  if (b) {
    std::scoped_lock lock(m);
// CHECK:      :[[@LINE-1]]:22: warning: 'lock' holds 'm' while coroutine 'scopeOfBlockEnds' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+5]]:5: note: coroutine 'scopeOfBlockEnds' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:22: note: unlock before the suspension, or use a mutex that coroutines can hold across one
// CHECK-NEXT: :{[[@LINE-4]]:5-[[@LINE-4]]:5}: fix-it: "{\n    "
// CHECK-NEXT: :{[[@LINE+2]]:5-[[@LINE+2]]:5}: fix-it: "}\n    "
    ++count;
    co_await rest();
  }
}

//===--- No edit ----------------------------------------------------------===//

rt::task<> protectsWhatFollows() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'protectsWhatFollows' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'protectsWhatFollows' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  ++count;
}
rt::task<> declaresBetween() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'declaresBetween' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:3: note: coroutine 'declaresBetween' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  int n = count;
  co_await rt::task<>(n > 0 ? rest() : rest());
}
rt::task<> protectsNothing() {
  std::lock_guard lock(m);
// CHECK:      :[[@LINE-1]]:19: warning: 'lock' holds 'm' while coroutine 'protectsNothing' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'protectsNothing' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:19: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
}
rt::task<> severalAwaits() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'severalAwaits' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'severalAwaits' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good (and at 1 more)
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  co_await rest();
}
rt::task<bool> ready();
rt::task<> inCondition() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'inCondition' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:7: note: coroutine 'inCondition' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  if (co_await ready())
    ++count;
}
rt::task<> withoutBlock(bool b) {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'withoutBlock' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+3]]:5: note: coroutine 'withoutBlock' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  if (b)
    co_await rest();
}
#define REST co_await rest()
rt::task<> inMacro() {
  std::unique_lock lock(m);
// CHECK:      :[[@LINE-1]]:20: warning: 'lock' holds 'm' while coroutine 'inMacro' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'inMacro' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:20: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  REST;
}
rt::task<> byHand() {
  m.lock();
// CHECK:      :[[@LINE-1]]:5: warning: 'm' is locked while coroutine 'byHand' is suspended, which blocks any thread that locks it [async-lock-across-suspension]
// CHECK-NEXT: :[[@LINE+2]]:3: note: coroutine 'byHand' leaves its thread to others at this 'co_await'; what locks 'm' there blocks it, perhaps for good
// CHECK-NEXT: :[[@LINE-3]]:5: note: unlock before the suspension, or use a mutex that coroutines can hold across one
  co_await rest();
  m.unlock();
}
