// The fix-it for sleep: what it leaves compiles and is clean. Where an await is
// not allowed, or the code is a macro's, there is none.
//
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %s -- -std=c++20 -I%rt_include | %verify %s
//
// RUN: cp %s %t.cpp
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call --fix %t.cpp -- -std=c++20 -I%rt_include
// RUN: FileCheck --check-prefix=FIXED --input-file=%t.cpp %s
// RUN: %rt_cxx -fsyntax-only %t.cpp
// RUN: %async_tidy --quiet --format=concise --checks=*,-async-blocking-call %t.cpp -- -std=c++20 -I%rt_include | %verify --check-prefix=NONE %s
// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-blocking-call %t.cpp -- -std=c++20 -I%rt_include | FileCheck --check-prefix=AFTER %s

#include <rt/rt.hpp>

#include <chrono>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;

rt::task<> qualified() {
  std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'qualified' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> qualified() {
  // FIXED-NEXT: {{^}}  co_await rt::sleep_for(1s);
  co_return;
}

rt::task<> until(std::chrono::steady_clock::time_point when) {
  std::this_thread::sleep_until(when);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_until' blocks the thread that runs coroutine 'until' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_until"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_until' suspends the calling thread until that time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_until' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> until(
  // FIXED-NEXT: {{^}}  co_await rt::sleep_until(when);
  co_return;
}

rt::task<> fromUsingDeclaration() {
  using std::this_thread::sleep_for;
  sleep_for(1s);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'fromUsingDeclaration' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:12}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> fromUsingDeclaration() {
  // FIXED-NEXT: using
  // FIXED-NEXT: {{^}}  co_await rt::sleep_for(1s);
  co_return;
}

rt::task<> inLoop() {
  for (int i = 0; i < 3; ++i)
    std::this_thread::sleep_for(i * 1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inLoop' [async-blocking-call]
    // CHECK: :{[[@LINE-2]]:5-[[@LINE-2]]:32}: fix-it: "co_await rt::sleep_for"
    // CHECK: :[[@LINE-3]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-4]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> inLoop() {
  // FIXED-NEXT: for
  // FIXED-NEXT: {{^}}    co_await rt::sleep_for(i * 1s);
  co_return;
}

rt::task<> inConditional(bool slow) {
  slow ? std::this_thread::sleep_for(1s) : std::this_thread::yield();
  // CHECK: :[[@LINE-1]]:10: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inConditional' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:10-[[@LINE-2]]:37}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:10: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:10: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> inConditional(
  // FIXED-NEXT: {{^}}  slow ? co_await rt::sleep_for(1s) : std::this_thread::yield();
  co_return;
}

rt::task<> inComma(int &n) {
  ++n, std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:8: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inComma' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:8-[[@LINE-2]]:35}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:8: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:8: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> inComma(
  // FIXED-NEXT: {{^}}  ++n, co_await rt::sleep_for(1s);
  co_return;
}

rt::task<> inCast() {
  (void)std::this_thread::sleep_for(1s);
  // CHECK: :[[@LINE-1]]:9: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inCast' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:9-[[@LINE-2]]:36}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:9: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:9: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> inCast() {
  // FIXED-NEXT: {{^}}  (void)co_await rt::sleep_for(1s);
  co_return;
}

rt::task<> overTwoLines() {
  std::this_thread::sleep_for(
      std::chrono::seconds(1));
      // CHECK: :[[@LINE-2]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'overTwoLines' [async-blocking-call]
      // CHECK: :{[[@LINE-3]]:3-[[@LINE-3]]:30}: fix-it: "co_await rt::sleep_for"
      // CHECK: :[[@LINE-4]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
      // CHECK: :[[@LINE-5]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> overTwoLines() {
  // FIXED-NEXT: {{^}}  co_await rt::sleep_for(
  co_return;
}

rt::task<> withComment() {
  std::this_thread::sleep_for(/* a while */ 1s); // wait
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'withComment' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> withComment() {
  // FIXED-NEXT: {{^}}  co_await rt::sleep_for(/* a while */ 1s); // wait
  co_return;
}

rt::task<> inLambda() {
  auto work = []() -> rt::task<> { std::this_thread::sleep_for(1s); co_return; };
  // CHECK: :[[@LINE-1]]:36: warning: 'std::this_thread::sleep_for' blocks the thread that runs this coroutine lambda [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:36-[[@LINE-2]]:63}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:36: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:36: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> inLambda() {
  // FIXED-NEXT: {{^}}  auto work = []() -> rt::task<> { co_await rt::sleep_for(1s); co_return; };
  co_await work();
}

template <class T> rt::task<> inTemplate(T time) {
  std::this_thread::sleep_for(time);
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inTemplate' [async-blocking-call]
  // CHECK: :{[[@LINE-2]]:3-[[@LINE-2]]:30}: fix-it: "co_await rt::sleep_for"
  // CHECK: :[[@LINE-3]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-4]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  // FIXED-LABEL: rt::task<> inTemplate(
  // FIXED-NEXT: {{^}}  co_await rt::sleep_for(time);
  co_return;
}
template rt::task<> inTemplate(std::chrono::seconds);
template rt::task<> inTemplate(std::chrono::minutes);

// --- no fix-it

rt::task<> inHandler() {
  try {
    co_await rt::yield();
  } catch (...) {
    std::this_thread::sleep_for(1s);
    // CHECK: :[[@LINE-1]]:5: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inHandler' [async-blocking-call]
    // CHECK: :[[@LINE-2]]:5: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
    // CHECK: :[[@LINE-3]]:5: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  }
}

rt::task<> inStaticInitialiser() {
  static int once = (std::this_thread::sleep_for(1s), 1);
  // CHECK: :[[@LINE-1]]:22: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inStaticInitialiser' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:22: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:22: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  (void)once;
  co_return;
}

#define NAP std::this_thread::sleep_for(1s)
rt::task<> inMacro() {
  NAP;
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'inMacro' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

rt::task<> explicitTemplateArguments() {
  std::this_thread::sleep_for<long, std::ratio<1>>(std::chrono::seconds(1));
  // CHECK: :[[@LINE-1]]:3: warning: 'std::this_thread::sleep_for' blocks the thread that runs coroutine 'explicitTemplateArguments' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'std::this_thread::sleep_for' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: 'co_await rt::sleep_for' suspends only the coroutine and frees the thread
  co_return;
}

/// The number of seconds is no duration.
rt::task<> otherArguments() {
  sleep(1);
  // CHECK: :[[@LINE-1]]:3: warning: 'sleep' blocks the thread that runs coroutine 'otherArguments' [async-blocking-call]
  // CHECK: :[[@LINE-2]]:3: note: 'sleep' suspends the calling thread for the whole time
  // CHECK: :[[@LINE-3]]:3: note: await 'rt::sleep_for' instead, which frees the thread
  co_return;
}

rt::task<> throughPointer() {
  auto *f = &std::this_thread::sleep_for<long, std::ratio<1>>;
  f(std::chrono::seconds(1));
  co_return;
}

// AFTER-COUNT-5: warning: {{.*}} blocks the thread that runs
// AFTER-NOT: warning:
// NONE-NOT: warning:
