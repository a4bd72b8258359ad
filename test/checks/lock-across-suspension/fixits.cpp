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
  ++count;
  co_await rest();
}
rt::task<> lockedAgain() {
  std::unique_lock lock(m);
  ++count;
  co_await rest();
  --count;
}
rt::task<> inInitialiser() {
  std::shared_lock lock(shared);
  int n = co_await fetch();
  count = n;
}
rt::task<> inLoop(int n) {
  std::unique_lock lock(m);
  while (n-- > 0) {
    co_await rest();
  }
}
rt::task<int> inReturn() {
  std::unique_lock lock(m);
  ++count;
  co_return co_await fetch();
}

//===--- The scope ends before --------------------------------------------===//

rt::task<> scopeEnds() {
  std::lock_guard lock(m);
  ++count;
  co_await rest();
}
rt::task<> scopeOfBlockEnds(bool b) {
  if (b) {
    std::scoped_lock lock(m);
    ++count;
    co_await rest();
  }
}

//===--- No edit ----------------------------------------------------------===//

rt::task<> protectsWhatFollows() {
  std::lock_guard lock(m);
  co_await rest();
  ++count;
}
rt::task<> declaresBetween() {
  std::lock_guard lock(m);
  int n = count;
  co_await rt::task<>(n > 0 ? rest() : rest());
}
rt::task<> protectsNothing() {
  std::lock_guard lock(m);
  co_await rest();
}
rt::task<> severalAwaits() {
  std::unique_lock lock(m);
  co_await rest();
  co_await rest();
}
rt::task<bool> ready();
rt::task<> inCondition() {
  std::unique_lock lock(m);
  if (co_await ready())
    ++count;
}
rt::task<> withoutBlock(bool b) {
  std::unique_lock lock(m);
  if (b)
    co_await rest();
}
#define REST co_await rest()
rt::task<> inMacro() {
  std::unique_lock lock(m);
  REST;
}
rt::task<> byHand() {
  m.lock();
  co_await rest();
  m.unlock();
}
