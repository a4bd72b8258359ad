// What blocks behind a call is reported where the coroutine calls, with the
// shortest way to it. Objects have a file of their own, chains-objects.cpp.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s

#include "Inputs/disk.hpp"
#include "Inputs/server.hpp"

#include <async_tidy/annotations.h>
#include <rt/rt.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <future>
#include <latch>
#include <mutex>
#include <numeric>
#include <thread>
#include <tuple>
#include <unistd.h>
#include <variant>
#include <vector>

using namespace std::chrono_literals;

bool likely();

// --- how long the chain is

void one() { std::this_thread::sleep_for(1s); }
rt::task<> oneFunction() {
  one();
// CHECK:      :[[@LINE-1]]:3: warning: 'one' blocks the thread that runs coroutine 'oneFunction' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void two() { one(); }
rt::task<> twoFunctions() {
  two();
// CHECK:      :[[@LINE-1]]:3: warning: 'two' blocks the thread that runs coroutine 'twoFunctions' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-14]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void three() { two(); }
rt::task<> threeFunctions() {
  three();
// CHECK:      :[[@LINE-1]]:3: warning: 'three' blocks the thread that runs coroutine 'threeFunctions' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:16: note: 'three' calls 'two'
// CHECK-NEXT: :[[@LINE-15]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-25]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void shortOrLong() {
  three();
  one();
}
rt::task<> theShorterOfTwoWays() {
  shortOrLong();
// CHECK:      :[[@LINE-1]]:3: warning: 'shortOrLong' blocks the thread that runs coroutine 'theShorterOfTwoWays' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'shortOrLong' calls 'one'
// CHECK-NEXT: :[[@LINE-38]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void itselfToo() {
  one();
  std::this_thread::sleep_for(1s);
}
rt::task<> itsOwnCallBeforeAnotherFunctions() {
  itselfToo();
// CHECK:      :[[@LINE-1]]:3: warning: 'itselfToo' blocks the thread that runs coroutine 'itsOwnCallBeforeAnotherFunctions' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'itselfToo' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void c12() { std::this_thread::sleep_for(1s); }
void c11() { c12(); }
void c10() { c11(); }
void c9() { c10(); }
void c8() { c9(); }
void c7() { c8(); }
void c6() { c7(); }
void c5() { c6(); }
void c4() { c5(); }
void c3() { c4(); }
void c2() { c3(); }
void c1() { c2(); }
rt::task<> theMiddleIsLeftOut() {
  c1();
// CHECK:      :[[@LINE-1]]:3: warning: 'c1' blocks the thread that runs coroutine 'theMiddleIsLeftOut' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:13: note: 'c1' calls 'c2'
// CHECK-NEXT: :[[@LINE-6]]:13: note: 'c2' calls 'c3'
// CHECK-NEXT: :[[@LINE-8]]:13: note: 'c3' calls 'c4'
// CHECK-NEXT: :[[@LINE-10]]:13: note: 'c4' calls 'c5'
// CHECK-NEXT: :[[@LINE-12]]:13: note: and so on through 4 more calls
// CHECK-NEXT: :[[@LINE-17]]:13: note: 'c9' calls 'c10'
// CHECK-NEXT: :[[@LINE-19]]:14: note: 'c10' calls 'c11'
// CHECK-NEXT: :[[@LINE-21]]:14: note: 'c11' calls 'c12'
// CHECK-NEXT: :[[@LINE-23]]:14: note: 'c12' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-11]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> nineNotesAreShownInFull() {
  c4();
// CHECK:      :[[@LINE-1]]:3: warning: 'c4' blocks the thread that runs coroutine 'nineNotesAreShownInFull' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-23]]:13: note: 'c4' calls 'c5'
// CHECK-NEXT: :[[@LINE-25]]:13: note: 'c5' calls 'c6'
// CHECK-NEXT: :[[@LINE-27]]:13: note: 'c6' calls 'c7'
// CHECK-NEXT: :[[@LINE-29]]:13: note: 'c7' calls 'c8'
// CHECK-NEXT: :[[@LINE-31]]:13: note: 'c8' calls 'c9'
// CHECK-NEXT: :[[@LINE-33]]:13: note: 'c9' calls 'c10'
// CHECK-NEXT: :[[@LINE-35]]:14: note: 'c10' calls 'c11'
// CHECK-NEXT: :[[@LINE-37]]:14: note: 'c11' calls 'c12'
// CHECK-NEXT: :[[@LINE-39]]:14: note: 'c12' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-11]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

// --- recursion

void countDown(int n) {
  if (n == 0)
    std::this_thread::sleep_for(1s);
  else
    countDown(n - 1);
}
rt::task<> directRecursion() {
  countDown(3);
// CHECK:      :[[@LINE-1]]:3: warning: 'countDown' blocks the thread that runs coroutine 'directRecursion' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-7]]:5: note: 'countDown' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void pong(int n);
void ping(int n) { pong(n - 1); }
void pong(int n) {
  if (n > 0)
    ping(n);
  std::this_thread::sleep_for(1s);
}
rt::task<> mutualRecursion() {
  ping(3);
// CHECK:      :[[@LINE-1]]:3: warning: 'ping' blocks the thread that runs coroutine 'mutualRecursion' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-9]]:20: note: 'ping' calls 'pong'
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'pong' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void inner(int n);
void outerCycle(int n) { inner(n); }
void leaveCycle() { one(); }
void inner(int n) {
  if (n)
    outerCycle(n - 1);
  leaveCycle();
}
rt::task<> outOfACycle() {
  outerCycle(2);
// CHECK:      :[[@LINE-1]]:3: warning: 'outerCycle' blocks the thread that runs coroutine 'outOfACycle' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-10]]:26: note: 'outerCycle' calls 'inner'
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'inner' calls 'leaveCycle'
// CHECK-NEXT: :[[@LINE-11]]:21: note: 'leaveCycle' calls 'one'
// CHECK-NEXT: :[[@LINE-145]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-6]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

// --- who calls, and how often

rt::task<> severalCoroutinesFirst() {
  one();
// CHECK:      :[[@LINE-1]]:3: warning: 'one' blocks the thread that runs coroutine 'severalCoroutinesFirst' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-155]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}
rt::task<> severalCoroutinesSecond() {
  one();
// CHECK:      :[[@LINE-1]]:3: warning: 'one' blocks the thread that runs coroutine 'severalCoroutinesSecond' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-162]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> twiceInOneCoroutineIsSaidOnce() {
  two();
// CHECK:      :[[@LINE-1]]:3: warning: 'two' blocks the thread that runs coroutine 'twiceInOneCoroutineIsSaidOnce' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-161]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-171]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_await rt::yield();
  two();
}

ASYNC_TIDY_BLOCKING_CONTEXT rt::task<> enterBlockingPool();
rt::task<> whereItIsFineAndWhereItIsNot() {
  two();
// CHECK:      :[[@LINE-1]]:3: warning: 'two' blocks the thread that runs coroutine 'whereItIsFineAndWhereItIsNot' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-172]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-182]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_await enterBlockingPool();
  two();
}

rt::task<> fineInOneBranchOnly() {
  if (likely()) {
    co_await enterBlockingPool();
    two();
    co_return;
  }
  two();
// CHECK:      :[[@LINE-1]]:3: warning: 'two' blocks the thread that runs coroutine 'fineInOneBranchOnly' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-187]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-197]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
}

template <class T> T slowCopy(T value) {
  one();
  return value;
}
rt::task<> instantiationsAreOneFinding() {
  slowCopy(1);
// CHECK:      :[[@LINE-1]]:3: warning: 'slowCopy' blocks the thread that runs coroutine 'instantiationsAreOneFinding' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:3: note: 'slowCopy' calls 'one'
// CHECK-NEXT: :[[@LINE-209]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  slowCopy(2L);
  co_return;
}

rt::task<> twoHelpersAreTwoFindings() {
  two();
// CHECK:      :[[@LINE-1]]:3: warning: 'two' blocks the thread that runs coroutine 'twoHelpersAreTwoFindings' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-209]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-219]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  three();
// CHECK:      :[[@LINE-1]]:3: warning: 'three' blocks the thread that runs coroutine 'twoHelpersAreTwoFindings' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-204]]:16: note: 'three' calls 'two'
// CHECK-NEXT: :[[@LINE-215]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-225]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> directAndThroughAHelper() {
  std::this_thread::sleep_for(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'directAndThroughAHelper' [async-blocking-call]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
// CHECK-NEXT: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  one();
// CHECK:      :[[@LINE-1]]:3: warning: 'one' blocks the thread that runs coroutine 'directAndThroughAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-238]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void coroutineLambda(rt::executor &e) {
  rt::spawn_detached(e, []() -> rt::task<> {
    two();
// CHECK:      :[[@LINE-1]]:5: warning: 'two' blocks the thread that runs this coroutine lambda [async-blocking-call]
// CHECK-NEXT: :[[@LINE-238]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-248]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:5: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
    co_return;
  });
}

void onlyDeclaredBefore();
rt::task<> definedBelow() {
  onlyDeclaredBefore();
// CHECK:      :[[@LINE-1]]:3: warning: 'onlyDeclaredBefore' blocks the thread that runs coroutine 'definedBelow' [async-blocking-call]
// CHECK-NEXT: :[[@LINE+5]]:29: note: 'onlyDeclaredBefore' calls 'one'
// CHECK-NEXT: :[[@LINE-259]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}
void onlyDeclaredBefore() { one(); }

// --- where the call stands

int slowNumber() {
  std::this_thread::sleep_for(1s);
  return 1;
}
rt::task<int> identity(int n) { co_return n; }

rt::task<> inTheConditionOfIf() {
  if (slowNumber() == 1)
// CHECK:      :[[@LINE-1]]:7: warning: 'slowNumber' blocks the thread that runs coroutine 'inTheConditionOfIf' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-8]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:7: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
    co_await rt::yield();
}

rt::task<> inTheConditionOfWhile() {
  while (slowNumber() == 1)
// CHECK:      :[[@LINE-1]]:10: warning: 'slowNumber' blocks the thread that runs coroutine 'inTheConditionOfWhile' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-16]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:10: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
    co_await rt::yield();
}

rt::task<> inASwitch() {
  switch (slowNumber()) {
// CHECK:      :[[@LINE-1]]:11: warning: 'slowNumber' blocks the thread that runs coroutine 'inASwitch' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-24]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:11: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  default:
    co_return;
  }
}

rt::task<int> inTheOperandOfCoReturn() { co_return slowNumber(); }
// CHECK:      :[[@LINE-1]]:52: warning: 'slowNumber' blocks the thread that runs coroutine 'inTheOperandOfCoReturn' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-33]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:52: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

rt::task<> inTheOperandOfCoAwait() { (void)co_await identity(slowNumber()); }
// CHECK:      :[[@LINE-1]]:62: warning: 'slowNumber' blocks the thread that runs coroutine 'inTheOperandOfCoAwait' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-38]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:62: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

rt::task<int> inAnArgument() { co_return std::abs(slowNumber()); }
// CHECK:      :[[@LINE-1]]:51: warning: 'slowNumber' blocks the thread that runs coroutine 'inAnArgument' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-43]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:51: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

rt::task<> inTheBoundOfALoop() {
  for (int i = 0; i < slowNumber(); ++i)
// CHECK:      :[[@LINE-1]]:23: warning: 'slowNumber' blocks the thread that runs coroutine 'inTheBoundOfALoop' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-49]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:23: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
    co_await rt::yield();
}

rt::task<> inACapture() {
  auto later = [n = slowNumber()] { return n; };
// CHECK:      :[[@LINE-1]]:21: warning: 'slowNumber' blocks the thread that runs coroutine 'inACapture' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-57]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:21: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  (void)later;
  co_return;
}

rt::task<> inAHandler() {
  try {
    co_await rt::yield();
  } catch (...) {
    one();
// CHECK:      :[[@LINE-1]]:5: warning: 'one' blocks the thread that runs coroutine 'inAHandler' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-337]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:5: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  }
}

#define PAUSE() two()
rt::task<> inAMacro() {
  PAUSE();
// CHECK:      :[[@LINE-1]]:3: warning: 'two' blocks the thread that runs coroutine 'inAMacro' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-337]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-347]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

// --- what blocks at the end

void joins(std::thread &t) { t.join(); }
rt::task<> aJoin(std::thread &t) {
  joins(t);
// CHECK:      :[[@LINE-1]]:3: warning: 'joins' blocks the thread that runs coroutine 'aJoin' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:32: note: 'joins' calls 'std::thread::join', which waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

int result(std::future<int> &f) { return f.get(); }
rt::task<int> aFuture(std::future<int> &f) { co_return result(f); }
// CHECK:      :[[@LINE-1]]:56: warning: 'result' blocks the thread that runs coroutine 'aFuture' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:44: note: 'result' calls 'std::future::get', which waits until another thread has set the result
// CHECK-NEXT: :[[@LINE-3]]:56: note: run it with 'rt::spawn_blocking', where blocking is fine

void waits(std::latch &l) { l.wait(); }
rt::task<> aLatch(std::latch &l) {
  waits(l);
// CHECK:      :[[@LINE-1]]:3: warning: 'waits' blocks the thread that runs coroutine 'aLatch' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:31: note: 'waits' calls 'std::latch::wait', which waits until the count is zero
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

void builds() { (void)std::system("make"); }
rt::task<> aProcess() {
  builds();
// CHECK:      :[[@LINE-1]]:3: warning: 'builds' blocks the thread that runs coroutine 'aProcess' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:23: note: 'builds' calls 'system', which waits until the command has ended
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

void sleepy() { ::sleep(1); }
rt::task<> aFunctionOfC() {
  sleepy();
// CHECK:      :[[@LINE-1]]:3: warning: 'sleepy' blocks the thread that runs coroutine 'aFunctionOfC' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:17: note: 'sleepy' calls 'sleep', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void onDisk() [[clang::blocking]];
void callsOnDisk() { onDisk(); }
rt::task<> declaredByAnAttribute() {
  callsOnDisk();
// CHECK:      :[[@LINE-1]]:3: warning: 'callsOnDisk' blocks the thread that runs coroutine 'declaredByAnAttribute' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:22: note: 'callsOnDisk' calls 'onDisk', which is declared '{{\[\[}}clang::blocking]]'
// CHECK-NEXT: :[[@LINE-3]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

ASYNC_TIDY_BLOCKING int readSensor();
int twiceTheSensor() { return readSensor() + readSensor(); }
rt::task<int> declaredByAnAnnotation() { co_return twiceTheSensor(); }
// CHECK:      :[[@LINE-1]]:52: warning: 'twiceTheSensor' blocks the thread that runs coroutine 'declaredByAnAnnotation' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:31: note: 'twiceTheSensor' calls 'readSensor', which is annotated 'async::blocking'
// CHECK-NEXT: :[[@LINE-3]]:52: note: run it with 'rt::spawn_blocking', where blocking is fine

// Its body says nothing of it, but its author does.
ASYNC_TIDY_BLOCKING int opaque() { return 1; }
int callsOpaque() { return opaque(); }
rt::task<int> annotatedWithABody() { co_return callsOpaque(); }
// CHECK:      :[[@LINE-1]]:48: warning: 'callsOpaque' blocks the thread that runs coroutine 'annotatedWithABody' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:28: note: 'callsOpaque' calls 'opaque', which is annotated 'async::blocking'
// CHECK-NEXT: :[[@LINE-3]]:48: note: run it with 'rt::spawn_blocking', where blocking is fine

// --- members and namespaces

struct store {
  int load() { return slowNumber(); }
  int both() { return load(); }
  static void flush() { one(); }
  rt::task<int> ownMember() { co_return both(); }
// CHECK:      :[[@LINE-1]]:41: warning: 'store::both' blocks the thread that runs coroutine 'ownMember' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:23: note: 'store::both' calls 'store::load'
// CHECK-NEXT: :[[@LINE-6]]:23: note: 'store::load' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-163]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:41: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
};

rt::task<int> memberFunction(store &s) { co_return s.load(); }
// CHECK:      :[[@LINE-1]]:54: warning: 'store::load' blocks the thread that runs coroutine 'memberFunction' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-13]]:23: note: 'store::load' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-170]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:54: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

rt::task<int> memberFunctionOfMemberFunction(store *s) {
  co_return s->both();
// CHECK:      :[[@LINE-1]]:16: warning: 'store::both' blocks the thread that runs coroutine 'memberFunctionOfMemberFunction' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-19]]:23: note: 'store::both' calls 'store::load'
// CHECK-NEXT: :[[@LINE-21]]:23: note: 'store::load' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-178]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:16: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
}

rt::task<> staticMemberFunction() {
  store::flush();
// CHECK:      :[[@LINE-1]]:3: warning: 'store::flush' blocks the thread that runs coroutine 'staticMemberFunction' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-27]]:25: note: 'store::flush' calls 'one'
// CHECK-NEXT: :[[@LINE-454]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<int> memberOfWhatACallReturns(store &(*find)()) {
  co_return find().load();
// CHECK:      :[[@LINE-1]]:20: warning: 'store::load' blocks the thread that runs coroutine 'memberOfWhatACallReturns' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-38]]:23: note: 'store::load' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-195]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:20: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
}

namespace app::storage {
namespace {
void sync() { one(); }
} // namespace
inline namespace v2 {
void commit() { sync(); }
} // namespace v2
} // namespace app::storage

rt::task<> nestedNamespaces() {
  app::storage::commit();
// CHECK:      :[[@LINE-1]]:3: warning: 'app::storage::commit' blocks the thread that runs coroutine 'nestedNamespaces' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-7]]:17: note: 'app::storage::commit' calls 'app::storage::sync'
// CHECK-NEXT: :[[@LINE-11]]:15: note: 'app::storage::sync' calls 'one'
// CHECK-NEXT: :[[@LINE-481]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<int> inlineFunctionOfAHeader() { co_return disk::load(1); }
// CHECK:      :[[@LINE-1]]:53: warning: 'disk::load' blocks the thread that runs coroutine 'inlineFunctionOfAHeader' [async-blocking-call]
// CHECK-NEXT: disk.hpp:12:3: note: 'disk::load' calls 'disk::settle'
// CHECK-NEXT: disk.hpp:9:3: note: 'disk::settle' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:53: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

rt::task<long> templateOfAHeader() { co_return disk::load_as<long>(1); }
// CHECK:      :[[@LINE-1]]:48: warning: 'disk::load_as' blocks the thread that runs coroutine 'templateOfAHeader' [async-blocking-call]
// CHECK-NEXT: disk.hpp:15:52: note: 'disk::load_as' calls 'disk::load'
// CHECK-NEXT: disk.hpp:12:3: note: 'disk::load' calls 'disk::settle'
// CHECK-NEXT: disk.hpp:9:3: note: 'disk::settle' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:48: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

rt::task<> memberOfALocalClass() {
  struct local {
    static void pause() { one(); }
  };
  local::pause();
// CHECK:      :[[@LINE-1]]:3: warning: 'local::pause' blocks the thread that runs coroutine 'memberOfALocalClass' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:27: note: 'local::pause' calls 'one'
// CHECK-NEXT: :[[@LINE-506]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

// --- default arguments

int limit() { return slowNumber(); }
void connect(int port, int timeout = limit());
rt::task<> defaultArgument() {
  connect(80);
// CHECK:      :[[@LINE-1]]:3: warning: 'limit' blocks the thread that runs coroutine 'defaultArgument' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:3: note: it is called for an argument left out
// CHECK-NEXT: :[[@LINE-6]]:22: note: 'limit' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-252]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

int remembered(int n = slowNumber());
int callsWithDefault() { return remembered(); }
rt::task<int> defaultArgumentInAHelper() { co_return callsWithDefault(); }
// CHECK:      :[[@LINE-1]]:54: warning: 'callsWithDefault' blocks the thread that runs coroutine 'defaultArgumentInAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:33: note: 'callsWithDefault' calls 'slowNumber' for an argument left out
// CHECK-NEXT: :[[@LINE-262]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:54: note: run it with 'rt::spawn_blocking', where blocking is fine

int first(int n = slowNumber()) { return n; }
int second(int n = first());
rt::task<int> defaultArgumentOfADefaultArgument() { co_return second(); }
// CHECK:      :[[@LINE-1]]:63: warning: 'slowNumber' blocks the thread that runs coroutine 'defaultArgumentOfADefaultArgument' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:63: note: it is called for an argument left out
// CHECK-NEXT: :[[@LINE-270]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:63: note: run it with 'rt::spawn_blocking', where blocking is fine

// --- templates

template <class T> void apply(T work) { work(); }
template <class T> T convert(T value) {
  one();
  return value;
}
rt::task<int> functionTemplate() { co_return convert(1); }
// CHECK:      :[[@LINE-1]]:46: warning: 'convert' blocks the thread that runs coroutine 'functionTemplate' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'convert' calls 'one'
// CHECK-NEXT: :[[@LINE-551]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:46: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

template <class T> struct cell {
  T value;
  T get() {
    one();
    return value;
  }
};
rt::task<int> classTemplate(cell<int> &c) { co_return c.get(); }
// CHECK:      :[[@LINE-1]]:57: warning: 'cell::get' blocks the thread that runs coroutine 'classTemplate' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:5: note: 'cell::get' calls 'one'
// CHECK-NEXT: :[[@LINE-564]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:57: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

template <bool Slow> void sometimes() {
  if constexpr (Slow)
    one();
}
rt::task<> theSlowInstantiation() {
  sometimes<true>();
// CHECK:      :[[@LINE-1]]:3: warning: 'sometimes' blocks the thread that runs coroutine 'theSlowInstantiation' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:5: note: 'sometimes' calls 'one'
// CHECK-NEXT: :[[@LINE-575]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

struct slow_policy {
  static void run() { one(); }
};
template <class Policy> void withPolicy() { Policy::run(); }
rt::task<> byTheTemplateArgument() {
  withPolicy<slow_policy>();
// CHECK:      :[[@LINE-1]]:3: warning: 'withPolicy' blocks the thread that runs coroutine 'byTheTemplateArgument' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:45: note: 'withPolicy' calls 'slow_policy::run'
// CHECK-NEXT: :[[@LINE-7]]:23: note: 'slow_policy::run' calls 'one'
// CHECK-NEXT: :[[@LINE-589]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

template <class... T> void each(T... work) { (work(), ...); }
rt::task<> foldExpression() {
  each([] {}, [] { one(); });
// CHECK:      :[[@LINE-1]]:3: warning: 'each' blocks the thread that runs coroutine 'foldExpression' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:47: note: 'each' calls 'work'
// CHECK-NEXT: :[[@LINE-3]]:20: note: 'work' calls 'one'
// CHECK-NEXT: :[[@LINE-600]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

template <class T> rt::task<T> coroutineTemplate(T value) {
  two();
// CHECK:      :[[@LINE-1]]:3: warning: 'two' blocks the thread that runs coroutine 'coroutineTemplate' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-599]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-609]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return value;
}
template rt::task<int> coroutineTemplate(int);

// --- virtual functions

struct reader {
  virtual ~reader() = default;
  virtual int read() = 0;
};
struct file_reader : reader {
  int read() override { return slowNumber(); }
};
rt::task<int> pureWithOneOverrider(reader &r) { co_return r.read(); }
// CHECK:      :[[@LINE-1]]:61: warning: 'reader::read' may block the thread that runs coroutine 'pureWithOneOverrider' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:7: note: 'reader::read' is virtual, and 'file_reader::read' overrides it
// CHECK-NEXT: :[[@LINE-5]]:32: note: 'file_reader::read' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-360]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:61: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread

struct logger {
  virtual ~logger() = default;
  virtual void log() { one(); }
};
struct null_logger : logger {
  void log() override {}
};
rt::task<> theBaseItself(logger &l) {
  l.log();
// CHECK:      :[[@LINE-1]]:5: warning: 'logger::log' blocks the thread that runs coroutine 'theBaseItself' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-8]]:24: note: 'logger::log' calls 'one'
// CHECK-NEXT: :[[@LINE-642]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:5: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

struct sink {
  virtual ~sink() = default;
  virtual void put() {}
};
struct memory_sink : sink {
  void put() override {}
};
struct file_sink : sink {
  void put() override { two(); }
};
struct socket_sink : sink {
  void put() override { one(); }
};
rt::task<> theNearestOfSeveralOverriders(sink *s) {
  s->put();
// CHECK:      :[[@LINE-1]]:6: warning: 'sink::put' may block the thread that runs coroutine 'theNearestOfSeveralOverriders' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:8: note: 'sink::put' is virtual, and 'socket_sink::put' overrides it
// CHECK-NEXT: :[[@LINE-6]]:25: note: 'socket_sink::put' calls 'one'
// CHECK-NEXT: :[[@LINE-665]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:6: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

struct deeper_sink : memory_sink {
  void put() override { one(); }
};
rt::task<> overriderOfAnOverrider(memory_sink &s) {
  s.put();
// CHECK:      :[[@LINE-1]]:5: warning: 'memory_sink::put' may block the thread that runs coroutine 'overriderOfAnOverrider' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:8: note: 'memory_sink::put' is virtual, and 'deeper_sink::put' overrides it
// CHECK-NEXT: :[[@LINE-6]]:25: note: 'deeper_sink::put' calls 'one'
// CHECK-NEXT: :[[@LINE-678]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:5: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

struct final_sink final : sink {
  void put() override { one(); }
};
rt::task<> finalClass(final_sink &s) {
  s.put();
// CHECK:      :[[@LINE-1]]:5: warning: 'final_sink::put' blocks the thread that runs coroutine 'finalClass' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:25: note: 'final_sink::put' calls 'one'
// CHECK-NEXT: :[[@LINE-690]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:5: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> qualifiedCall(socket_sink &s) {
  s.socket_sink::put();
// CHECK:      :[[@LINE-1]]:18: warning: 'socket_sink::put' blocks the thread that runs coroutine 'qualifiedCall' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-40]]:25: note: 'socket_sink::put' calls 'one'
// CHECK-NEXT: :[[@LINE-699]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:18: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> localObjectOfKnownType() {
  socket_sink s;
  s.put();
// CHECK:      :[[@LINE-1]]:5: warning: 'socket_sink::put' blocks the thread that runs coroutine 'localObjectOfKnownType' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-50]]:25: note: 'socket_sink::put' calls 'one'
// CHECK-NEXT: :[[@LINE-709]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:5: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

struct service {
  virtual ~service() = default;
  void run() { step(); }
  virtual void step() = 0;
};
struct slow_service : service {
  void step() override { one(); }
};
rt::task<> virtualFunctionOfAHelper(service &s) {
  s.run();
// CHECK:      :[[@LINE-1]]:5: warning: 'service::run' may block the thread that runs coroutine 'virtualFunctionOfAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-9]]:16: note: 'service::run' calls 'service::step'
// CHECK-NEXT: :[[@LINE-6]]:8: note: 'service::step' is virtual, and 'slow_service::step' overrides it
// CHECK-NEXT: :[[@LINE-7]]:26: note: 'slow_service::step' calls 'one'
// CHECK-NEXT: :[[@LINE-728]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-6]]:5: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

// --- function objects and lambdas

struct pauses {
  void operator()() const { one(); }
};
rt::task<> functionObject() {
  pauses pause;
  pause();
// CHECK:      :[[@LINE-1]]:3: warning: 'pauses' blocks the thread that runs coroutine 'functionObject' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-6]]:29: note: 'pauses' calls 'one'
// CHECK-NEXT: :[[@LINE-743]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> temporaryFunctionObject() {
  pauses()();
// CHECK:      :[[@LINE-1]]:3: warning: 'pauses' blocks the thread that runs coroutine 'temporaryFunctionObject' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-15]]:29: note: 'pauses' calls 'one'
// CHECK-NEXT: :[[@LINE-752]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> lambdaInAVariable() {
  auto pause = [] { one(); };
  pause();
// CHECK:      :[[@LINE-1]]:3: warning: 'pause' blocks the thread that runs coroutine 'lambdaInAVariable' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:21: note: 'pause' calls 'one'
// CHECK-NEXT: :[[@LINE-762]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> lambdaThatBlocksItself() {
  auto pause = [] { std::this_thread::sleep_for(1s); };
  pause();
// CHECK:      :[[@LINE-1]]:3: warning: 'pause' blocks the thread that runs coroutine 'lambdaThatBlocksItself' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:21: note: 'pause' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> immediatelyInvoked() {
  int n = [] { return slowNumber(); }();
// CHECK:      :[[@LINE-1]]:11: warning: this lambda blocks the thread that runs coroutine 'immediatelyInvoked' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:23: note: this lambda calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-512]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:11: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  (void)n;
  co_return;
}

rt::task<> genericLambda() {
  auto pause = [](auto time) { std::this_thread::sleep_for(time); };
  pause(1s);
// CHECK:      :[[@LINE-1]]:3: warning: 'pause' blocks the thread that runs coroutine 'genericLambda' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:32: note: 'pause' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-3]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> lambdaThatCallsALambda() {
  auto inner = [] { one(); };
  auto outer = [&] { inner(); };
  outer();
// CHECK:      :[[@LINE-1]]:3: warning: 'outer' blocks the thread that runs coroutine 'lambdaThatCallsALambda' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:22: note: 'outer' calls 'inner'
// CHECK-NEXT: :[[@LINE-5]]:21: note: 'inner' calls 'one'
// CHECK-NEXT: :[[@LINE-802]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

rt::task<> lambdaGivenToAHelper() {
  apply([] { one(); });
// CHECK:      :[[@LINE-1]]:3: warning: 'apply' blocks the thread that runs coroutine 'lambdaGivenToAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-267]]:41: note: 'apply' calls 'work'
// CHECK-NEXT: :[[@LINE-3]]:14: note: 'work' calls 'one'
// CHECK-NEXT: :[[@LINE-812]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

const auto globalPause = [] { one(); };
rt::task<> lambdaOfTheNamespace() {
  globalPause();
// CHECK:      :[[@LINE-1]]:3: warning: 'globalPause' blocks the thread that runs coroutine 'lambdaOfTheNamespace' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:31: note: 'globalPause' calls 'one'
// CHECK-NEXT: :[[@LINE-822]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void helperWithALambda() {
  auto pause = [] { one(); };
  pause();
}
rt::task<> lambdaInAHelper() {
  helperWithALambda();
// CHECK:      :[[@LINE-1]]:3: warning: 'helperWithALambda' blocks the thread that runs coroutine 'lambdaInAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:3: note: 'helperWithALambda' calls 'pause'
// CHECK-NEXT: :[[@LINE-7]]:21: note: 'pause' calls 'one'
// CHECK-NEXT: :[[@LINE-836]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

// --- given to what calls it at once

rt::task<> forEach(std::vector<int> &all) {
  std::for_each(all.begin(), all.end(), [](int) { one(); });
// CHECK:      :[[@LINE-1]]:41: warning: this lambda blocks the thread that runs coroutine 'forEach' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:51: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-847]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:41: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> sort(std::vector<int> &all) {
  std::sort(all.begin(), all.end(), [](int a, int b) {
// CHECK:      :[[@LINE-1]]:37: warning: this lambda blocks the thread that runs coroutine 'sort' [async-blocking-call]
// CHECK-NEXT: :[[@LINE+3]]:5: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-856]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:37: note: run it with 'rt::spawn_blocking', where blocking is fine
    one();
    return a < b;
  });
  co_return;
}

int slowly(int n) { return n + slowNumber(); }
rt::task<> transformWithAFunction(std::vector<int> &all) {
  std::transform(all.begin(), all.end(), all.begin(), slowly);
// CHECK:      :[[@LINE-1]]:55: warning: 'slowly' blocks the thread that runs coroutine 'transformWithAFunction' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:32: note: 'slowly' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-601]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:55: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<bool> anyOf(std::vector<int> &all) {
  co_return std::any_of(all.begin(), all.end(),
                        [](int n) { return slowly(n) > 1; });
// CHECK:      :[[@LINE-1]]:25: warning: this lambda blocks the thread that runs coroutine 'anyOf' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:44: note: this lambda calls 'slowly'
// CHECK-NEXT: :[[@LINE-15]]:32: note: 'slowly' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-612]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:25: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<int> accumulate(std::vector<int> &all) {
  co_return std::accumulate(all.begin(), all.end(), 0,
                            [](int a, int b) { return a + slowly(b); });
// CHECK:      :[[@LINE-1]]:29: warning: this lambda blocks the thread that runs coroutine 'accumulate' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:59: note: this lambda calls 'slowly'
// CHECK-NEXT: :[[@LINE-25]]:32: note: 'slowly' calls 'slowNumber'
// CHECK-NEXT: :[[@LINE-622]]:3: note: 'slowNumber' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:29: note: run it with 'rt::spawn_blocking', where blocking is fine
}

rt::task<> rangesForEach(std::vector<int> &all) {
  std::ranges::for_each(all, [](int) { one(); });
// CHECK:      :[[@LINE-1]]:30: warning: this lambda blocks the thread that runs coroutine 'rangesForEach' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:40: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-898]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:30: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> invoke() {
  std::invoke([] { one(); });
// CHECK:      :[[@LINE-1]]:15: warning: this lambda blocks the thread that runs coroutine 'invoke' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:20: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-907]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:15: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> visit(std::variant<int, long> &v) {
  std::visit([](auto) { one(); }, v);
// CHECK:      :[[@LINE-1]]:14: warning: this lambda blocks the thread that runs coroutine 'visit' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:25: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-916]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:14: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> applyTuple(std::tuple<int, int> &t) {
  std::apply([](int, int) { one(); }, t);
// CHECK:      :[[@LINE-1]]:14: warning: this lambda blocks the thread that runs coroutine 'applyTuple' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:29: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-925]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:14: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

std::once_flag opened;
rt::task<> callOnce() {
  std::call_once(opened, [] { one(); });
// CHECK:      :[[@LINE-1]]:26: warning: this lambda blocks the thread that runs coroutine 'callOnce' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:31: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-935]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:26: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> functionObjectGiven(std::vector<int> &all) {
  struct visitor {
    void operator()(int) const { one(); }
  };
  std::for_each(all.begin(), all.end(), visitor());
// CHECK:      :[[@LINE-1]]:41: warning: 'visitor' blocks the thread that runs coroutine 'functionObjectGiven' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-4]]:34: note: 'visitor' calls 'one'
// CHECK-NEXT: :[[@LINE-947]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:41: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> twoLambdasAreTwoFindings(std::vector<int> &all) {
  std::for_each(all.begin(), all.end(), [](int) { one(); });
// CHECK:      :[[@LINE-1]]:41: warning: this lambda blocks the thread that runs coroutine 'twoLambdasAreTwoFindings' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:51: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-956]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:41: note: run it with 'rt::spawn_blocking', where blocking is fine
  std::for_each(all.begin(), all.end(), [](int) { two(); });
// CHECK:      :[[@LINE-1]]:41: warning: this lambda blocks the thread that runs coroutine 'twoLambdasAreTwoFindings' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-2]]:51: note: this lambda calls 'two'
// CHECK-NEXT: :[[@LINE-952]]:14: note: 'two' calls 'one'
// CHECK-NEXT: :[[@LINE-962]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:41: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

rt::task<> lambdaInAVariableGiven(std::vector<int> &all) {
  auto visitor = [](int) { one(); };
  std::for_each(all.begin(), all.end(), visitor);
// CHECK:      :[[@LINE-1]]:41: warning: this lambda blocks the thread that runs coroutine 'lambdaInAVariableGiven' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-3]]:28: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-972]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:41: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

void visitAll(std::vector<int> &all) {
  std::for_each(all.begin(), all.end(), [](int) { one(); });
}
rt::task<> algorithmInAHelper(std::vector<int> &all) {
  visitAll(all);
// CHECK:      :[[@LINE-1]]:3: warning: 'visitAll' blocks the thread that runs coroutine 'algorithmInAHelper' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:41: note: 'visitAll' has this lambda called
// CHECK-NEXT: :[[@LINE-6]]:51: note: this lambda calls 'one'
// CHECK-NEXT: :[[@LINE-985]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-5]]:3: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}

// --- the program may end there, and goes on otherwise

void mayEnd(bool fatal) {
  one();
  if (fatal)
    std::exit(1);
}
rt::task<> callsWhatMayEnd() {
  mayEnd(false);
// CHECK:      :[[@LINE-1]]:3: warning: 'mayEnd' blocks the thread that runs coroutine 'callsWhatMayEnd' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-7]]:3: note: 'mayEnd' calls 'one'
// CHECK-NEXT: :[[@LINE-1001]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void runsForever(bool fatal) {
  if (fatal)
    std::exit(1);
  for (;;)
    one();
}
rt::task<> callsWhatRunsForever() {
  runsForever(false);
// CHECK:      :[[@LINE-1]]:3: warning: 'runsForever' blocks the thread that runs coroutine 'callsWhatRunsForever' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-5]]:5: note: 'runsForever' calls 'one'
// CHECK-NEXT: :[[@LINE-1016]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

void catches() {
  try {
    one();
    throw 1;
  } catch (int) {
    return;
  }
  std::abort();
}
rt::task<> callsWhatCatches() {
  catches();
// CHECK:      :[[@LINE-1]]:3: warning: 'catches' blocks the thread that runs coroutine 'callsWhatCatches' [async-blocking-call]
// CHECK-NEXT: :[[@LINE-10]]:5: note: 'catches' calls 'one'
// CHECK-NEXT: :[[@LINE-1034]]:14: note: 'one' calls 'std::this_thread::sleep_for', which suspends the calling thread for the whole time
// CHECK-NEXT: :[[@LINE-4]]:3: note: make it a coroutine that awaits 'rt::sleep_for', which frees the thread
  co_return;
}

// --- the destructor does again what was done, or waits for itself

rt::task<> stops() {
  server mine;
  mine.stop();
// CHECK:      :[[@LINE-1]]:8: warning: 'server::stop' blocks the thread that runs coroutine 'stops' [async-blocking-call]
// CHECK-NEXT: server.hpp:13:14: note: 'server::stop' calls 'std::thread::join', which waits until the thread has ended
// CHECK-NEXT: :[[@LINE-3]]:8: note: run it with 'rt::spawn_blocking', where blocking is fine
  co_return;
}
rt::task<> leaves() {
  server mine;
// CHECK:      :[[@LINE-1]]:10: warning: destroying 'mine' blocks the thread that runs coroutine 'leaves' [async-blocking-call]
// CHECK-NEXT: server.hpp:16:15: note: the destructor of 'server' calls 'server::stop'
// CHECK-NEXT: server.hpp:13:14: note: 'server::stop' calls 'std::thread::join', which waits until the thread has ended
// CHECK-NEXT: :[[@LINE-4]]:10: note: end it with an await, or on a thread of its own
  mine.poke();
  co_return;
}
