// RUN: not %async_tidy --quiet --format=concise --checks=-*,async-unawaited-task %s \
// RUN:   -- -std=c++20 -I%rt_include | %verify %s

// What async-unawaited-task reports: tasks dropped where they are made. What
// becomes of named ones is in locals.cpp, of locks in guards.cpp.

#include "Inputs/joinable.hpp"

#include <rt/rt.hpp>

#include <chrono>
#include <vector>

using namespace std::chrono_literals;

rt::task<int> fetch(int n);
rt::task<> save(int n);

//===--- Where it is dropped ----------------------------------------------===//

rt::task<> bareStatement() {
  fetch(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-9]]:15: note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

// The enclosing function cannot await: no fix-it, other advice.
void bareStatementInPlainFunction() {
  fetch(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'bareStatementInPlainFunction' is not a coroutine: return the task, spawn it, or block on it
}

int main() {
  save(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'main' is not a coroutine: spawn the task, or block on it
}

rt::task<> leftOfComma(int n) {
  n = (fetch(1), 2);
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:8}: fix-it: "co_await "
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:8: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_await save(n);
}

rt::task<> bothSidesOfComma() {
  fetch(1), save(2);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK:      :[[@LINE-5]]:13: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-6]]:13-[[@LINE-6]]:13}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-8]]:13: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> bothArmsOfTernary(bool ok) {
  ok ? fetch(1) : fetch(2);
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:8}: fix-it: "co_await "
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:8: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK:      :[[@LINE-5]]:19: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-6]]:19-[[@LINE-6]]:19}: fix-it: "co_await "
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-8]]:19: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

