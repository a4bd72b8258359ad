// RUN: %async_tidy facts %s -- -std=c++20 -I%rt_include | grep "^fates.cpp" \
// RUN:   | grep ": task '" | FileCheck --implicit-check-not=': ' %s

// What each use does with a task, and what becomes of it. In the order of
// lines, as the facts are.

#include <rt/rt.hpp>

#include <optional>
#include <utility>
#include <vector>

rt::task<int> fetch(int n);
void unseen(rt::task<int> &t);
void forgets(rt::task<int> t) {
  if (t.valid())
// CHECK: fates.cpp:[[@LINE-1]]:7: task 't' is only looked at here
    return;
}

rt::task<int> awaited() {
  auto t = fetch(1);
  co_return co_await std::move(t);
// CHECK: fates.cpp:[[@LINE-1]]:32: task 't' is taken here
}

rt::task<> never() {
  auto t = fetch(1);
// CHECK: fates.cpp:[[@LINE-1]]:8: task 't' is never taken
  if (t.done())
// CHECK: fates.cpp:[[@LINE-1]]:7: task 't' is only looked at here
    co_return;
}

rt::task<int> onOnePath(bool b) {
  auto t = fetch(1);
// CHECK: fates.cpp:[[@LINE-1]]:8: task 't' is not taken on every path
  if (b)
    co_return 0;
  co_return co_await std::move(t);
// CHECK: fates.cpp:[[@LINE-1]]:32: task 't' is taken here
}

rt::task<int> replaced() {
  auto t = fetch(1);
// CHECK: fates.cpp:[[@LINE-1]]:8: task 't' is overwritten before it is taken
  t = fetch(2);
// CHECK: fates.cpp:[[@LINE-1]]:3: task 't' is overwritten here
  co_return co_await std::move(t);
// CHECK: fates.cpp:[[@LINE-1]]:32: task 't' is taken here
}

void passedOn() {
  auto t = fetch(1);
  auto u = std::move(t);
// CHECK: fates.cpp:[[@LINE-1]]:8: task 'u' ends in a function that ignores it
// CHECK: fates.cpp:[[@LINE-2]]:22: task 't' is moved to another local here
  forgets(std::move(u));
// CHECK: fates.cpp:[[@LINE-1]]:21: task 'u' is given to a function that ignores it here
}

void escapes() {
  auto t = fetch(1);
  unseen(t);
// CHECK: fates.cpp:[[@LINE-1]]:10: task 't' escapes here
  auto u = fetch(2);
  auto look = [&] { return u.done(); };
// CHECK: fates.cpp:[[@LINE-1]]:16: task 'u' escapes here
  (void)look;
}

rt::task<> holders() {
  std::vector<rt::task<int>> jobs;
// CHECK: fates.cpp:[[@LINE-1]]:30: task 'jobs' is never taken
  jobs.push_back(fetch(1));
// CHECK: fates.cpp:[[@LINE-1]]:3: task 'jobs' gets one more here
  std::optional<rt::task<int>> maybe = fetch(2);
  maybe.reset();
// CHECK: fates.cpp:[[@LINE-1]]:3: task 'maybe' is emptied here
  co_await std::move(maybe.value());
// CHECK: fates.cpp:[[@LINE-1]]:22: task 'maybe' is taken here
}