// Awaiting one arm alone would give the arms different types: no fix-it.
rt::task<> oneArmOfTernary(bool ok) {
  ok ? fetch(1) : rt::task<int>();
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:8: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> inParentheses() {
  (fetch(1));
// CHECK:      :[[@LINE-1]]:4: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:4-[[@LINE-2]]:4}: fix-it: "co_await "
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:4: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> castToItsOwnType() {
  static_cast<rt::task<int>>(fetch(1));
// CHECK:      :[[@LINE-1]]:30: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:30: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  rt::task<int>(fetch(2));
// CHECK:      :[[@LINE-1]]:17: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:17: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> forIncrement() {
  for (int i = 0; i < 3; save(++i)) {
// CHECK:      :[[@LINE-1]]:26: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:26-[[@LINE-2]]:26}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:26: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  }
  co_return;
}

rt::task<> forInit() {
  for (save(0); false;) {
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:8}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:8: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  }
  co_return;
}

rt::task<> ifAndElse(bool ok) {
  if (ok)
    save(1);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  else
    save(2);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> initOfIfAndSwitch(int n) {
  if (save(1); n)
// CHECK:      :[[@LINE-1]]:7: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:7-[[@LINE-2]]:7}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:7: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_return;
  switch (save(2); n) {
// CHECK:      :[[@LINE-1]]:11: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:11-[[@LINE-2]]:11}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:11: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  }
}

rt::task<> loopBodies(bool more) {
  for (int i = 0; i < 3; ++i)
    save(i);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:5: note: function 'loopBodies' is not a coroutine: return the task, spawn it, or block on it
  while (more)
    save(1);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:5: note: function 'loopBodies' is not a coroutine: return the task, spawn it, or block on it
  do
    save(2);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:5: note: function 'loopBodies' is not a coroutine: return the task, spawn it, or block on it
  while (more);
  for (int n : {1, 2, 3})
    save(n);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:5: note: function 'loopBodies' is not a coroutine: return the task, spawn it, or block on it
}

rt::task<> rangeForInit() {
  for (save(1); int n : {1, 2, 3})
// CHECK:      :[[@LINE-1]]:8: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:8-[[@LINE-2]]:8}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:8: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_await save(n);
}

rt::task<> switchCases(int n) {
  switch (n) {
  case 1:
    save(1);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    break;
  default:
    save(2);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  }
  co_return;
}

rt::task<> afterLabel() {
again:
  save(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'afterLabel' is not a coroutine: return the task, spawn it, or block on it
  goto again;
}

rt::task<> withStatementAttribute(bool ok) {
  if (ok)
    [[likely]] save(1);
// CHECK:      :[[@LINE-1]]:16: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:16-[[@LINE-2]]:16}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:16: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> insideTryBlock() {
  try {
    save(1);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  } catch (...) {
  }
  co_return;
}

// [expr.await]/3: no co_await in a handler.
rt::task<> insideHandler() {
  try {
    co_await save(1);
  } catch (...) {
    save(2);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:5: note: a handler cannot 'co_await': leave it first
  }
}

void statementExpression() {
  int n = ({ fetch(1); 2; });
// CHECK:      :[[@LINE-1]]:14: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:14: note: function 'statementExpression' is not a coroutine: return the task, spawn it, or block on it
  ({ fetch(n); });
// CHECK:      :[[@LINE-1]]:6: warning: task returned by 'fetch' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'fetch' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:6: note: function 'statementExpression' is not a coroutine: return the task, spawn it, or block on it
}

//===--- Who makes it -----------------------------------------------------===//

struct client {
  rt::task<> send(int n);
  static rt::task<> connect();
  rt::task<> operator()(int n);
  rt::task<int> operator[](int n);
  rt::task<> operator<<(int n);
  virtual rt::task<> close();
  rt::task<> retry() {
    send(1);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'client::send' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client::send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    this->send(2);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'client::send' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client::send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_return;
  }
};
struct fastClient : client {
  rt::task<> close() override;
};

rt::task<> memberCoroutine(client &c, client *p) {
  c.send(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'client::send' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client::send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  p->send(2);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'client::send' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client::send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> staticMember() {
  client::connect();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'client::connect' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client::connect' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> functionObject(client call) {
  call(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'client' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> subscript(client c) {
  c[1];
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'client::operator[]' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client::operator[]' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

// 'co_await c << 1' would await c alone: no fix-it.
rt::task<> binaryOperator(client c) {
  c << 1;
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'client::operator<<' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'client::operator<<' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> virtualFunction(client &c) {
  c.close();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'client::close' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client::close' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> overriddenFunction(fastClient &c) {
  c.close();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'fastClient::close' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'fastClient::close' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> chainedCall(std::vector<client> &clients) {
  clients.front().send(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'client::send' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'client::send' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> functionPointer(rt::task<> (*start)(int)) {
  start(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by this call is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  (*start)(2);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by this call is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> memberPointer(client &c, rt::task<> (client::*start)(int)) {
  (c.*start)(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by this call is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> namedLambda() {
  auto flush = []() -> rt::task<> { co_await save(1); };
  flush();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by this lambda is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-4]]:16: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> lambdaCalledAtOnce() {
  []() -> rt::task<> { co_await save(1); }();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by this lambda is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> insideLambda() {
  co_await []() -> rt::task<> {
    save(1);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_return;
  }();
}

rt::task<> insideNestedLambda() {
  auto outer = [] {
    auto inner = []() -> rt::task<> {
      save(1);
// CHECK:      :[[@LINE-1]]:7: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:7-[[@LINE-2]]:7}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:7: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
      co_return;
    };
    return inner();
  };
  co_await outer();
}

rt::task<> genericLambda() {
  auto flush = [](auto n) -> rt::task<> { co_await save(n); };
  flush(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by this lambda is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-4]]:16: note: this lambda returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> insideGenericLambda() {
  auto flush = [](auto n) -> rt::task<> {
    save(n);
// CHECK:      :[[@LINE-1]]:5: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:5-[[@LINE-2]]:5}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:5: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
    co_return;
  };
  co_await flush(1);
  co_await flush('1');
}

struct localClassUser {
  rt::task<> run() {
    struct local {
      static rt::task<> step() {
        save(1);
// CHECK:      :[[@LINE-1]]:9: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:9-[[@LINE-2]]:9}: fix-it: "co_await "
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:9: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
        co_return;
      }
    };
    co_await local::step();
  }
};

struct atConstruction {
  atConstruction() { save(1); }
// CHECK:      :[[@LINE-1]]:22: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:22: note: function 'atConstruction' is not a coroutine: spawn the task, or block on it
  ~atConstruction() { save(2); }
// CHECK:      :[[@LINE-1]]:23: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:23: note: function '~atConstruction' is not a coroutine: spawn the task, or block on it
};

// No coroutine itself: it passes on a task.
rt::task<int> forwarder(int n) { return fetch(n); }
auto deducedForwarder(int n) { return fetch(n); }
decltype(auto) deducedExactly(int n) { return fetch(n); }
using work = rt::task<int>;
work aliased(int n);

rt::task<> notWrittenAsCoroutine() {
  forwarder(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'forwarder' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'forwarder' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  deducedForwarder(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'deducedForwarder' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'deducedForwarder' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  deducedExactly(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'deducedExactly' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'deducedExactly' returns 'rt::task<int>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  aliased(1);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'aliased' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'aliased' returns 'work', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> libraryFunctionOfTasks() {
  rt::when_all(fetch(1), fetch(2));
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'rt::when_all' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: : note: 'rt::when_all' returns 'rt::task<std::tuple<int, int>>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

//===--- Tasks of tasks ---------------------------------------------------===//

rt::task<rt::task<int>> prepare();

// One co_await would leave the inner task: the fix-it is only a suggestion.
rt::task<> taskOfTask() {
  prepare();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'prepare' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-6]]:25: note: 'prepare' returns 'rt::task<rt::task<int>>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
// CHECK-NEXT: :{[[@LINE-4]]:3-[[@LINE-4]]:3}: fix-it: "co_await "
  co_return;
}

rt::task<> innerTask() {
  co_await prepare();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'co_await' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
}

//===--- Awaiters ---------------------------------------------------------===//

rt::task<> awaiters(rt::channel<int> &numbers) {
  rt::sleep_for(1ms);
// CHECK:      :[[@LINE-1]]:3: warning: awaiter returned by 'rt::sleep_for' is discarded, so nothing waits [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to wait here, or cast it to void to drop it on purpose
  rt::yield();
// CHECK:      :[[@LINE-1]]:3: warning: awaiter returned by 'rt::yield' is discarded, so nothing waits [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to wait here, or cast it to void to drop it on purpose
  numbers.send(1);
// CHECK:      :[[@LINE-1]]:3: warning: awaiter returned by 'rt::channel::send' is discarded, so nothing waits [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to wait here, or cast it to void to drop it on purpose
  co_return;
}

void awaiterInPlainFunction() {
  rt::sleep_for(1ms);
// CHECK:      :[[@LINE-1]]:3: warning: awaiter returned by 'rt::sleep_for' is discarded, so nothing waits [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-2]]:3: note: function 'awaiterInPlainFunction' is not a coroutine: only a coroutine can wait here
}

//===--- Macros -----------------------------------------------------------===//

#define RUN_TWICE(work) work; work
#define SAVE_BOTH(a, b) save(a); save(b)
#define COROUTINE_BODY save(1); co_return

// Reported where the macro is used, once; without a fix-it.
rt::task<> macroArgument() {
  RUN_TWICE(save(1));
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> macroBody() {
  SAVE_BOTH(1, 2);
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to run it here, or cast it to void to drop it on purpose
  co_return;
}

rt::task<> wholeBodyFromMacro() { COROUTINE_BODY; }
// CHECK:      :[[@LINE-1]]:35: warning: task returned by 'save' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: : note: 'save' returns 'rt::task<>', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:35: note: write 'co_await' to run it here, or cast it to void to drop it on purpose

// --- a destructor that only destroys; a look at it without polling

struct destroys_on_drop {
  struct promise_type {
    destroys_on_drop get_return_object();
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  destroys_on_drop(destroys_on_drop &&) noexcept;
  ~destroys_on_drop() {
    if (handle)
      handle.destroy();
  }
  bool await_ready() const;
  bool isDone() const;
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  std::coroutine_handle<> handle;
};
destroys_on_drop never() { co_return; }
void dropsForGood() { never(); }
// CHECK:      :[[@LINE-1]]:23: warning: task returned by 'never' is discarded, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-3]]:18: note: 'never' returns 'destroys_on_drop', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-3]]:23: note: function 'dropsForGood' is not a coroutine: return the task, spawn it, or block on it
bool onlyLooks() {
  auto kept = never();
// CHECK:      :[[@LINE-1]]:8: warning: task 'kept' is never awaited, so the coroutine never runs [async-unawaited-task]
// CHECK-NEXT: :[[@LINE+3]]:10: note: this use of 'kept' does not await it
// CHECK-NEXT: :[[@LINE-9]]:18: note: 'never' returns 'destroys_on_drop', which starts only when it is awaited
// CHECK-NEXT: :[[@LINE-4]]:15: note: function 'onlyLooks' is not a coroutine: return the task, spawn it, or block on it
  return kept.isDone();
}

// --- an awaiter whose base cleans up, where it can be awaited

struct listed {
  virtual ~listed();
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct sends : listed {};
sends send();
rt::task<> forgetsToWait() {
  send();
// CHECK:      :[[@LINE-1]]:3: warning: awaiter returned by 'send' is discarded, so nothing waits [async-unawaited-task]
// CHECK-NEXT: :{[[@LINE-2]]:3-[[@LINE-2]]:3}: fix-it: "co_await "
// CHECK-NEXT: :[[@LINE-3]]:3: note: write 'co_await' to wait here, or cast it to void to drop it on purpose
  co_return;
}

// --- a value is lost where dropping lets the work run on

joinable<int> counts() { co_return 1; }
void losesTheCount() {
  counts();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'counts' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-4]]:15: note: 'counts' returns 'joinable<int>', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'losesTheCount' is not a coroutine: return the task, spawn it, or block on it
}
owning works() { co_return; }
void endsTheWork() {
  works();
// CHECK:      :[[@LINE-1]]:3: warning: task returned by 'works' is discarded, so its result and exceptions are lost [async-unawaited-task]
// CHECK-NEXT: :[[@LINE-4]]:8: note: 'works' returns 'owning', which starts at once and keeps its result for whoever awaits it
// CHECK-NEXT: :[[@LINE-3]]:3: note: function 'endsTheWork' is not a coroutine: return the task, spawn it, or block on it
}
